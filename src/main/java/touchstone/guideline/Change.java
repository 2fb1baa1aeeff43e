// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.base.Required;

/**
 * What a change of meaning touches, and what raters are asked about it. Where it names neither
 * labels nor what became of them, every label of the items is touched.
 *
 * @param affects values whose labels are to be looked at again
 * @param where the slice of items that it is about, one name and its value; empty for all items
 * @param mapping what became of values of the version before
 */
public record Change(
    List<String> affects,
    Map<String, String> where,
    List<Relation> mapping,
    List<QuizQuestion> quiz) {
  public static final Change NONE = new Change(List.of(), Map.of(), List.of(), List.of());

  private static final int MOST_VALUES = 200;
  private static final int MOST_QUESTIONS = 5;
  private static final int MOST_OPTIONS = 6;
  private static final int LONGEST_STORED = 20_000;

  public Change {
    affects = affects == null ? List.of() : affects;
    where = where == null ? Map.of() : where;
    mapping = mapping == null ? List.of() : mapping;
    quiz = quiz == null ? List.of() : quiz;
  }

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Touches(List<String> affects, Map<String, String> where, List<Relation> mapping) {}

  static Change stored(String touches, String quiz) {
    Touches of =
        touches == null
            ? new Touches(null, null, null)
            : Json.read(Json.tree(touches), Touches.class);
    List<QuizQuestion> asked = new ArrayList<>();
    if (quiz != null) {
      for (JsonNode each : Json.tree(quiz)) {
        asked.add(Json.read(each, QuizQuestion.class));
      }
    }
    return new Change(of.affects(), of.where(), of.mapping(), asked);
  }

  /** Null where there is nothing to keep. */
  String touches() {
    return affects.isEmpty() && where.isEmpty() && mapping.isEmpty()
        ? null
        : kept("mapping", Json.write(new Touches(affects, where, mapping)));
  }

  String asked() {
    return quiz.isEmpty() ? null : kept("quiz", Json.write(quiz));
  }

  private static String kept(String field, String json) {
    if (json.length() > LONGEST_STORED) {
      throw Problem.refusedField(field, "is longer than " + LONGEST_STORED + " characters in all");
    }
    return json;
  }

  boolean any() {
    return !equals(NONE);
  }

  /** 422 where it does not fit between the two templates. */
  void check(Template before, Template after) {
    Set<String> old = Values.of(before).keySet();
    Set<String> now = Values.of(after).keySet();
    if (affects.size() > MOST_VALUES) {
      throw Problem.refusedField("affects", "must be up to " + MOST_VALUES);
    }
    for (int i = 0; i < affects.size(); i++) {
      String value = Required.value("affects[" + i + "]", affects.get(i));
      if (!old.contains(value) && !now.contains(value)) {
        throw unknown("affects[" + i + "]", old);
      }
    }
    if (where.size() > 1) {
      throw Problem.refusedField("where", "must name one slice");
    }
    where.forEach(
        (name, value) -> {
          Required.text("where", name, 100);
          Required.text("where." + name, value, MOST_VALUES);
        });
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < mapping.size(); i++) {
      relation("mapping[" + i + "]", mapping.get(i), before, now, taken);
    }
    for (int i = 0; i < quiz.size(); i++) {
      question("quiz[" + i + "]", quiz.get(i));
    }
    if (quiz.size() > MOST_QUESTIONS) {
      throw Problem.refusedField("quiz", "must be 1 to " + MOST_QUESTIONS + " questions");
    }
  }

  private static void relation(
      String field, Relation one, Template before, Set<String> now, Set<String> taken) {
    Required.value(field, one);
    List<String> from = Required.value(field + ".from", one.from());
    List<String> to = Required.value(field + ".to", one.to());
    if (from.isEmpty() || from.size() > 1 && to.size() != 1) {
      throw Problem.refusedField(
          field, "must be one value to any, or several to one; to is empty for a value retired");
    }
    if (one.question() != null && before.question(one.question()) == null) {
      throw Problem.refusedField(field + ".question", "is not asked");
    }
    Set<String> old = new LinkedHashSet<>();
    for (Question question : before.ask()) {
      if (one.question() == null || one.question().equals(question.name())) {
        Set<String> values = Values.of(question).keySet();
        old.addAll(values);
        for (String value : from) {
          if (values.contains(value) && !taken.add(question.name() + " " + value)) {
            throw Problem.refusedField(field + ".from", "is mapped twice");
          }
        }
      }
    }
    for (String value : from) {
      if (!old.contains(value)) {
        throw unknown(field + ".from", old);
      }
      if (one.retires() && now.contains(value)) {
        throw Problem.refusedField(
            field + ".to", "must name a value: " + value + " is still asked");
      }
    }
    for (String value : to) {
      if (!now.contains(value)) {
        throw unknown(field + ".to", now);
      }
    }
    if (new HashSet<>(to).size() < to.size()) {
      throw Problem.refusedField(field + ".to", "names a value twice");
    }
  }

  private static Problem unknown(String field, Set<String> known) {
    return Problem.refusedField(
        field, "must be one of " + String.join(", ", known.stream().limit(20).toList()));
  }

  private static void question(String field, QuizQuestion one) {
    Required.value(field, one);
    Required.text(field + ".question", one.question(), 500);
    List<String> options = Required.value(field + ".options", one.options());
    if (options.size() < 2 || options.size() > MOST_OPTIONS) {
      throw Problem.notBetween(field + ".options", 2, MOST_OPTIONS);
    }
    Set<String> different = new HashSet<>();
    for (String option : options) {
      if (!different.add(Required.text(field + ".options", option, 300))) {
        throw Problem.refusedField(
            field + ".options",
            "must differ: " + option + " is there twice",
            Reason.of("guideline_fault_differ", option));
      }
    }
    int right = Required.value(field + ".right", one.right());
    if (right < 0 || right >= options.size()) {
      throw Problem.refusedField(
          field + ".right",
          "must be the place of an option, from 0",
          Reason.of("guideline_fault_right", options.size()));
    }
    Required.optionalText(field + ".why", one.why(), 1000);
    Required.optionalText(field + ".section", one.section(), 60);
  }

  /** Whether every label of the items in question is touched. */
  public boolean wholly() {
    return affects.isEmpty() && mapping.isEmpty();
  }

  /** The values whose labels are to be judged anew: those named, split or retired. */
  public Set<String> values() {
    Set<String> values = new LinkedHashSet<>(affects);
    for (Relation relation : mapping) {
      if (!relation.carries()) {
        values.addAll(relation.from());
      }
    }
    return values;
  }

  /** Values that the template dropped and the mapping says nothing of, by question. */
  public Map<String, List<String>> unmapped(Template before, Template after) {
    Map<String, List<String>> unmapped = new LinkedHashMap<>();
    for (Question question : before.ask()) {
      Question now = after.question(question.name());
      Set<String> left = new LinkedHashSet<>(Values.of(question).keySet());
      if (now != null) {
        left.removeAll(Values.of(now).keySet());
      }
      for (Relation relation : mapping) {
        if (relation.question() == null || relation.question().equals(question.name())) {
          left.removeAll(relation.from());
        }
      }
      if (!left.isEmpty()) {
        unmapped.put(question.name(), List.copyOf(left));
      }
    }
    return unmapped;
  }
}
