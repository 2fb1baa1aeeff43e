// SPDX-License-Identifier: Apache-2.0
package touchstone.builder;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Required;
import touchstone.base.Slug;
import touchstone.base.Transactions;
import touchstone.guideline.Change;
import touchstone.guideline.Guideline;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;

/** Makes a guideline, or the next version of one, of a form. */
@ApplicationScoped
class Saving {
  private final Guidelines guidelines;
  private final Transactions transactions;

  Saving(Guidelines guidelines, Transactions transactions) {
    this.guidelines = guidelines;
    this.transactions = transactions;
  }

  /** The slug of the guideline that holds the template now; 409 or 422 where it may not be. */
  String save(BuilderForm form, UUID by) {
    settled(form);
    return transactions.inNew(() -> form.revises() ? revise(form, by) : create(form, by));
  }

  /** The template of a change of meaning, checked as for a version and not kept; 422 else. */
  String unpriced(BuilderForm form) {
    settled(form);
    GuidelineVersion next =
        guidelines.next(
            guidelines.named(form.guideline()),
            new Guidelines.Revision(
                form.body(), form.draft().toJson(), form.change(), form.note(), Change.NONE));
    return Json.tree(next.template).toPrettyString();
  }

  private static void settled(BuilderForm form) {
    if (form.jsonTyped()) {
      throw Problem.refusedField("json", "was changed and not taken: take it, or empty it");
    }
  }

  private String revise(BuilderForm form, UUID by) {
    Guideline guideline = guidelines.named(form.guideline());
    guidelines.revise(
        guideline, form.body(), form.draft().toJson(), form.change(), form.note(), by);
    return guideline.slug;
  }

  private String create(BuilderForm form, UUID by) {
    String name = Required.text("name", form.name(), 200);
    String slug = form.slug().isEmpty() ? free(name) : form.slug();
    guidelines.create(slug, name, form.body(), form.draft().toJson(), by);
    return slug;
  }

  private String free(String name) {
    String slug = Slug.of(name);
    String free = slug;
    for (int number = 2; guidelines.count("slug", free) > 0; number++) {
      free = slug + "-" + number;
    }
    return free;
  }
}
