// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import touchstone.base.Json;

/**
 * How answers to older versions read by the values of later ones. What raters said stays as it is;
 * this is what counts as their vote. A value with one successor reads as that one, a value retired
 * is no vote, a value that was split still reads as itself until it is judged anew.
 */
public final class Mapping {
  public static final Mapping NONE = new Mapping(List.of());

  private static final String RETIRED = "";
  private static final String SPLIT = "?";

  private final List<Step> steps;

  /**
   * A version that mapped something.
   *
   * @param values by question, the successor of each value, empty where there is none
   * @param marked questions whose answers are marks with labels
   */
  record Step(int version, Map<String, Map<String, String>> values, Set<String> marked) {}

  private Mapping(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /** Of these versions and their templates, oldest first. */
  static Mapping of(List<Step> steps) {
    return steps.isEmpty() ? NONE : new Mapping(steps);
  }

  static Step step(int version, Change change, Template before) {
    Map<String, Map<String, String>> values = new HashMap<>();
    Set<String> marked = new LinkedHashSet<>();
    for (Question question : before.ask()) {
      Set<String> offered = Values.of(question).keySet();
      for (Relation relation : change.mapping()) {
        boolean ours = relation.question() == null || relation.question().equals(question.name());
        if (ours) {
          for (String from : relation.from()) {
            if (offered.contains(from)) {
              values
                  .computeIfAbsent(question.name(), first -> new HashMap<>())
                  .put(from, successor(relation));
            }
          }
        }
      }
      if (Values.marks(question)) {
        marked.add(question.name());
      }
    }
    return new Step(version, values, marked);
  }

  private static String successor(Relation relation) {
    return relation.retires() ? RETIRED : relation.carries() ? relation.to().get(0) : SPLIT;
  }

  /** The answer as it counts now, or null where it no longer counts. */
  public JsonNode now(String question, int version, JsonNode answer) {
    return read(question, version, answer, false);
  }

  /** The same for what is taken as true: null where it was split, too. */
  public JsonNode firm(String question, int version, JsonNode answer) {
    return read(question, version, answer, true);
  }

  private JsonNode read(String question, int version, JsonNode answer, boolean firm) {
    JsonNode now = answer;
    for (Step step : steps) {
      Map<String, String> values = step.values().get(question);
      if (now != null && step.version() > version && values != null) {
        now = read(now, values, step.marked().contains(question), firm);
      }
    }
    return now;
  }

  private static JsonNode read(
      JsonNode answer, Map<String, String> values, boolean marked, boolean firm) {
    if (answer.isTextual()) {
      String to = values.get(answer.textValue());
      if (to == null || to.equals(SPLIT) && !firm) {
        return answer;
      }
      return to.equals(RETIRED) || to.equals(SPLIT) ? null : TextNode.valueOf(to);
    }
    if (!answer.isArray()) {
      return answer;
    }
    List<JsonNode> kept = new ArrayList<>();
    for (JsonNode element : answer) {
      JsonNode value = marked ? element.path("label") : element;
      String to = value.isTextual() ? values.get(value.textValue()) : null;
      if (SPLIT.equals(to) && firm) {
        return null;
      }
      if (to == null || to.equals(SPLIT)) {
        kept.add(element);
      } else if (!to.equals(RETIRED)) {
        kept.add(
            marked ? ((ObjectNode) element.deepCopy()).put("label", to) : TextNode.valueOf(to));
      }
    }
    if (kept.isEmpty() && !answer.isEmpty()) {
      return null;
    }
    ArrayNode now = Json.array();
    (marked ? kept : new LinkedHashSet<>(kept)).forEach(now::add);
    return now;
  }

  /** These values of the version before that one, and all values of older ones that became them. */
  public Set<String> before(String question, int version, Set<String> values) {
    Set<String> all = new LinkedHashSet<>(values);
    for (int i = steps.size() - 1; i >= 0; i--) {
      Map<String, String> mapped = steps.get(i).values().get(question);
      if (steps.get(i).version() < version && mapped != null) {
        mapped.forEach(
            (from, to) -> {
              if (all.contains(to)) {
                all.add(from);
              }
            });
      }
    }
    return all;
  }
}
