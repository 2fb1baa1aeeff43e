// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** Runs over HTTP: each method, what it learned, two runs side by side, one item settled. */
@AppTest
class RunsTest {
  private static String crowd(String project, int items, boolean golds) {
    Random random = new Random(4);
    StringBuilder lines = new StringBuilder("item,rater,question,answer,gold\n");
    for (int item = 1; item <= items; item++) {
      String truth = random.nextInt(4) == 0 ? "pos" : "neg";
      for (int rater = 0; rater < 5; rater++) {
        boolean right = random.nextDouble() < (rater < 3 ? .85 : .6);
        String said = right ? truth : truth.equals("pos") ? "neg" : "pos";
        lines.append("i%d,%s-r%d,sentiment,%s,\n".formatted(item, project, rater, said));
      }
      if (golds && item <= 40) {
        lines.append("i%d,%s-gold,sentiment,%s,true\n".formatted(item, project, truth));
      }
    }
    bring(project, lines.toString());
    return project;
  }

  private static void bring(String project, String lines) {
    Api.admin()
        .contentType("text/csv")
        .body(lines)
        .post("/projects/" + project + "/judgements/import")
        .then()
        .statusCode(200)
        .body("rejected", equalTo(0));
  }

  private static String run(String project, Map<String, Object> asked) {
    String run =
        Api.post(Api.ADMIN, "/projects/" + project + "/resolutions", asked)
            .then()
            .statusCode(202)
            .extract()
            .path("run");
    for (int i = 0; i < 200; i++) {
      String state = Api.admin().get("/resolution-runs/" + run).path("state");
      if (state.equals("finished") || state.equals("failed")) {
        assertEquals("finished", state);
        return run;
      }
      sleep();
    }
    throw new AssertionError("the run did not end");
  }

  private static void sleep() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException cut) {
      throw new IllegalStateException(cut);
    }
  }

  private static String labels(String project, String query) {
    return Api.admin()
        .get("/projects/" + project + "/labels?" + query)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  @Test
  void everyMethodRunsAndSaysWhatItDid() {
    String project = crowd(Api.project(120, Api.pool(), Api.overlap(5)), 120, false);
    for (String method :
        "auto majority weighted one-coin dawid-skene dawid-skene-shrunk glad mace committee expert jury"
            .split(" ")) {
      String run = run(project, Map.of("method", method));
      Api.admin()
          .get("/resolution-runs/" + run)
          .then()
          .body("method", equalTo(method))
          .body("tasks", equalTo(120))
          .body("iterations", greaterThan(0))
          .body("inputHash", notNullValue())
          .body("version", equalTo(2))
          .body("questions", hasSize(1))
          .body("questions[0].question", equalTo("sentiment"));
    }
    String run = run(project, Map.of("method", "dawid-skene"));
    Api.admin()
        .get("/resolution-runs/" + run + "/skills")
        .then()
        .statusCode(200)
        .body("skills", hasSize(5))
        .body("skills.rater", hasItem(project + "-r0"))
        .body("skills.judgements", everyItem(equalTo(120)));
  }

  @Test
  void theSameInputHasTheSameFingerprintAndTheSameLabels() {
    String project = crowd(Api.project(60, Api.pool(), Api.overlap(5)), 60, false);
    String one = run(project, Map.of());
    String other = run(project, Map.of());
    String path = "/resolution-runs/";
    assertEquals(
        Api.admin().get(path + one).<String>path("inputHash"),
        Api.admin().get(path + other).<String>path("inputHash"));
    assertEquals(
        labels(project, "run=" + one).replace(one, ""),
        labels(project, "run=" + other).replace(other, ""));
    Api.admin()
        .get(path + other + "/changes?from=" + one)
        .then()
        .statusCode(200)
        .body("compared", equalTo(60))
        .body("changed", equalTo(0))
        .body("items", hasSize(0));
  }

  @Test
  void twoRunsSideBySideSayWhy() {
    String project = crowd(Api.project(120, Api.pool(), Api.overlap(5)), 120, false);
    String majority = run(project, Map.of("method", "majority"));
    String experts = run(project, Map.of("method", "expert"));
    Api.admin()
        .get("/resolution-runs/" + experts + "/changes?from=" + majority + "&limit=10")
        .then()
        .statusCode(200)
        .body("changed", equalTo(120))
        .body("items", hasSize(10))
        .body("items.after.status", everyItem(equalTo("unresolved")))
        .body("items.why", everyItem(equalTo("method")));
    String before = labels(project, "run=" + majority);
    bring(project, "item,rater,question,answer,gold\ni1," + project + "-ada,sentiment,pos,true\n");
    String later = run(project, Map.of("method", "majority"));
    Set<String> why =
        new LinkedHashSet<>(
            Api.admin()
                .get("/resolution-runs/" + later + "/changes?from=" + majority)
                .then()
                .statusCode(200)
                .extract()
                .path("items.why"));
    assertEquals(Set.of("settled"), why);
    assertEquals(before, labels(project, "run=" + majority));
  }

  @Test
  void onePinnedRunStaysWhatItWasAndOneItemIsSettledByItsSkills() {
    String project = crowd(Api.project(80, Api.pool(), Api.overlap(5)), 80, false);
    String run = run(project, Map.of("method", "one-coin"));
    Api.admin()
        .contentType("application/json")
        .body(Map.of("run", run))
        .put("/projects/" + project + "/pinned-run")
        .then()
        .statusCode(200);
    String pinned = labels(project, "mode=resolved");
    StringBuilder more = new StringBuilder("item,rater,question,answer\n");
    for (int rater = 0; rater < 9; rater++) {
      more.append("i7,").append(project).append("-new").append(rater).append(",sentiment,pos\n");
    }
    bring(project, more.toString());
    assertEquals(pinned, labels(project, "mode=resolved"));
    Api.admin()
        .get("/resolution-runs/" + run + "/settled?item=i7")
        .then()
        .statusCode(200)
        .body("labels", hasSize(1))
        .body("labels[0].judgements", equalTo(14))
        .body("labels[0].label", equalTo("pos"))
        .body("labels[0].method", equalTo("one-coin"));
    Api.admin().get("/resolution-runs/" + run + "/settled?item=none").then().statusCode(404);
  }

  @Test
  void goldCalibratesTheConfidence() {
    String project = crowd(Api.project(150, Api.pool(), Api.overlap(5)), 150, true);
    String run = run(project, Map.of());
    Api.admin()
        .get("/resolution-runs/" + run)
        .then()
        .body("questions[0].method", equalTo("committee"))
        .body("questions[0].calibration.golds", equalTo(40))
        .body("questions[0].calibration.reliability", hasSize(10));
    Api.admin().get("/projects/" + project + "/runs").then().statusCode(404);
  }

  @Test
  void whatNoMethodTakesIsRefusedByName() {
    String project = Api.project(2, Api.pool(), Api.overlap(2));
    for (Map<String, Object> asked :
        List.<Map<String, Object>>of(
            Map.of("method", "guess"),
            Map.of("method", "majority", "params", Map.of("iou", .5)),
            Map.of("method", "auto", "params", Map.of("iou", .5)),
            Map.of("method", "boxes", "params", Map.of("iou", 7)),
            Map.of("method", "jury", "params", Map.of("groups", Map.of("queen", 1))),
            Map.of("method", "ordinal", "params", Map.of("loss", "cubic")))) {
      Api.post(Api.ADMIN, "/projects/" + project + "/resolutions", asked).then().statusCode(422);
    }
    String run =
        run(project, Map.of("method", "jury", "params", Map.of("groups", Map.of("expert", 1))));
    Api.admin()
        .get("/resolution-runs/" + run)
        .then()
        .body("labels", equalTo(0))
        .body("params.groups.expert", equalTo(1));
    Api.admin().get("/resolution-runs/" + run + "/changes").then().statusCode(422);
    String foreign = run(Api.project(2, Api.pool(), Api.overlap(2)), Map.of());
    Api.admin().get("/resolution-runs/" + run + "/changes?from=" + foreign).then().statusCode(404);
    assertNotEquals(run, foreign);
  }

  @Test
  void numbersHaveBiasesAndPairsHaveScores() {
    Map<String, Object> template =
        Map.of(
            "show",
            List.of(Map.of("field", "text", "as", "text")),
            "ask",
            List.of(
                Map.of("name", "age", "type", "number", "title", "How old?"),
                Map.of(
                    "name",
                    "better",
                    "type",
                    "pairwise",
                    "title",
                    "Which is better?",
                    "of",
                    List.of("one", "two"))));
    String dataset = Api.fresh("pairs");
    Api.post(Api.ADMIN, "/datasets", Map.of("slug", dataset, "name", dataset));
    Api.admin()
        .contentType("text/csv")
        .body("id,text,one,two\ni1,t,a,b\ni2,t,b,c\ni3,t,a,c\n")
        .post("/datasets/" + dataset + "/items")
        .then()
        .statusCode(200);
    String project = Api.project(dataset, Api.guideline(template), Api.pool(), Api.overlap(3));
    StringBuilder lines = new StringBuilder("item,rater,question,answer\n");
    for (String rater : new String[] {"ada", "bo", "cy"}) {
      for (int item = 1; item <= 3; item++) {
        int age = 30 + item + (rater.equals("cy") ? 6 : 0);
        lines.append("i%d,%s-%s,age,%d\n".formatted(item, project, rater, age));
        lines.append("i%d,%s-%s,better,left\n".formatted(item, project, rater));
      }
    }
    bring(project, lines.toString());
    Api.admin()
        .get("/projects/" + project + "/metrics/bias?question=age")
        .then()
        .statusCode(200)
        .body("raters", hasSize(3))
        .body("raters.find { it.rater.endsWith('-cy') }.bias", equalTo(4.0f))
        .body("raters.find { it.rater.endsWith('-ada') }.bias", equalTo(-2.0f));
    Api.admin()
        .get("/projects/" + project + "/metrics/ranking?question=better&noisy=true")
        .then()
        .statusCode(200)
        .body("things.thing", equalTo(List.of("a", "b", "c")))
        .body("things[0].won", equalTo(6.0f));
    Api.admin()
        .get("/projects/" + project + "/metrics/ranking?question=age")
        .then()
        .statusCode(422);
    Api.admin().get("/projects/" + project + "/metrics/bias").then().statusCode(422);
    assertEquals(
        "{\"item\":\"i1\",\"question\":\"age\",\"label\":33,\"status\":\"resolved\",\"confidence\":null",
        labels(project, "question=age").split(",\"judgements")[0]);
  }

  /** A question that is asked no more keeps the labels it had. */
  @Test
  void aRemovedQuestionIsResolvedAsBefore() {
    Map<String, Object> both =
        Map.of(
            "show",
            List.of(Map.of("field", "text", "as", "text")),
            "ask",
            List.of(choice("sentiment"), choice("other")));
    String guideline = Api.guideline(both);
    String project =
        crowd(Api.project(Api.dataset(60), guideline, Api.pool(), Api.overlap(5)), 60, false);
    String before = labels(project, "question=sentiment");
    Api.post(
            Api.ADMIN,
            "/guidelines/" + guideline + "/versions",
            Map.of(
                "change",
                "clarifying",
                "note",
                "n",
                "template",
                Map.of(
                    "show",
                    List.of(Map.of("field", "text", "as", "text")),
                    "ask",
                    List.of(choice("other")))))
        .then()
        .statusCode(201);
    List<String> after =
        labels(project, "mode=resolved")
            .lines()
            .filter(line -> line.contains("\"sentiment\""))
            .toList();
    assertEquals(before.lines().toList(), after);
  }

  private static Map<String, Object> choice(String name) {
    return Map.of(
        "name",
        name,
        "type",
        "choice",
        "title",
        name,
        "required",
        false,
        "options",
        List.of(
            Map.of("value", "pos", "title", "Positive"),
            Map.of("value", "neg", "title", "Negative")));
  }
}
