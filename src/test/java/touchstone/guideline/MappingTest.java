// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import touchstone.base.Json;
import touchstone.base.Problem;

/** Old answers read by new values: carried over where that is possible, else not at all. */
class MappingTest {
  private static final Template OLD = template("kind", "a", "b", "c", "d", "e");
  private static final Template NEW = template("kind", "x", "d1", "d2", "e");
  private static final Change CHANGE =
      change(
          new Relation(null, List.of("a", "b"), List.of("x")),
          new Relation("kind", List.of("c"), List.of()),
          new Relation("kind", List.of("d"), List.of("d1", "d2")));

  private static Template template(String name, String... values) {
    StringBuilder options = new StringBuilder();
    for (String value : values) {
      options.append(options.isEmpty() ? "" : ",");
      options.append("{'value':'%1$s','title':'%1$s'}".formatted(value));
    }
    return Asking.template(
        "{'name':'%s','type':'choice','title':'?','options':[%s]}".formatted(name, options),
        "{'name':'many','type':'multi','title':'?','options':[%s]}".formatted(options));
  }

  private static Change change(Relation... mapping) {
    return new Change(List.of(), Map.of(), List.of(mapping), List.of());
  }

  private static Mapping mapping() {
    return Mapping.of(
        List.of(
            Mapping.step(3, CHANGE, OLD),
            Mapping.step(5, change(new Relation(null, List.of("x"), List.of("y"))), NEW)));
  }

  private static JsonNode read(String question, int version, String answer) {
    return mapping().now(question, version, Json.tree(answer));
  }

  @Test
  void mergedValuesReadAsTheirSuccessorThroughAllVersions() {
    assertEquals(Json.tree("\"y\""), read("kind", 1, "\"a\""));
    assertEquals(Json.tree("\"y\""), read("kind", 4, "\"x\""));
    assertEquals(Json.tree("\"x\""), read("kind", 5, "\"x\""));
    assertEquals(Json.tree("[\"y\"]"), read("many", 2, "[\"a\",\"b\"]"));
  }

  @Test
  void retiredValuesAreNoVoteAndSplitOnesStayUntilTheyAreJudgedAnew() {
    assertNull(read("kind", 2, "\"c\""));
    assertEquals(Json.tree("\"c\""), read("kind", 3, "\"c\""));
    assertEquals(Json.tree("\"d\""), read("kind", 2, "\"d\""));
    assertNull(mapping().firm("kind", 2, Json.tree("\"d\"")));
    assertEquals(Json.tree("\"e\""), mapping().firm("kind", 2, Json.tree("\"e\"")));
    assertEquals(Json.tree("[]"), read("many", 2, "[]"));
  }

  @Test
  void whatIsAffectedIsWhatIsNamedSplitOrRetired() {
    assertEquals(Set.of("c", "d"), CHANGE.values());
    assertEquals(Set.of("y", "x", "a", "b"), mapping().before("kind", 6, Set.of("y")));
    assertEquals(
        Map.of("kind", List.of("e")),
        new Change(List.of(), Map.of(), CHANGE.mapping(), List.of())
                .unmapped(
                    OLD,
                    Asking.template(
                        "{'name':'kind','type':'choice','title':'?','options':[{'value':'x','title':'x'},{'value':'d1','title':'x'}]}"))
                .entrySet()
                .stream()
                .filter(each -> each.getKey().equals("kind"))
                .collect(
                    java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Test
  void whatFitsNoTemplateIsRefused() {
    CHANGE.check(OLD, NEW);
    for (Change wrong :
        List.of(
            change(new Relation(null, List.of("nobody"), List.of("x"))),
            change(new Relation(null, List.of("a"), List.of("nobody"))),
            change(new Relation(null, List.of("a", "b"), List.of("x", "e"))),
            change(new Relation(null, List.of("e"), List.of())),
            change(
                new Relation(null, List.of("a"), List.of("x")),
                new Relation(null, List.of("a"), List.of("e"))),
            new Change(List.of("nobody"), null, null, null),
            new Change(null, Map.of("a", "b", "c", "d"), null, null),
            new Change(
                null, null, null, List.of(new QuizQuestion("?", List.of("one"), 0, null, null))),
            new Change(
                null,
                null,
                null,
                List.of(new QuizQuestion("?", List.of("one", "two"), 2, null, null))))) {
      assertThrows(Problem.class, () -> wrong.check(OLD, NEW), wrong.toString());
    }
  }
}
