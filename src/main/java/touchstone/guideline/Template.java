// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.base.Fault;
import touchstone.base.Json;
import touchstone.base.Reason;

/** What a guideline shows of each item and what it asks about it, both in order. */
public record Template(List<Shown> show, List<Question> ask) {
  static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  public Template {
    show = List.copyOf(show);
    ask = List.copyOf(ask);
  }

  /** The question of this name, or null. */
  public Question question(String name) {
    return ask.stream().filter(question -> question.name().equals(name)).findFirst().orElse(null);
  }

  /** Whether one key press is a whole judgement: there is one question, a single choice. */
  public boolean oneKey() {
    return ask.size() == 1 && ask.get(0).oneKey();
  }

  /** Whether some question cannot be checked fully without the item. */
  public boolean needsItem() {
    return ask.stream().anyMatch(Question::needsItem);
  }

  /** The key of each value that one key picks, by question. */
  public Map<String, Map<String, String>> keys() {
    return Keys.of(ask);
  }

  /** What the page of this lease shows in an order of its own: the values in it, by question. */
  public Map<String, List<String>> shownOrders(UUID lease, JsonNode item) {
    Map<String, List<String>> orders = new LinkedHashMap<>();
    for (Question question : ask) {
      List<String> order = question.shownOrder(lease, item);
      if (!order.isEmpty()) {
        orders.put(question.name(), order);
      }
    }
    return orders;
  }

  /**
   * What is wrong with the answers of one judgement, each at {@code answers.<question>}: answers to
   * what is unknown or, by its condition, not asked; answers that do not fit; and those missing.
   */
  public List<Fault> check(ObjectNode answers) {
    return check(answers, null);
  }

  /** The same with the item's content at hand, or null where it is unknown. */
  public List<Fault> check(ObjectNode answers, JsonNode item) {
    Place place = Place.root().field("answers");
    Map<String, Question> asked = asked(answers);
    for (Question question : ask) {
      JsonNode answer = answers.get(question.name());
      Place here = place.field(question.name());
      if (!asked.containsKey(question.name())) {
        if (answer != null) {
          here.fault(leftOut(question.when()));
        }
      } else if (answer == null) {
        if (question.required()) {
          here.fault(Reason.of("guideline_misfit_missing"));
        }
      } else {
        Reason reason = question.check(answer, item);
        if (reason != null) {
          here.fault(reason);
        }
      }
    }
    answers
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (question(name) == null) {
                place
                    .field(name)
                    .fault(
                        Reason.of(
                            "guideline_misfit_unknown",
                            String.join(", ", ask.stream().map(Question::name).toList())));
              }
            });
    return place.faults();
  }

  /**
   * The questions that these answers lead to, by name and in order. An answer to a question that is
   * not asked fulfils no condition.
   */
  public Map<String, Question> asked(ObjectNode answers) {
    Map<String, Question> asked = new LinkedHashMap<>();
    for (Question question : ask) {
      Condition when = question.when();
      if (when == null
          || asked.containsKey(when.question()) && when.holds(answers.get(when.question()))) {
        asked.put(question.name(), question);
      }
    }
    return asked;
  }

  /** Checked answers, each in its one way of writing, in the order of the questions. */
  public ObjectNode canonical(ObjectNode answers) {
    ObjectNode canonical = Json.object();
    for (Question question : ask) {
      JsonNode answer = answers.get(question.name());
      if (answer != null) {
        canonical.set(question.name(), question.canonical(answer));
      }
    }
    return canonical;
  }

  /** The JSON Schema (draft 2020-12) of the answers of one judgement. */
  public ObjectNode answerSchema() {
    ObjectNode schema = Json.object().put("$schema", DRAFT).put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    schema.put("additionalProperties", false);
    ArrayNode conditions = Json.array();
    Map<String, String> types = new HashMap<>();
    for (Question question : ask) {
      ObjectNode answer = question.answerSchema();
      types.put(question.name(), answer.path("type").asText());
      properties.set(question.name(), answer);
      if (question.when() != null) {
        Condition when = question.when();
        ObjectNode condition = conditions.addObject();
        condition.set("if", when.schema(types.get(when.question())));
        if (question.required()) {
          condition.putObject("then").putArray("required").add(question.name());
        }
        condition.putObject("else").putObject("properties").put(question.name(), false);
      } else if (question.required()) {
        required.add(question.name());
      }
    }
    if (!conditions.isEmpty()) {
      schema.set("allOf", conditions);
    }
    return schema;
  }

  public ObjectNode toJson() {
    ObjectNode json = Json.object();
    ArrayNode shown = json.putArray("show");
    show.forEach(each -> shown.add(each.toJson()));
    ArrayNode asked = json.putArray("ask");
    ask.forEach(each -> asked.add(each.toJson()));
    return json;
  }

  private static Reason leftOut(Condition when) {
    Object values = null;
    for (String value : when.values()) {
      values = values == null ? value : Reason.of("guideline_misfit_or", values, value);
    }
    return Reason.of("guideline_misfit_notAsked", when.question(), values);
  }
}
