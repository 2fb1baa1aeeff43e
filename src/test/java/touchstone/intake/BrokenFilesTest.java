// SPDX-License-Identifier: Apache-2.0
package touchstone.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Secrets;

/** A file that is not what it says is refused with the place; of a document nothing stays. */
@AppTest
class BrokenFilesTest {
  private static final String TASK =
      "{\"id\":1,\"data\":{\"text\":\"Ada saw Bo\"},\"annotations\":[{\"completed_by\":3,\"result\":["
          + "{\"from_name\":\"found\",\"type\":\"labels\",\"value\":%s}]}]}";
  private static final String GOOD =
      "{\"start\":0,\"end\":3,\"text\":\"Ada\",\"labels\":[\"PER\"]}";
  private static final String COCO =
      "{\"images\":[{\"id\":7,\"file_name\":\"a.jpg\",\"width\":100,\"height\":50}],"
          + "\"categories\":[{\"id\":90,\"name\":\"PER\"}],"
          + "\"annotations\":[{\"id\":1,\"image_id\":%s,\"category_id\":%s,\"bbox\":%s}]}";

  private static String spans() {
    return Worlds.project(Api.guideline(Worlds.template(Worlds.parts("spans"))));
  }

  private static String boxes() {
    return Worlds.project(Api.guideline(Worlds.template(Worlds.parts("boxes"))));
  }

  private static void nothingStays(String project) {
    String dataset = Api.admin().get("/projects/" + project).path("dataset");
    assertEquals("", Api.admin().get("/projects/" + project + "/judgements").asString());
    assertEquals(0, (int) Api.admin().get("/datasets/" + dataset).path("items"));
  }

  private static Response refused(String project, String query, byte[] file, int... statuses) {
    Response response = Worlds.bring(project, query, file);
    boolean expected = false;
    for (int status : statuses) {
      expected |= response.statusCode() == status;
    }
    assertTrue(expected, response.statusCode() + " " + response.asString());
    nothingStays(project);
    return response;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$[1].data|[{good},{\"id\":2,\"annotations\":[]}]",
        "$[1].annotations|[{good},{\"id\":2,\"data\":{},\"annotations\":7}]",
        "$[1].annotations[0]|[{good},{\"id\":2,\"data\":{},\"annotations\":[{\"result\":null}]}]",
        "$[0].annotations[0].result[0].value|[{noValue}]",
        "$[0].annotations[0].result[0].value.start|[{noStart}]"
      })
  void labelStudioNamesThePath(String path, String file) {
    String whole =
        file.replace("{good}", TASK.formatted(GOOD))
            .replace("{noValue}", TASK.formatted("7"))
            .replace("{noStart}", TASK.formatted("{\"start\":1.5,\"end\":2,\"labels\":[\"PER\"]}"));
    Response response = refused(spans(), "format=label-studio", bytes(whole), 422);
    assertEquals(path, response.path("errors[0].field"), response.asString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[",
        "[{]",
        "nonsense",
        "[NaN]",
        "[{\"id\":1,\"id\":2}]",
        "\u0000",
        "{\"images\":{}}",
        "{\"images\":[]} trailing"
      })
  void whatIsNoDocumentIsRefused(String file) {
    for (String format : new String[] {"label-studio", "argilla"}) {
      String project = spans();
      Response response = Worlds.bring(project, "format=" + format, file);
      assertTrue(response.statusCode() < 500, response.asString());
      nothingStays(project);
    }
    refused(boxes(), "format=coco", bytes(file), 400, 422);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$.annotations[0].image_id|8|90|[1,2,3,4]",
        "$.annotations[0].category_id|7|91|[1,2,3,4]",
        "$.annotations[0].bbox|7|90|[1,2,3]",
        "$.annotations[0].bbox|7|90|[1,2,3,\"4\"]",
        "$.annotations[0].bbox|7|90|[1,2,3,1e999999999]"
      })
  void cocoNamesThePath(String path, String image, String category, String box) {
    String file = COCO.formatted(image, category, box);
    Response response = refused(boxes(), "format=coco", bytes(file), 422);
    assertEquals(path, response.path("errors[0].field"), response.asString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1,2,NaN,4]", "[1,2,Infinity,4]", "[1,2,-Infinity,4]"})
  void numbersThatAreNoneAreRefused(String box) {
    refused(boxes(), "format=coco", bytes(COCO.formatted("7", "90", box)), 400);
  }

  @Test
  void aSparseCategoryAndACocoWithoutRatersComeIn() {
    String project = boxes();
    Response report =
        Worlds.bring(project, "format=coco&rater=cvat", COCO.formatted("7", "90", "[10,5,25,45]"));
    assertEquals(1, (int) report.path("accepted"), report.asString());
    String line = Api.admin().get("/projects/" + project + "/judgements").asString();
    assertTrue(
        line.contains("[{\"x\":10,\"y\":10,\"width\":25,\"height\":90,\"label\":\"PER\"}]"), line);
    assertTrue(line.contains("\"rater\":\"cvat\""), line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a label that|{\"start\":0,\"end\":3,\"labels\":[\"Mars\"]}",
        "lies outside|{\"start\":0,\"end\":99,\"labels\":[\"PER\"]}",
        "reads otherwise|{\"start\":0,\"end\":3,\"text\":\"Eva\",\"labels\":[\"PER\"]}",
        "without a label|{\"start\":0,\"end\":3,\"labels\":[]}"
      })
  void whatCannotBeCarriedIsReportedAndNeverGuessed(String words, String value) {
    String project = spans();
    Response report =
        Worlds.bring(project, "format=label-studio", "[" + TASK.formatted(value) + "]");
    assertEquals(200, report.statusCode(), report.asString());
    assertEquals(1, (int) report.path("lost"), report.asString());
    assertTrue(report.path("losses[0].what").toString().contains(words), report.asString());
    assertTrue(report.path("losses[0].at").toString().startsWith("$[0].annotations[0]"));
    assertEquals("", Api.admin().get("/projects/" + project + "/judgements").asString());
  }

  @Test
  void marksOnAnOlderTextAreRefusedWithBothHashes() {
    String project =
        Worlds.project(
            Api.guideline(Worlds.template(Worlds.parts("spans"))),
            "{\"id\":\"1\",\"text\":\"now\"}");
    String file = "{\"id\":1,\"text\":\"then\",\"label\":[[0,3,\"PER\"]]}\n";
    Response report = Worlds.bring(project, "format=doccano", file);
    assertEquals(0, (int) report.path("accepted"), report.asString());
    String losses = report.asString();
    assertTrue(losses.contains(Secrets.sha256("then")), losses);
    assertTrue(losses.contains(Secrets.sha256("now")), losses);
    String dataset = Api.admin().get("/projects/" + project).path("dataset");
    assertEquals(
        "now", Api.admin().get("/datasets/" + dataset + "/items").path("items[0].content.text"));
  }

  @Test
  void aBrokenLineIsLeftOutAlone() {
    String project = spans();
    Response report =
        Worlds.bring(
            project,
            "format=prodigy",
            "{\"text\":\"Ada\",\"_input_hash\":1,\"answer\":\"accept\","
                + "\"spans\":[{\"start\":0,\"end\":3,\"label\":\"PER\"}]}\n"
                + "{\"text\":NaN}\n"
                + "{\"text\":\"Bo\",\"_input_hash\":2,\"answer\":\"reject\",\"spans\":[]}\n");
    assertEquals(1, (int) report.path("accepted"), report.asString());
    assertEquals(1, (int) report.path("broken"), report.asString());
    assertEquals("line 2", report.path("errors[0].field"), report.asString());
    assertEquals(1, (int) report.path("lost"), report.asString());
    assertTrue(report.asString().contains("a reject"), report.asString());
  }

  @Test
  void argillaBringsWhatWasSubmitted() {
    String project = Worlds.project(Api.guideline(Worlds.template(Worlds.choice())));
    String file =
        "[{\"id\":\"r1\",\"fields\":{\"text\":\"good\"},\"metadata\":{\"lang\":\"en\"},"
            + "\"responses\":{\"mood\":[{\"value\":\"pos\",\"user_id\":\"u1\"},"
            + "{\"value\":\"neg\",\"user_id\":\"u2\",\"status\":\"draft\"}]},"
            + "\"suggestions\":{\"mood\":{\"value\":\"neg\",\"score\":0.7,\"agent\":\"gpt\"}},"
            + "\"vectors\":{},\"status\":\"completed\"},"
            + "{\"id\":\"r2\",\"text\":\"flat\",\"mood.responses\":[\"neg\"],"
            + "\"mood.responses.users\":[\"u2\"],\"mood.responses.status\":[\"submitted\"],"
            + "\"mood.suggestion\":null,\"mood.suggestion.score\":null,\"status\":\"completed\"}]";
    Response report = Worlds.bring(project, "format=argilla", file);
    assertEquals(3, (int) report.path("accepted"), report.asString());
    assertEquals(2, (int) report.path("lost"), report.asString());
    String lines = Api.admin().get("/projects/" + project + "/judgements").asString();
    assertTrue(lines.contains("\"rater\":\"gpt\",\"kind\":\"model\""), lines);
    assertFalse(lines.contains("draft"), lines);
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(bytes(file.getValue()));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../labels/a.txt",
        "labels/../../a.txt",
        "/labels/a.txt",
        "C:/a.txt",
        "labels\\a.txt",
        "labels/a\u0001.txt"
      })
  void namesThatLeadOutOfAZipAreRefused(String name) throws IOException {
    byte[] file = zip(Map.of("classes.txt", "PER\n", name, "0 0.5 0.5 0.1 0.1\n"));
    refused(boxes(), "format=yolo", file, 422);
  }

  @Test
  void aZipBombIsRefused() throws IOException {
    byte[] file = zip(Map.of("classes.txt", "PER\n", "labels/a.txt", " ".repeat(12_000_000)));
    assertTrue(file.length < 100_000);
    refused(boxes(), "format=yolo", file, 413);
  }

  @Test
  void aZipThatIsNoneOrHasNoClassesIsRefused() throws IOException {
    refused(boxes(), "format=yolo", bytes("PK nonsense"), 422);
    refused(boxes(), "format=yolo", zip(Map.of("labels/a.txt", "0 0.5 0.5 0.1 0.1\n")), 422);
    byte[] unknown = zip(Map.of("classes.txt", "PER\n", "labels/a.txt", "4 0.5 0.5 0.1 0.1\n"));
    Response response = refused(boxes(), "format=yolo", unknown, 422);
    assertEquals("labels/a.txt line 1", response.path("errors[0].field"), response.asString());
    byte[] infinite = zip(Map.of("classes.txt", "PER\n", "labels/a.txt", "0 inf nan 0.1 0.1\n"));
    refused(boxes(), "format=yolo", infinite, 422);
  }

  /**
   * Files cut short, and with bytes changed at random: never a 500, and a document leaves nothing.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "label-studio",
        "coco",
        "w3c",
        "argilla",
        "doccano",
        "prodigy",
        "csv",
        "conll",
        "jsonl",
        "yolo"
      })
  void damagedFilesAreNeverOurFault(String format) throws IOException {
    boolean image = format.equals("coco") || format.equals("yolo");
    String project = image ? boxes() : spans();
    byte[] zip = zip(Map.of("classes.txt", "PER\n", "labels/a.txt", "0 0.5 0.5 0.1 0.1\n"));
    byte[] text =
        bytes(
            switch (format) {
              case "coco" -> COCO.formatted("7", "90", "[10,5,25,45]");
              case "doccano" -> "{\"id\":1,\"text\":\"Ada\",\"label\":[[0,3,\"PER\"]]}\n".repeat(3);
              case "prodigy" ->
                  "{\"text\":\"Ada\",\"_input_hash\":1,\"answer\":\"accept\",\"spans\":[]}\n"
                      .repeat(3);
              case "conll" -> "-DOCSTART- -X- O O\n\nAda -X- _ B-PER\nsaw -X- _ O\n\n";
              case "jsonl" -> "{\"item\":\"1\",\"rater\":\"bo\",\"answer\":[],\"text\":\"x\"}\n";
              case "csv" -> "task,worker,label,text\n1,bo,\"[]\",Ada\n2,bo,\"[]\",Bo\n";
              case "w3c" ->
                  "{\"items\":[{\"target\":{\"source\":\"urn:touchstone:item:1\"},\"creator\":\"bo\"}]}";
              default -> "[" + TASK.formatted(GOOD) + "]";
            });
    byte[] sound = format.equals("yolo") ? zip : text;
    Random random = new Random(7);
    for (int i = 0; i < 150; i++) {
      byte[] damaged = sound.clone();
      for (int change = 0; change <= i % 3; change++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      if (i % 4 == 0) {
        damaged = java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length));
      }
      Response response = Worlds.bring(project, "format=" + format + "&dryRun=true", damaged);
      assertTrue(
          response.statusCode() < 500,
          response.asString() + " of " + new String(damaged, StandardCharsets.ISO_8859_1));
    }
    nothingStays(project);
  }
}
