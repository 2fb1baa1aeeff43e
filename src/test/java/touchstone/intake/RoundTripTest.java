// SPDX-License-Identifier: Apache-2.0
package touchstone.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Json;

/**
 * What goes out in another tool's form and comes into a fresh project goes out again as the same
 * bytes, raters, times and golds among them; and coming in twice changes nothing.
 */
@AppTest
class RoundTripTest {
  private static final String[] TEXTS = {
    "{\"id\":\"a\",\"text\":\"😀 Ada saw Bo in Córdoba.\\nThen, she left.\",\"topic\":\"t\"}",
    "{\"id\":\"b\",\"text\":\"Nobody \\\"there\\\", =1+1\",\"topic\":null}",
    "{\"id\":\"c\",\"text\":\"e\\u0301t\\u00e9 à Paris\"}",
    "{\"id\":\"d\",\"text\":\"unjudged\"}"
  };
  private static final String[] IMAGES = {
    "{\"id\":\"p1\",\"photo\":\"p1.jpg\",\"width\":640,\"height\":427}",
    "{\"id\":\"p2\",\"photo\":\"p2.jpg\",\"width\":333,\"height\":1001}"
  };

  private record World(String guideline, String first, String[] items) {
    static World of(String type) {
      boolean image = type.equals("boxes") || type.equals("polygons");
      Map<String, Object> question =
          switch (type) {
            case "choice" -> Worlds.choice();
            case "multi" -> Worlds.multi();
            default -> Worlds.parts(type);
          };
      String[] items = image ? IMAGES : TEXTS;
      String guideline = Api.guideline(Worlds.template(question));
      World world = new World(guideline, Worlds.project(guideline, items), items);
      String ada = Api.fresh("ada");
      String m1 = Api.fresh("m1");
      String[][] answers =
          switch (type) {
            case "choice" -> new String[][] {{"a", "\"pos\""}, {"b", "\"neg\""}, {"c", "\"pos\""}};
            case "multi" ->
                new String[][] {{"a", "[\"pos\",\"neg\"]"}, {"b", "[]"}, {"c", "[\"neg\"]"}};
            case "spans" ->
                new String[][] {
                  {
                    "a",
                    "[{\"start\":2,\"end\":5,\"label\":\"PER\"},{\"start\":16,\"end\":23,\"label\":\"LOC\"}]"
                  },
                  {"b", "[]"},
                  {"c", "[{\"start\":7,\"end\":12,\"label\":\"LOC\"}]"}
                };
            case "boxes" ->
                new String[][] {
                  {
                    "p1",
                    "[{\"x\":0.123456,\"y\":33.333333,\"width\":12.5,\"height\":66.666666,\"label\":\"PER\"},"
                        + "{\"x\":50,\"y\":0,\"width\":50,\"height\":100,\"label\":\"LOC\"}]"
                  },
                  {"p2", "[]"}
                };
            default ->
                new String[][] {
                  {
                    "p1",
                    "[{\"points\":[[1.111111,2],[90,3.5],[50.000001,99.999999]],\"label\":\"LOC\"}]"
                  },
                  {"p2", "[]"}
                };
          };
      for (int i = 0; i < answers.length; i++) {
        String line =
            "\"item\":\""
                + answers[i][0]
                + "\",\"question\":\""
                + question.get("name")
                + "\",\"answer\":"
                + answers[i][1]
                + ",\"at\":\"2026-0"
                + (i + 1)
                + "-03T04:05:06Z\"}";
        Worlds.judge(
            world.first(),
            "{\"rater\":\""
                + ada
                + "\",\"kind\":\"expert\",\"activeMillis\":"
                + (1234 + i)
                + ","
                + line);
        if (i == 0) {
          Worlds.judge(world.first(), "{\"rater\":\"" + m1 + "\",\"kind\":\"model\"," + line);
        }
      }
      return world;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "label-studio, choice, judgements",
    "label-studio, multi, judgements",
    "label-studio, spans, judgements",
    "label-studio, boxes, judgements",
    "label-studio, polygons, judgements",
    "doccano, choice, judgements",
    "doccano, multi, judgements",
    "doccano, spans, judgements",
    "prodigy, choice, judgements",
    "prodigy, multi, judgements",
    "prodigy, spans, judgements",
    "coco, boxes, judgements",
    "coco, polygons, judgements",
    "yolo, boxes, resolved",
    "yolo, polygons, resolved",
    "conll, spans, resolved"
  })
  void theSameBytesLeaveAFreshProject(String format, String type, String mode) {
    World world = World.of(type);
    byte[] out = file(world.first(), format, mode);
    String fresh = Worlds.project(world.guideline());
    Response dry = bring(fresh, format + "&dryRun=true", out);
    assertEquals(0, (int) dry.path("lost"), dry.asString());
    assertEquals(0, Api.admin().get("/projects/" + fresh + "/judgements").asString().length());
    Response report = bring(fresh, format, out);
    assertEquals(0, (int) report.path("lost"), report.asString());
    assertTrue((int) report.path("accepted") > 0, report.asString());
    assertEquals(text(out), text(file(fresh, format, mode)));
    Response again = bring(fresh, format, out);
    assertEquals(0, (int) again.path("accepted"), again.asString());
    assertEquals(0, (int) again.path("newItems"), again.asString());
    assertEquals(text(out), text(file(fresh, format, mode)));
  }

  /** Web Annotations name their items, so the fresh project has them already. */
  @ParameterizedTest
  @CsvSource({"choice", "multi", "spans", "boxes", "polygons"})
  void webAnnotationsComeBackOverTheSameItems(String type) {
    World world = World.of(type);
    byte[] out = file(world.first(), "w3c", "judgements");
    String fresh = Worlds.project(world.guideline(), world.items());
    Response report = bring(fresh, "w3c", out);
    assertEquals(0, (int) report.path("lost"), report.asString());
    assertEquals(text(out), text(file(fresh, "w3c", "judgements")));
    assertEquals(0, (int) bring(fresh, "w3c", out).path("accepted"));
  }

  @ParameterizedTest
  @CsvSource({"choice", "multi", "spans", "boxes"})
  void aSageMakerManifestBringsItsLabels(String type) {
    World world = World.of(type);
    byte[] out = file(world.first(), "sagemaker", "resolved");
    String fresh = Worlds.project(world.guideline());
    Response report = bring(fresh, "sagemaker", out);
    assertTrue((int) report.path("accepted") > 0, report.asString());
    assertEquals(labelled(world.first()), labelled(fresh));
  }

  @Test
  void theLongTableOfCrowdKitComesBack() {
    World world = World.of("choice");
    byte[] out = file(world.first(), "crowd-kit", "judgements");
    assertTrue(text(out).startsWith("task,worker,label\r\n"), text(out));
    String fresh = Worlds.project(world.guideline());
    assertEquals(4, (int) bring(fresh, "csv", out).path("accepted"));
    assertEquals(text(out), text(file(fresh, "crowd-kit", "judgements")));
  }

  @Test
  void everyJudgementSaysWhereItCameFrom() {
    World world = World.of("choice");
    byte[] out = file(world.first(), "doccano", "judgements");
    String fresh = Worlds.project(world.guideline());
    bring(fresh, "doccano", out);
    Api.admin()
        .get("/projects/" + fresh + "/judgements")
        .asString()
        .lines()
        .map(Json::tree)
        .forEach(
            line -> {
              assertEquals("import", line.get("origin").textValue());
              assertEquals("doccano", line.get("source").textValue());
            });
  }

  private static String labelled(String project) {
    StringBuilder labels = new StringBuilder();
    Worlds.labels(project, "ndjson", "resolved")
        .asString()
        .lines()
        .map(Json::tree)
        .filter(line -> !line.get("label").isNull())
        .forEach(line -> labels.append(line.get("item")).append(line.get("label")).append('\n'));
    return labels.toString();
  }

  private static Response bring(String project, String format, byte[] file) {
    Response report = Worlds.bring(project, "format=" + format, file);
    assertEquals(200, report.statusCode(), report.asString());
    return report;
  }

  private static byte[] file(String project, String format, String mode) {
    Response response = Worlds.labels(project, format, mode);
    assertEquals(200, response.statusCode(), response.asString());
    return response.asByteArray();
  }

  /** Each byte as a character, so that a difference can be read. */
  private static String text(byte[] file) {
    return new String(file, java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
