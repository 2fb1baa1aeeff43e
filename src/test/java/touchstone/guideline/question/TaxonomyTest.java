// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import touchstone.base.Fault;
import touchstone.base.Json;
import touchstone.guideline.Question;
import touchstone.guideline.QuestionContract;
import touchstone.guideline.QuestionType;

class TaxonomyTest extends QuestionContract {
  private static final String BARE =
      """
      {"name":"kind","type":"taxonomy","title":"What is it?","tree":[
       {"value":"food","title":"Food","children":[
        {"value":"tea","title":"Tea","children":[{"value":"green","title":"Green"}]},
        {"value":"rice","title":"Rice"}]},
       {"value":"other","title":"Else"}]%s}
      """;

  @Override
  protected QuestionType type() {
    return new Taxonomy.Type();
  }

  @Override
  protected String question() {
    return BARE.formatted(",\"min\":1,\"max\":2,\"leavesOnly\":true");
  }

  @Override
  protected Map<String, List<String>> answers() {
    return Map.of(
        "[[\"other\"]]", List.of("[\"other\"]"),
        "[[\"other\"],[\"food\",\"tea\",\"green\"]]",
            List.of("", "[\"food\",\"tea\",\"green\"]", "[\"other\"]"),
        "[[\"other\"],[\"other\"]]", List.of("[[\"other\"]]"));
  }

  @Override
  protected Map<String, String> refused() {
    return Map.of(
        "[\"other\"]", "[0] is not in the tree: other",
        "[[\"food\",\"coffee\"]]", "[0] is not in the tree: food / coffee",
        "[[\"other\"],[\"food\",\"tea\"]]",
            "[1] must go on to the end: food / tea has further categories",
        "[]", "at least 1",
        "\"food\"", "must be a list of paths such as [[\"food\"]]",
        "[[\"food\",\"tea\",\"green\"],[\"other\"],[\"food\",\"rice\"]]", "at most 2",
        "[[]]", "is not in the tree",
        "[[1]]", "is not in the tree: 1",
        "[[\"other\",\"x\"]]", "is not in the tree: other / x");
  }

  @Test
  void pathsStandInTheOrderOfTheTreeOnceEach() {
    assertEquals(
        Json.tree("[[\"food\"],[\"food\",\"rice\"],[\"other\"]]"),
        read(BARE.formatted(""))
            .canonical(Json.tree("[[\"other\"],[\"food\",\"rice\"],[\"food\"],[\"other\"]]")));
  }

  @Test
  void noneIsAnAnswerOnlyWhereMinIsNought() {
    Question question = read(BARE.formatted(",\"min\":0"));
    assertNull(question.check(question.fromForm(List.of("[]"))));
    assertEquals("none", question.describe(Json.array()));
    assertNull(question.fromForm(List.of("")));
    assertEquals(Json.tree("[[\"other\"]]"), question.fromForm(List.of("[]", "[\"other\"]")));
  }

  @Test
  void oneIsEnoughWhereManyIsOff() {
    Question question = read(BARE.formatted(",\"many\":false"));
    assertEquals(
        "must name at most 1", said(question.check(Json.tree("[[\"other\"],[\"food\"]]"))));
    assertEquals(Json.tree(BARE.formatted(",\"many\":false")), question.toJson());
    assertEquals(
        List.of(Fault.at("ask[0].many", "must be true where min or max is given")),
        faults(BARE.formatted(",\"many\":false,\"max\":2")));
  }

  @Test
  void titlesLeadToTheCategory() {
    assertEquals(
        "Food \u203a Tea, gone / x",
        read(question()).describe(Json.tree("[[\"food\",\"tea\"],[\"gone\",\"x\"]]")));
  }

  @Test
  void stepsOpenTheWayToWhatIsChosen() {
    Taxonomy question = (Taxonomy) read(BARE.formatted(""));
    List<Taxonomy.Step> steps = question.steps(Set.of("[\"food\",\"tea\",\"green\"]"));
    assertEquals(7, steps.size());
    assertEquals(
        List.of("[\"food\"]", "[\"food\",\"tea\"]"),
        steps.stream().filter(step -> step.open()).map(step -> step.path()).toList());
    assertEquals("Food \u203a Tea \u203a ", steps.get(2).above());
    assertEquals(2, steps.stream().filter(step -> step.path() == null).count());
  }

  @Test
  void siblingsDifferAndCousinsNeedNot() {
    String tree = "{\"name\":\"k\",\"type\":\"taxonomy\",\"title\":\"K\",\"tree\":%s}";
    String leaf = "{\"value\":\"x\",\"title\":\"X\"}";
    read(tree.formatted("[{\"value\":\"x\",\"title\":\"X\",\"children\":[" + leaf + "]}]"));
    assertEquals(
        List.of(Fault.at("ask[0].tree[1].value", "is taken by an earlier sibling")),
        faults(tree.formatted("[" + leaf + "," + leaf + "]")));
    assertEquals(
        List.of(Fault.at("ask[0].tree[0].children", "must be a list of 1 to 5000")),
        faults(tree.formatted("[{\"value\":\"x\",\"title\":\"X\",\"children\":[]}]")));
  }

  @Test
  void sixteenDeepAndFiveThousandInAll() {
    String tree = "{\"name\":\"k\",\"type\":\"taxonomy\",\"title\":\"K\",\"tree\":%s}";
    String deep = "[{\"value\":\"x\",\"title\":\"X\"}]";
    for (int level = 2; level <= 16; level++) {
      deep = "[{\"value\":\"x\",\"title\":\"X\",\"children\":" + deep + "}]";
    }
    Question question = read(tree.formatted(deep));
    String path = "\"x\",".repeat(15) + "\"x\"";
    assertNull(question.check(Json.tree("[[" + path + "]]")));
    assertEquals(
        List.of(Fault.at("ask[0].tree", "must be at most 16 deep")),
        faults(tree.formatted("[{\"value\":\"x\",\"title\":\"X\",\"children\":" + deep + "}]")));
    StringBuilder wide = new StringBuilder("{\"value\":\"v\",\"title\":\"V\"}");
    for (int i = 1; i < 5000; i++) {
      wide.append(",{\"value\":\"v").append(i).append("\",\"title\":\"V\"}");
    }
    read(tree.formatted("[" + wide + "]"));
    assertEquals(
        List.of(Fault.at("ask[0].tree", "must have at most 5000 categories in all")),
        faults(tree.formatted("[" + wide + ",{\"value\":\"w\",\"title\":\"W\"}]")));
  }
}
