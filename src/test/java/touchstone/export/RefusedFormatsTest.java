// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Json;
import touchstone.base.Secrets;
import touchstone.intake.Worlds;

/**
 * What a form cannot carry is refused in words before the first byte, and what it can stays put.
 */
@AppTest
class RefusedFormatsTest {
  private static final String SPAN = "[{\"start\":0,\"end\":3,\"label\":\"PER\"}]";

  private static String judgement(String item, String question, String answer) {
    return "{\"item\":\""
        + item
        + "\",\"rater\":\"bo\",\"question\":\""
        + question
        + "\",\"answer\":"
        + answer
        + "}";
  }

  private static String judged(String type, String answer, String... items) {
    Map<String, Object> question = type.equals("choice") ? Worlds.choice() : Worlds.parts(type);
    String project = Worlds.project(Api.guideline(Worlds.template(question)), items);
    Worlds.judge(project, judgement("a", (String) question.get("name"), answer));
    return project;
  }

  @ParameterizedTest
  @CsvSource({
    "coco, resolved",
    "yolo, resolved",
    "voc, resolved",
    "conll, resolved",
    "preference, resolved",
    "crowd-kit, resolved",
    "conll, judgements",
    "yolo, judgements",
    "voc, judgements",
    "sagemaker, judgements",
    "label-studio, soft",
    "doccano, soft"
  })
  void theRefusalSaysWhatTheFormCarries(String format, String mode) {
    String project = judged("choice", "\"pos\"", "{\"id\":\"a\",\"text\":\"x\"}");
    Response response = Worlds.labels(project, format, mode);
    assertEquals(422, response.statusCode(), response.asString());
    String reason = response.path("errors[0].reason");
    assertTrue(reason.contains(format) && reason.contains("carries"), reason);
  }

  @Test
  void severalQuestionsMustBeChosenFrom() {
    Map<String, Object> template =
        Map.of(
            "show",
            List.of(Map.of("field", "text", "as", "text")),
            "ask",
            List.of(Worlds.choice(), Worlds.parts("spans")));
    String project =
        Worlds.project(Api.guideline(template), "{\"id\":\"a\",\"text\":\"Ada and Bo\"}");
    Worlds.judge(project, judgement("a", "mood", "\"pos\""), judgement("a", "found", SPAN));
    Response response = Worlds.labels(project, "doccano", "resolved");
    assertEquals(422, response.statusCode());
    assertTrue(response.asString().contains("mood, found"), response.asString());
    Response one =
        Api.admin().get("/projects/" + project + "/labels?format=doccano&question=found");
    assertEquals("[[0,3,\"PER\"]]", Json.tree(one.asString()).get("label").toString());
    assertEquals(2, Worlds.labels(project, "jsonl", "resolved").asString().lines().count());
    Response unknown = Api.admin().get("/projects/" + project + "/labels?question=other");
    assertEquals(422, unknown.statusCode());
  }

  @Test
  void anImageWithoutASizeIsNamed() {
    String box = "[{\"x\":1,\"y\":1,\"width\":2,\"height\":2,\"label\":\"PER\"}]";
    String project = judged("boxes", box, "{\"id\":\"a\",\"photo\":\"a.jpg\"}");
    for (String format : List.of("coco", "voc")) {
      Response response = Worlds.labels(project, format, "resolved");
      assertEquals(422, response.statusCode(), response.asString());
      assertEquals("item a", response.path("errors[0].field"));
    }
    assertEquals(200, Worlds.labels(project, "yolo", "resolved").statusCode());
  }

  @Test
  void spansThatOverlapAreRefusedByConllAlone() {
    Map<String, Object> question = new java.util.HashMap<>(Worlds.parts("spans"));
    question.put("overlap", true);
    String project =
        Worlds.project(
            Api.guideline(Worlds.template(question)), "{\"id\":\"a\",\"text\":\"Ada Bo\"}");
    Worlds.judge(
        project,
        judgement(
            "a",
            "found",
            "[{\"start\":0,\"end\":5,\"label\":\"PER\"},{\"start\":4,\"end\":6,\"label\":\"LOC\"}]"));
    Response response = Worlds.labels(project, "conll", "resolved");
    assertEquals(422, response.statusCode());
    assertTrue(response.asString().contains("Item a has spans that overlap"), response.asString());
    assertEquals(200, Worlds.labels(project, "doccano", "resolved").statusCode());
  }

  @Test
  void marksOnATextThatChangedAreRefusedWithBothHashesOrLeftOut() {
    String project = judged("spans", SPAN, "{\"id\":\"a\",\"text\":\"Ada then\"}");
    Instant before = Instant.now();
    byte[] then = asOf(project, before);
    String dataset = Api.admin().get("/projects/" + project).path("dataset");
    Api.admin()
        .contentType("application/x-ndjson")
        .body("{\"id\":\"a\",\"text\":\"Eva now\"}".getBytes())
        .post("/datasets/" + dataset + "/items")
        .then()
        .statusCode(200);
    Response response = Worlds.labels(project, "doccano", "judgements");
    assertEquals(422, response.statusCode(), response.asString());
    assertTrue(response.asString().contains(Secrets.sha256("Ada then")), response.asString());
    assertTrue(response.asString().contains(Secrets.sha256("Eva now")), response.asString());
    Response rest =
        Api.admin()
            .get("/projects/" + project + "/labels?format=doccano&mode=judgements&changed=leave");
    assertEquals("", rest.asString());
    assertArrayEquals(then, asOf(project, before));
  }

  private static byte[] asOf(String project, Instant time) {
    Response response =
        Api.admin()
            .queryParam("asOf", time.toString())
            .get("/projects/" + project + "/labels?format=doccano&mode=judgements");
    assertEquals(200, response.statusCode(), response.asString());
    assertFalse(response.asString().isEmpty());
    return response.asByteArray();
  }

  @ParameterizedTest
  @CsvSource({
    "ndjson",
    "csv",
    "json",
    "parquet",
    "hugging-face",
    "label-studio",
    "doccano",
    "prodigy",
    "conll",
    "w3c",
    "sagemaker"
  })
  void thePastAndARunGiveTheSameBytesForEver(String format) {
    String project =
        judged(
            "spans",
            SPAN,
            "{\"id\":\"a\",\"text\":\"Ada then\"}",
            "{\"id\":\"b\",\"text\":\"Ada too\"}");
    String run = Api.admin().post("/projects/" + project + "/resolutions").path("run");
    Instant deadline = Instant.now().plusSeconds(20);
    while (!"finished".equals(Api.admin().get("/resolution-runs/" + run).path("state"))
        && Instant.now().isBefore(deadline)) {
      Thread.onSpinWait();
    }
    Instant past = Instant.now();
    byte[] asOf = labels(project, format, "asOf", past.toString());
    byte[] ofRun = labels(project, format, "run", run);
    Worlds.judge(project, judgement("b", "found", SPAN));
    assertArrayEquals(asOf, labels(project, format, "asOf", past.toString()));
    assertArrayEquals(ofRun, labels(project, format, "run", run));
  }

  private static byte[] labels(String project, String format, String name, String value) {
    Response response =
        Api.admin()
            .queryParam(name, value)
            .queryParam("format", format)
            .get("/projects/" + project + "/labels");
    assertEquals(200, response.statusCode(), response.asString());
    return response.asByteArray();
  }

  @Test
  void whatTheValuesMeanGoesAlong() {
    String project = judged("choice", "\"pos\"", "{\"id\":\"a\",\"text\":\"x\"}");
    Response rows = Api.admin().get("/projects/" + project + "/labels?about=true");
    assertEquals("Positive", Json.tree(rows.asString()).get("meaning").textValue());
    assertEquals("Which mood?", Json.tree(rows.asString()).get("questionTitle").textValue());
    Response about = Api.admin().get("/projects/" + project + "/labels/about");
    assertEquals("Negative", about.path("questions[0].answers.neg"));
    assertEquals(1, (int) about.path("questions[0].guidelineVersion"));
    Response card = Api.admin().get("/projects/" + project + "/card");
    assertTrue(card.asString().contains("fewer than 10"), card.asString());
    assertTrue(card.asString().contains("Not answered"), card.asString());
    assertFalse(card.asString().contains("bo:"), card.asString());
  }
}
