// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** A lead sees what was answered turn into labels, and opens the items of a band. */
@AppTest
class FlowStoryTest {
  @RegisterExtension final Visitors visitors = new Visitors();

  private final String crowd = Api.fresh("flow");

  private static void bring(String project, String lines) {
    Api.admin()
        .contentType("text/csv")
        .body(lines.getBytes(StandardCharsets.UTF_8))
        .post("/projects/" + project + "/judgements/import")
        .then()
        .statusCode(200)
        .body("rejected", equalTo(0));
  }

  private static Map<String, Object> majority(int overlap) {
    return Map.of("overlap", Map.of("max", overlap), "resolution", Map.of("method", "majority"));
  }

  /** Each item's answers, one rater each. */
  private void answers(String project, String question, String... items) {
    StringBuilder lines = new StringBuilder("item,rater,question,answer\n");
    for (int item = 0; item < items.length; item++) {
      String[] said = items[item].split(" ");
      for (int rater = 0; rater < said.length; rater++) {
        lines.append("i%d,%s-%d,%s,%s%n".formatted(item + 1, crowd, rater, question, said[rater]));
      }
    }
    bring(project, lines.toString());
  }

  private static JsonPath confusion(String project) {
    return JsonPath.from(Api.admin().get("/projects/" + project + "/metrics/confusion").asString());
  }

  @Test
  void thePictureTheTableAndTheInterfaceSayTheSame() {
    String project =
        Api.project(Api.dataset(5), Api.guideline(Stories.FEELING), Api.pool(), majority(3));
    answers(
        project,
        "feeling",
        "pos pos neg",
        "pos pos pos",
        "neg neg pos",
        "mixed mixed neg",
        "pos neg");
    JsonPath told = confusion(project);
    assertEquals(14, told.getLong("total"));
    assertEquals(
        14, told.getList("flows.judgements", Integer.class).stream().mapToInt(each -> each).sum());
    String positive = "flows.find { it.answer == 'pos' && it.label == 'pos' }.judgements";
    assertEquals(5, told.getInt(positive));
    assertEquals(2, told.getList("flows.findAll { it.label == null }").size());
    Visitor ada = visitors.ada();
    ada.open("/projects/" + project + "/agreement").follow("From answers to labels");
    ada.see("as wide as there are judgements").look().picture("flow");
    List<Map<String, Object>> flows = told.getList("flows");
    assertThat(ada.page().locator("svg.flow a")).hasCount(flows.size());
    assertThat(ada.page().locator("svg.flow path.apart")).hasCount(3);
    Locator rows = ada.page().locator("tbody tr");
    assertThat(rows).hasCount(flows.size());
    for (int row = 0; row < flows.size(); row++) {
      assertThat(rows.nth(row).locator("td.number"))
          .hasText(String.valueOf(flows.get(row).get("judgements")));
    }
    ada.page().locator("svg.flow a[aria-label^='Negative → Positive']").focus();
    ada.keys("Enter").see("How often each was answered").look();
    assertThat(ada.page().locator("tbody tr")).hasCount(1);
    assertThat(ada.page().locator("tbody tr").first()).containsText("i1");
    ada.see("× 2").seeNot(crowd).picture("flow-items");
    visitors
        .ada(Visitors.dark())
        .open("/projects/" + project + "/confusion")
        .look()
        .picture("flow-dark");
    visitors
        .ada(Visitors.telephone())
        .open("/projects/" + project + "/confusion")
        .look()
        .fits()
        .touchable()
        .picture("flow-narrow");
    ada.open("/projects/" + project + "/confusion").page().locator("button[value=ar]").click();
    ada.look().picture("flow-ar");
    String sheet = ada.page().request().get(ada.page().url() + "/confusion.csv").text();
    assertEquals(flows.size() + 1, sheet.lines().count());
    assertTrue(sheet.contains("feeling,pos,pos,5"));
  }

  @Test
  void ofManyValuesTheLargestSevenStandByThemselves() {
    List<Map<String, Object>> options = new ArrayList<>();
    for (int value = 1; value <= 10; value++) {
      options.add(Map.of("value", "v" + value, "title", "Value " + value));
    }
    Map<String, Object> asked =
        Map.of("name", "kind", "type", "choice", "title", "Which?", "options", options);
    Map<String, Object> template =
        Map.of("show", List.of(Map.of("field", "text", "as", "text")), "ask", List.of(asked));
    String project =
        Api.project(Api.dataset(18), Api.guideline(template), Api.pool(), Api.overlap(1));
    List<String> said = new ArrayList<>();
    for (int item = 0; item < 18; item++) {
      said.add("v" + (item % 8 + 1));
    }
    said.set(16, "v9");
    said.set(17, "v10");
    answers(project, "kind", said.toArray(String[]::new));
    assertEquals(10, confusion(project).getList("flows").size());
    Visitor ada = visitors.ada();
    ada.open("/projects/" + project + "/confusion").see("the rest as others").look();
    assertThat(ada.page().locator("svg.flow a")).hasCount(8);
    ada.page().locator("svg.flow a[aria-label^='others']").focus();
    ada.keys("Enter").see("How often each was answered").look();
    assertThat(ada.page().locator("tbody tr")).hasCount(4);
  }

  @Test
  void withNoQuestionAnswerOrLabelItSaysSo() {
    Map<String, Object> why = Map.of("name", "why", "type", "text", "title", "Why?");
    Map<String, Object> template =
        Map.of("show", List.of(Map.of("field", "text", "as", "text")), "ask", List.of(why));
    String open = Api.project(Api.dataset(1), Api.guideline(template), Api.pool(), Api.overlap(1));
    Visitor ada = visitors.ada();
    ada.open("/projects/" + open + "/confusion").see("No question here").look();
    Api.admin()
        .get("/projects/" + open + "/metrics/confusion")
        .then()
        .statusCode(200)
        .body("question", nullValue())
        .body("flows", hasSize(0));
    Api.admin().get("/projects/" + open + "/metrics/confusion?question=why").then().statusCode(422);
    String project =
        Api.project(Api.dataset(1), Api.guideline(Stories.FEELING), Api.pool(), majority(2));
    ada.open("/projects/" + project + "/confusion").see("Nobody has answered this question").look();
    answers(project, "feeling", "pos neg");
    ada.open("/projects/" + project + "/confusion").see("No label yet").look();
  }
}
