// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.base.Fault;
import touchstone.guideline.Template;
import touchstone.web.Speech;

/** An item and its questions for pages that ask without a lease: those of reviewers, of users. */
@ApplicationScoped
public class Asking {
  private static final UUID IN_ORDER = new UUID(0, 0);

  private final Engine engine;
  private final Speech speech;

  Asking(Engine engine, Speech speech) {
    this.engine = engine;
    this.speech = speech;
  }

  /** The item as raters see it. */
  public List<ShownView> shown(Template template, JsonNode content) {
    return template.show().stream().map(shown -> ShownView.of(engine, shown, content)).toList();
  }

  /** The first words of an item. */
  public String snippet(Template template, JsonNode content) {
    return OwnWork.snippet(template, content);
  }

  /** The questions as raters are asked them, filled with answers, with what is wrong in them. */
  public List<QuestionView> questions(
      Template template, JsonNode content, ObjectNode answers, List<Fault> faults) {
    Map<String, Map<String, String>> keys = template.keys();
    Map<String, String> wrong = new HashMap<>();
    faults.forEach(fault -> wrong.put(TaskViews.question(fault), speech.say(fault)));
    return template.ask().stream()
        .map(
            question ->
                QuestionView.of(
                    engine,
                    question,
                    keys.get(question.name()),
                    content,
                    IN_ORDER,
                    answers.get(question.name()),
                    wrong.get(question.name())))
        .toList();
  }

  /** What a form with these questions says. */
  public ObjectNode answers(Template template, MultivaluedMap<String, String> form) {
    return AnswerForm.answers(template, form);
  }
}
