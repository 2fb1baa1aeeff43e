// SPDX-License-Identifier: Apache-2.0
package touchstone.builder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import touchstone.base.Fault;
import touchstone.base.Json;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.builder.draft.Draft;
import touchstone.builder.draft.QuestionCells;
import touchstone.dataset.Dataset;
import touchstone.dataset.Datasets;
import touchstone.dataset.Item;
import touchstone.dataset.Items;
import touchstone.guideline.Guideline;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Template;
import touchstone.guideline.Templates;
import touchstone.web.Messages;
import touchstone.web.Speech;

/** Begins forms, shows them, and finds the item that is looked at beside them. */
@ApplicationScoped
class Forms {
  private static final int LOOKED_AT = 20;

  private final Guidelines guidelines;
  private final Datasets datasets;
  private final Items items;
  private final Templates templates;
  private final Speech speech;

  Forms(Guidelines guidelines, Datasets datasets, Items items, Templates templates, Speech speech) {
    this.guidelines = guidelines;
    this.datasets = datasets;
    this.items = items;
    this.templates = templates;
    this.speech = speech;
  }

  /** The form to begin with: of a gallery's template, of a guideline's newest version, or empty. */
  BuilderForm start(String gallery, String guideline, String dataset, String then) {
    if (!gallery.isEmpty()) {
      Gallery.Start start = Gallery.named(gallery);
      Draft draft = Draft.of(start.template());
      return BuilderForm.start(gallery, "", dataset, then, start.name(speech), start.body(), draft);
    }
    if (!guideline.isEmpty()) {
      Guideline known = guidelines.named(guideline);
      GuidelineVersion last = guidelines.latest(known.id);
      Draft draft = Draft.of(Json.tree(last.template));
      return BuilderForm.start("", guideline, dataset, then, known.name, last.body, draft);
    }
    return BuilderForm.start("", "", dataset, then, "", text("builder_firstBody"), Draft.empty());
  }

  FormView show(BuilderForm form, Problem refused) {
    List<Fault> faults = refused == null ? List.of() : refused.faults();
    Rows rows = new Rows(form.draft(), types(), faults, this::text);
    return new FormView(
        form,
        form.revises() ? guidelines.named(form.guideline()).name : text("builder_newTemplate"),
        form.revises() ? guidelines.latest(guidelines.named(form.guideline()).id).number + 1 : 1,
        rows.shown(),
        rows.asked(),
        fields(form),
        datasets.page(Listing.MOST, null).items().stream()
            .map(dataset -> new CellView.Offer(dataset.slug, dataset.name))
            .toList(),
        refused == null ? null : refused.getMessage(),
        faults);
  }

  String text(String key, Object... arguments) {
    return Messages.text(speech.language(), key, arguments);
  }

  private String text(String key) {
    return text(key, new Object[0]);
  }

  /** The types of question that there are, in the order of the form. */
  private List<String> types() {
    List<String> known = new ArrayList<>();
    templates.schema().at("/$defs/ask").fieldNames().forEachRemaining(known::add);
    return QuestionCells.types().stream().filter(known::contains).toList();
  }

  private List<String> fields(BuilderForm form) {
    Set<String> fields = new LinkedHashSet<>();
    for (ObjectNode item : looked(form)) {
      item.fieldNames().forEachRemaining(fields::add);
    }
    return List.copyOf(fields);
  }

  /** The items that may be looked at: the first of the dataset, or the gallery's own. */
  private List<ObjectNode> looked(BuilderForm form) {
    if (!form.dataset().isEmpty()) {
      Dataset dataset = datasets.named(form.dataset());
      return items.page(dataset, Items.Filter.of(null, null), LOOKED_AT, null).items().stream()
          .map(Item::content)
          .map(content -> (ObjectNode) content)
          .toList();
    }
    return form.gallery().isEmpty() ? List.of() : List.of(Gallery.named(form.gallery()).sample());
  }

  /** The item to look at; of a dataset as it is, else with made-up values where it lacks some. */
  ObjectNode item(BuilderForm form, Template template) {
    List<ObjectNode> looked = looked(form);
    if (looked.isEmpty()) {
      return Samples.filled(template, Json.object());
    }
    int number = form.item().matches("\\d{1,2}") ? Integer.parseInt(form.item()) : 1;
    ObjectNode item = looked.get(Math.max(0, Math.min(looked.size(), number) - 1));
    return form.dataset().isEmpty() ? Samples.filled(template, item) : item;
  }

  /** The template of the form, or 422 with its faults. */
  Template template(BuilderForm form) {
    return templates.read(form.draft().toJson());
  }
}
