// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.Engine;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.guideline.Markdown;
import touchstone.guideline.Template;
import touchstone.judgement.Effort;

/**
 * The label page of a template that no project has, with an item in hand: it is drawn as for
 * raters, but there is no lease, and nothing of it can be saved or sent.
 */
@ApplicationScoped
public class Preview {
  private static final UUID NO_LEASE = new UUID(0, 0);
  private static final long AN_HOUR = 3600;

  private final Engine engine;

  Preview(Engine engine) {
    this.engine = engine;
  }

  @CheckedTemplate(basePath = "labelling")
  static class Templates {
    static native TemplateInstance preview(TaskView task, RawString guideline);
  }

  /** The page of an item's content with a template and the Markdown of a guideline. */
  public TemplateInstance page(Template template, ObjectNode item, String body) {
    return Templates.preview(task(template, item), new RawString(Markdown.html(body)));
  }

  private TaskView task(Template template, ObjectNode item) {
    return new TaskView(
        "",
        NO_LEASE,
        "",
        null,
        AN_HOUR,
        template.oneKey(),
        false,
        null,
        template.show().stream().map(shown -> ShownView.of(engine, shown, item)).toList(),
        questions(template, item),
        1,
        null,
        null,
        "",
        false,
        0,
        Effort.of(null, null),
        false);
  }

  private List<QuestionView> questions(Template template, ObjectNode item) {
    Map<String, Map<String, String>> keys = template.keys();
    return template.ask().stream()
        .map(
            question ->
                QuestionView.of(
                    engine, question, keys.get(question.name()), item, NO_LEASE, null, null))
        .toList();
  }
}
