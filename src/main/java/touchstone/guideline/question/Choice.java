// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import touchstone.base.Json;
import touchstone.base.Reason;
import touchstone.guideline.Fields;
import touchstone.guideline.Head;
import touchstone.guideline.Place;
import touchstone.guideline.Question;
import touchstone.guideline.QuestionType;

/** One of several options: {@code "pos"}. */
public record Choice(Head head, Options offered) implements Question {

  @Override
  public Set<String> options() {
    return offered.values();
  }

  @Override
  public Map<String, String> hotkeys() {
    return offered.hotkeys();
  }

  @Override
  public boolean oneKey() {
    return true;
  }

  @Override
  public Reason check(JsonNode answer) {
    return offered.find(answer) == null
        ? Reason.of("guideline_misfit_oneOf", offered.words())
        : null;
  }

  @Override
  public JsonNode canonical(JsonNode answer) {
    return answer;
  }

  @Override
  public JsonNode fromForm(List<String> values) {
    return Form.one(values, TextNode::valueOf);
  }

  @Override
  public String describe(JsonNode answer) {
    return offered.title(answer);
  }

  @Override
  public ObjectNode answerSchema() {
    return Json.object().put("type", "string").set("enum", offered.valuesJson());
  }

  @Override
  public ObjectNode toJson() {
    return head.toJson().set("options", offered.toJson());
  }

  /** Reads choices. */
  @Singleton
  public static final class Type implements QuestionType {
    @Override
    public String name() {
      return "choice";
    }

    @Override
    public Question read(ObjectNode json, Place place) {
      Fields fields = Fields.of(json, place);
      Head head = Head.read(fields);
      Options options = Options.read(fields);
      return fields.sound() ? new Choice(head, options) : null;
    }

    @Override
    public ObjectNode schema() {
      return Head.schema(name(), "{\"options\":" + Options.SCHEMA + "}", "options");
    }
  }
}
