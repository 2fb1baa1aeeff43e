// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Json;
import touchstone.intake.Worlds;

/**
 * Our files open in the readers of those whose forms they are: label-studio-sdk, pycocotools,
 * crowd-kit and datasets, of pinned versions, in a virtual environment under target. Skipped, and
 * said so, where there is no Python or the packages cannot be had.
 */
@Tag("readers")
@AppTest
class ReadersTest {
  private static final Path READERS = Path.of("src/test/readers");
  private static final Path FOLDER = Path.of("target/readers");
  private static final Path PYTHON = FOLDER.resolve("venv/bin/python").toAbsolutePath();
  private static final String[] TEXTS = {
    "{\"id\":\"a\",\"text\":\"😀 Ada saw Bo in Paris.\"}", "{\"id\":\"b\",\"text\":\"Nobody\"}"
  };
  private static final String[] IMAGES = {
    "{\"id\":\"p1\",\"photo\":\"p1.jpg\",\"width\":640,\"height\":480}",
    "{\"id\":\"p2\",\"photo\":\"p2.jpg\",\"width\":100,\"height\":200}"
  };

  @BeforeAll
  static void anEnvironment() throws Exception {
    Files.createDirectories(FOLDER);
    Assumptions.assumeTrue(run("python3", "--version").sound(), "no python3: readers not tried");
    Path done = FOLDER.resolve("done.txt");
    String wanted = Files.readString(READERS.resolve("requirements.txt"));
    if (!Files.exists(done) || !Files.readString(done).equals(wanted)) {
      String venv = FOLDER.resolve("venv").toString();
      Ran made = run("python3", "-m", "venv", venv);
      Ran packages =
          run(
              PYTHON.toString(),
              "-m",
              "pip",
              "install",
              "--quiet",
              "-r",
              READERS.resolve("requirements.txt").toString());
      Assumptions.assumeTrue(
          made.sound() && packages.sound(), "no readers: " + made.out() + packages.out());
      Files.writeString(done, wanted);
    }
  }

  private record Ran(boolean sound, String out) {}

  private static Ran run(String... command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("readers", ".txt");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("HF_HUB_OFFLINE", "1");
      builder.environment().put("HF_DATASETS_OFFLINE", "1");
      Process process = builder.redirectOutput(out.toFile()).start();
      boolean ended = process.waitFor(10, TimeUnit.MINUTES);
      if (!ended) {
        process.destroyForcibly();
      }
      return new Ran(ended && process.exitValue() == 0, Files.readString(out));
    } catch (IOException absent) {
      return new Ran(false, absent.getMessage());
    } finally {
      Files.deleteIfExists(out);
    }
  }

  /** What a reader finds in a file. */
  private static JsonNode found(String reader, String project, String format, String mode)
      throws Exception {
    Response response = Worlds.labels(project, format, mode);
    assertEquals(200, response.statusCode(), response.asString());
    Path file = FOLDER.resolve(reader + "-" + mode).toAbsolutePath();
    Files.write(file, response.asByteArray());
    Ran ran =
        run(PYTHON.toString(), READERS.resolve("read.py").toString(), reader, file.toString());
    assertTrue(ran.sound(), ran.out());
    String line =
        ran.out().lines().filter(each -> each.startsWith("FOUND ")).findFirst().orElseThrow();
    System.out.println(reader + " " + mode + " " + line);
    return Json.tree(line.substring(6));
  }

  private static String project(Map<String, Object> question, String[] items, String... answers) {
    String project = Worlds.project(Api.guideline(Worlds.template(question)), items);
    for (int i = 0; i < answers.length; i++) {
      String item = (String) Json.tree(items[i]).get("id").textValue();
      for (String rater : new String[] {"bo", "cy"}) {
        Worlds.judge(
            project,
            "{\"item\":\""
                + item
                + "\",\"rater\":\""
                + rater
                + "\",\"activeMillis\":1500,\"question\":\""
                + question.get("name")
                + "\",\"answer\":"
                + answers[i]
                + "}");
      }
    }
    return project;
  }

  private static String spans() {
    return project(
        Worlds.parts("spans"),
        TEXTS,
        "[{\"start\":2,\"end\":5,\"label\":\"PER\"},{\"start\":16,\"end\":21,\"label\":\"LOC\"}]",
        "[]");
  }

  private static String boxes() {
    return project(
        Worlds.parts("boxes"),
        IMAGES,
        "[{\"x\":10,\"y\":20,\"width\":30,\"height\":40,\"label\":\"LOC\"}]",
        "[]");
  }

  @Test
  void labelStudioReadsChoicesWithTheirRaters() throws Exception {
    String project = project(Worlds.choice(), TEXTS, "\"pos\"", "\"neg\"");
    JsonNode rows = found("label-studio-choice", project, "label-studio", "judgements");
    assertEquals(4, rows.size());
    assertEquals("pos", rows.get(0).get("mood").asText());
    assertEquals(1.5, rows.get(0).get("lead_time").doubleValue());
    assertTrue(rows.toString().contains("cy"), rows.toString());
  }

  @Test
  void labelStudioReadsSpansAtTheirPlaces() throws Exception {
    String project = spans();
    JsonNode rows = found("label-studio-spans", project, "label-studio", "resolved");
    assertEquals("Ada", rows.at("/0/found/0/text").asText(), rows.toString());
    assertEquals(3, rows.at("/0/found/0/start").intValue());
    String conll = found("label-studio-conll", project, "label-studio", "resolved").textValue();
    assertTrue(
        conll.contains("Ada -X- _ B-PER") && conll.contains("Paris. -X- _ B-LOC")
            || conll.contains("Paris -X- _ B-LOC"),
        conll);
  }

  @Test
  void labelStudioTurnsOurBoxesIntoPixels() throws Exception {
    JsonNode boxes = found("label-studio-boxes", boxes(), "label-studio", "resolved");
    assertEquals(1, boxes.size());
    assertEquals(64, boxes.at("/0/0").doubleValue(), 1e-6);
    assertEquals(192, boxes.at("/0/3").doubleValue(), 1e-6);
  }

  @Test
  void pycocotoolsReadsBoxesAndOutlines() throws Exception {
    JsonNode found = found("coco", boxes(), "coco", "judgements");
    assertEquals(2, found.get("images").intValue());
    assertEquals(2, found.get("of LOC").intValue());
    String outlines =
        project(
            Worlds.parts("polygons"),
            IMAGES,
            "[{\"points\":[[10,10],[60,10],[60,60],[10,60]],\"label\":\"LOC\"}]");
    JsonNode masks = found("coco", outlines, "coco", "resolved").get("masks");
    assertEquals(320 * 240, masks.get(0).intValue(), 1000);
  }

  @Test
  void crowdKitResolvesOurLongTable() throws Exception {
    String project = project(Worlds.choice(), TEXTS, "\"pos\"", "\"neg\"");
    assertEquals(
        "{\"a\":\"pos\",\"b\":\"neg\"}",
        found("crowd-kit", project, "crowd-kit", "judgements").toString());
  }

  @Test
  void datasetsReadsParquetFoldersAndLines() throws Exception {
    String project = spans();
    for (String mode : new String[] {"resolved", "judgements", "soft"}) {
      int rows = mode.equals("judgements") ? 4 : 2;
      assertEquals(rows, found("parquet", project, "parquet", mode).get("rows").intValue());
      assertEquals(
          rows, found("hugging-face", project, "hugging-face", mode).get("rows").intValue());
    }
    JsonNode typed = found("parquet", project, "parquet", "resolved").get("first");
    assertEquals(2, typed.at("/label/0/start").intValue(), typed.toString());
    for (String format : new String[] {"doccano", "prodigy"}) {
      assertEquals(4, found("lines", project, format, "judgements").get("rows").intValue());
    }
    assertTrue(
        new String(
                Files.readAllBytes(FOLDER.resolve("hugging-face-soft")),
                StandardCharsets.ISO_8859_1)
            .contains("README.md"));
  }
}
