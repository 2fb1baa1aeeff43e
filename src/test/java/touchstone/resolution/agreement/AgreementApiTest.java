// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Json;
import touchstone.project.Projects;

/** Agreement over HTTP: every scope, every filter, words instead of wrong numbers, gold beside. */
@AppTest
class AgreementApiTest {
  private final String crowd = Api.fresh("crowd");

  @Inject Agreements agreements;
  @Inject Projects projects;

  private String project(Object template) {
    String data = Api.fresh("data");
    Api.post(Api.ADMIN, "/datasets", Map.of("slug", data, "name", data, "slices", List.of("shop")))
        .then()
        .statusCode(201);
    StringBuilder items = new StringBuilder("id,text,shop\n");
    for (int i = 1; i <= 12; i++) {
      items.append("i%d,ten chars.,%s%n".formatted(i, i % 3 == 0 ? "boots" : "hats"));
    }
    Api.admin()
        .contentType("text/csv")
        .body(items.toString().getBytes(StandardCharsets.UTF_8))
        .post("/datasets/" + data + "/items")
        .then()
        .statusCode(200);
    return Api.project(data, Api.guideline(template), Api.pool(), Api.overlap(9));
  }

  private void bring(String project, String lines) {
    Api.admin()
        .contentType("text/csv")
        .body(lines.getBytes(StandardCharsets.UTF_8))
        .post("/projects/" + project + "/judgements/import")
        .then()
        .statusCode(200)
        .body("rejected", equalTo(0));
  }

  private static JsonPath agreement(String project, String query) {
    return Api.admin()
        .get("/projects/" + project + "/metrics/agreement" + query)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static Map<String, Object> measure(
      JsonPath found, String name, String scope, String key) {
    List<Map<String, Object>> all = found.getList("measures");
    return all.stream()
        .filter(each -> name.equals(each.get("name")) && scope.equals(each.get("scope")))
        .filter(each -> key == null || key.equals(each.get("key")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " of " + scope + " " + key));
  }

  /** Bo and Eli differ on every fourth item, Cy is the expert, m1 the model; gold says pos. */
  private String crowdOfFour() {
    String project = project(Api.SENTIMENT);
    StringBuilder lines = new StringBuilder("item,rater,kind,question,answer,at,activeMillis\n");
    String[][] raters = {
      {"bo", "generalist"}, {"eli", "generalist"}, {"cy", "expert"}, {"m1", "model"}
    };
    for (int item = 1; item <= 12; item++) {
      for (int rater = 0; rater < raters.length; rater++) {
        boolean pos = item % 2 == 0 != (rater == 1 && item % 4 == 0);
        lines.append(
            "i%d,%s-%s,%s,sentiment,%s,2026-11-%02dT10:00:00Z,%d%n"
                .formatted(
                    item,
                    crowd,
                    raters[rater][0],
                    raters[rater][1],
                    pos ? "pos" : "neg",
                    item,
                    1000 * (rater + 1)));
      }
    }
    bring(project, lines.toString());
    Api.post(
            Api.ADMIN,
            "/projects/" + project + "/gold",
            Map.of(
                "items",
                List.of(
                    Map.of("item", "i4", "answers", Map.of("sentiment", "pos")),
                    Map.of("item", "i6", "answers", Map.of("sentiment", "pos")))))
        .then()
        .statusCode(200);
    return project;
  }

  @Test
  void everyScopeIsThereWithGoldBeside() {
    String project = crowdOfFour();
    JsonPath found = agreement(project, "");
    assertEquals("sentiment", found.getString("question"));
    assertEquals("krippendorff-alpha-nominal", found.getString("leading"));
    for (String name :
        List.of(
            "percent",
            "krippendorff-alpha-nominal",
            "fleiss-kappa",
            "cohen-kappa",
            "scott-pi",
            "gwet-ac1")) {
      Map<String, Object> all = measure(found, name, "all", null);
      assertEquals(12, all.get("n"), name);
      assertTrue(((Number) all.get("value")).doubleValue() > .5, name);
      assertTrue(
          ((Number) all.get("low")).doubleValue() <= ((Number) all.get("value")).doubleValue());
    }
    assertEquals(4, measure(found, "percent", "slice", "shop:boots").get("n"));
    assertEquals(8, measure(found, "percent", "slice", "shop:hats").get("n"));
    assertEquals(12, measure(found, "percent", "version", "1").get("n"));
    assertEquals(6, found.getInt("pairs"));
    Map<String, Object> pair = measure(found, "percent", "pair", crowd + "-bo / " + crowd + "-eli");
    assertEquals(.75, ((Number) pair.get("value")).doubleValue(), 1e-6);
    Map<String, Object> cross = measure(found, "percent", "origin", "human-model");
    assertEquals(11.0 / 12, ((Number) cross.get("value")).doubleValue(), 1e-6);
    assertEquals(12, cross.get("n"));
    assertNull(measure(found, "percent", "origin", "model-model").get("value"));
    assertEquals(Bootstrap.NO_PAIR, measure(found, "percent", "origin", "model-model").get("note"));
    assertEquals(List.of("all", "expert", "generalist", "model"), found.getList("gold.kind"));
    assertEquals(List.of(7, 2, 3, 2), found.getList("gold.right"));
    assertEquals(List.of(8, 2, 4, 2), found.getList("gold.of"));
    List<Map<String, Object>> baseline = found.getList("baseline");
    assertEquals(
        .875,
        baseline.stream()
            .filter(each -> each.get("key").equals("generalist-expert"))
            .filter(each -> each.get("name").equals("percent"))
            .mapToDouble(each -> ((Number) each.get("value")).doubleValue())
            .findFirst()
            .orElseThrow(),
        1e-6);
  }

  @Test
  void slicesAndTimesFilter() {
    String project = crowdOfFour();
    assertEquals(
        4, measure(agreement(project, "?slice=shop:boots"), "percent", "all", null).get("n"));
    Api.admin()
        .get("/projects/" + project + "/metrics/agreement?slice=shop:none")
        .then()
        .statusCode(422)
        .body("errors[0].reason", equalTo("no such slice; there are shop:hats, shop:boots"));
    assertEquals(
        3,
        measure(
                agreement(project, "?from=2026-11-04T10:00:00Z&to=2026-11-07T10:00:00Z"),
                "percent",
                "all",
                null)
            .get("n"));
    for (String bad : List.of("slice=x", "from=x", "to=x", "question=x")) {
      Api.admin()
          .get("/projects/" + project + "/metrics/agreement?" + bad)
          .then()
          .statusCode(422)
          .body("errors[0].field", equalTo(bad.replaceAll("=.*", "")));
    }
  }

  @Test
  void whatIsCutIsSaid() {
    Agreements.Report report =
        agreements.report(projects.named(crowdOfFour()), Part.ALL, null, 20, false);
    assertTrue(report.asked().heard().partly());
    Agreement percent = report.asked().measures().get(0);
    assertEquals("of the first 20 answers", percent.note());
    assertTrue(percent.n() > 0 && percent.n() < 12, percent.toString());
  }

  @Test
  void unanimityIsSaidInWords() {
    String project = project(Api.SENTIMENT);
    bring(
        project,
        "item,rater,question,answer\ni1,%1$s-a,sentiment,pos\ni1,%1$s-b,sentiment,pos\n"
            .formatted(crowd));
    JsonPath found = agreement(project, "");
    Map<String, Object> alpha = measure(found, "krippendorff-alpha-nominal", "all", null);
    assertNull(alpha.get("value"));
    assertTrue(alpha.get("note").toString().startsWith("undefined because unanimous"));
  }

  private static Map<String, Object> template(Map<String, Object> question) {
    return Map.of("show", List.of(Map.of("field", "text", "as", "text")), "ask", List.of(question));
  }

  @Test
  void aScaleHasTheMeasuresOfScales() {
    String project =
        project(
            template(Map.of("name", "stars", "type", "scale", "title", "?", "min", 1, "max", 5)));
    StringBuilder lines = new StringBuilder("item,rater,question,answer\n");
    for (int item = 1; item <= 12; item++) {
      lines.append("i%d,%s-a,stars,%d%n".formatted(item, crowd, item % 5 + 1));
      lines.append("i%d,%s-b,stars,%d%n".formatted(item, crowd, Math.min(5, item % 5 + 2)));
    }
    bring(project, lines.toString());
    JsonPath found = agreement(project, "?question=stars");
    assertEquals("krippendorff-alpha-ordinal", found.getString("leading"));
    assertEquals(
        List.of(
            "percent",
            "krippendorff-alpha-nominal",
            "krippendorff-alpha-ordinal",
            "krippendorff-alpha-interval",
            "krippendorff-alpha-ratio",
            "fleiss-kappa",
            "cohen-kappa",
            "weighted-kappa",
            "scott-pi",
            "gwet-ac1",
            "gwet-ac2"),
        found.getList("measures.findAll { it.scope == 'all' }.name"));
  }

  @Test
  void spansAreMeasuredOnTheirText() {
    String project =
        project(
            template(
                Map.of(
                    "name",
                    "marks",
                    "type",
                    "spans",
                    "title",
                    "?",
                    "on",
                    "text",
                    "labels",
                    List.of(Map.of("value", "A", "title", "A")))));
    String wide = "[{\"start\":0,\"end\":4,\"label\":\"A\"}]";
    String off = "[{\"start\":2,\"end\":6,\"label\":\"A\"}]";
    List<Map<String, Object>> lines = List.of(line("a", wide), line("b", wide), line("c", off));
    Api.post(Api.ADMIN, "/projects/" + project + "/judgements/import", lines)
        .then()
        .statusCode(200)
        .body("rejected", equalTo(0));
    JsonPath found = agreement(project, "");
    assertEquals(
        .5587,
        ((Number) measure(found, "alpha-unitizing", "all", null).get("value")).doubleValue(),
        .0001);
    assertEquals(
        1.0 / 3,
        ((Number) measure(found, "span-f1", "all", null).get("value")).doubleValue(),
        1e-6);
  }

  private Map<String, Object> line(String rater, String answer) {
    return Map.of(
        "item",
        "i1",
        "rater",
        crowd + "-" + rater,
        "question",
        "marks",
        "answer",
        Json.mapper().convertValue(Json.tree(answer), List.class));
  }

  @Test
  void boxesAreMeasuredByTheGroundTheyShare() {
    String project =
        project(
            Map.of(
                "show",
                List.of(Map.of("field", "text", "as", "image")),
                "ask",
                List.of(
                    Map.of(
                        "name",
                        "marks",
                        "type",
                        "boxes",
                        "title",
                        "?",
                        "on",
                        "text",
                        "labels",
                        List.of(Map.of("value", "A", "title", "A"))))));
    String one = "[{\"x\":0,\"y\":0,\"width\":10,\"height\":10,\"label\":\"A\"}]";
    String moved = "[{\"x\":5,\"y\":0,\"width\":10,\"height\":10,\"label\":\"A\"}]";
    Api.post(
            Api.ADMIN,
            "/projects/" + project + "/judgements/import",
            List.of(line("a", one), line("b", one), line("c", moved)))
        .then()
        .statusCode(200)
        .body("rejected", equalTo(0));
    JsonPath found = agreement(project, "");
    assertEquals("iou", found.getString("leading"));
    assertEquals(
        5.0 / 9, ((Number) measure(found, "iou", "all", null).get("value")).doubleValue(), 1e-6);
  }

  @Test
  void versionsAndOutcomesAreKeptApart() {
    String data = Api.dataset(4);
    String guideline = Api.guideline(Api.SENTIMENT);
    String project = Api.project(data, guideline, Api.pool(), Api.overlap(9));
    String head = "item,rater,kind,question,answer\n";
    StringBuilder before = new StringBuilder(head);
    StringBuilder after = new StringBuilder(head);
    for (int item = 1; item <= 4; item++) {
      String right = item % 2 == 0 ? "pos" : "neg";
      before.append("i%d,%s-a,generalist,sentiment,%s%n".formatted(item, crowd, right));
      before.append("i%d,%s-b,generalist,sentiment,pos%n".formatted(item, crowd));
      after.append("i%d,%s-c,generalist,sentiment,%s%n".formatted(item, crowd, right));
      after.append("i%d,%s-d,generalist,sentiment,%s%n".formatted(item, crowd, right));
      after.append("i%d,%s-clicks,stream,sentiment,%s%n".formatted(item, crowd, right));
    }
    bring(project, before.toString());
    Api.post(
            Api.ADMIN,
            "/guidelines/" + guideline + "/versions",
            Map.of("change", "clarifying", "body", "# Read this twice", "note", "clearer"))
        .then()
        .statusCode(201);
    bring(project, after.toString());
    JsonPath found = agreement(project, "");
    assertEquals(.5, value(measure(found, "percent", "version", "1")), 1e-6);
    assertEquals(1, value(measure(found, "percent", "version", "2")), 1e-6);
    assertEquals(.875, value(measure(found, "percent", "origin", "human-outcome")), 1e-6);
    assertEquals(.75, value(measure(found, "percent", "origin", "human-human")), 1e-6);
    assertNull(measure(found, "percent", "origin", "outcome-outcome").get("value"));
  }

  private static double value(Map<String, Object> measure) {
    return ((Number) measure.get("value")).doubleValue();
  }

  @Test
  void ratersStandAgainstGoldElseAgainstTheLabel() {
    String project = crowdOfFour();
    Api.admin()
        .get("/projects/" + project + "/metrics/raters")
        .then()
        .statusCode(200)
        .body("raters.find { it.rater == '%s-eli' }.golds".formatted(crowd), equalTo(2))
        .body("raters.find { it.rater == '%s-eli' }.skill".formatted(crowd), equalTo(.5f))
        .body("raters.find { it.rater == '%s-eli' }.judgements".formatted(crowd), equalTo(12))
        .body(
            "raters.find { it.rater == '%s-m1' }.medianActiveMillis".formatted(crowd),
            equalTo(4000))
        .body("raters.find { it.rater == '%s-m1' }.kind".formatted(crowd), equalTo("model"))
        .body("raters[0].accuracy", nullValue());
    Api.admin()
        .get("/projects/" + project + "/metrics/raters?question=sentiment&confusion=true")
        .then()
        .body("raters.find { it.rater == '%s-eli' }.against".formatted(crowd), equalTo("gold"))
        .body("raters.find { it.rater == '%s-eli' }.accuracy.right".formatted(crowd), equalTo(1))
        .body(
            "raters.find { it.rater == '%s-eli' }.confusion['\"pos\"']['\"neg\"']".formatted(crowd),
            equalTo(1));
    Api.admin()
        .get("/projects/" + project + "/metrics/raters?slice=shop:boots&to=2026-11-07T00:00:00Z")
        .then()
        .body("raters.find { it.rater == '%s-eli' }.judgements".formatted(crowd), equalTo(2))
        .body("raters.find { it.rater == '%s-eli' }.golds".formatted(crowd), equalTo(1));
    String without = project(Api.SENTIMENT);
    bring(
        without,
        "item,rater,question,answer\ni1,%1$s-a,sentiment,pos\ni1,%1$s-b,sentiment,pos\n"
            .formatted(crowd));
    Api.admin()
        .get("/projects/" + without + "/metrics/raters?question=sentiment")
        .then()
        .body("raters.against", hasItem("resolved"))
        .body("raters.skill", not(hasItem(.5f)))
        .body("raters[0].accuracy.value", equalTo(1f))
        .body("raters[0].macroF1", equalTo(1f));
  }
}
