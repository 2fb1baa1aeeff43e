// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.intake.Worlds;

/** A question that changed its type still leaves as a table, old answers and new. */
@AppTest
class ParquetFormatTest {

  private static Map<String, Object> question(String type) {
    Map<String, Object> question = new LinkedHashMap<>(Worlds.choice());
    question.put("type", type);
    return Worlds.template(question);
  }

  private static String judgement(String rater, String answer) {
    return "{\"item\":\"a\",\"rater\":\"%s\",\"question\":\"mood\",\"answer\":%s}"
        .formatted(rater, answer);
  }

  /** One answer by each type, the first asked first. */
  private static String changed(String from, String answer, String to, String newer) {
    String guideline = Api.guideline(question(from));
    String project = Worlds.project(guideline, "{\"id\":\"a\",\"text\":\"Ada\"}");
    Worlds.judge(project, judgement("bo", answer));
    Api.post(
            Api.ADMIN,
            "/guidelines/" + guideline + "/versions",
            Map.of("body", "# Read on", "change", "meaning", "template", question(to)))
        .then()
        .statusCode(201);
    Worlds.judge(project, judgement("cy", newer));
    return project;
  }

  private static List<String> answers(byte[] parquet) throws IOException, SQLException {
    Path file = Files.createTempFile("changed", ".parquet");
    Files.write(file, parquet);
    List<String> answers = new ArrayList<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT answer, typeof(answer) FROM '" + file + "' ORDER BY rater")) {
      while (rows.next()) {
        answers.add(rows.getString(2) + " " + rows.getString(1));
      }
    }
    Files.delete(file);
    return answers;
  }

  private static byte[] judgements(String project, String format) {
    return Api.admin()
        .get("/projects/" + project + "/labels?mode=judgements&question=mood&format=" + format)
        .then()
        .statusCode(200)
        .extract()
        .asByteArray();
  }

  @Test
  void answersOfTwoTypesAreJsonAsText() throws Exception {
    String project = changed("choice", "\"pos\"", "multi", "[\"neg\",\"pos\"]");
    List<String> both = List.of("VARCHAR \"pos\"", "VARCHAR [\"pos\",\"neg\"]");
    assertEquals(both, answers(judgements(project, "parquet")));
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(judgements(project, "hugging-face")))) {
      while (!zip.getNextEntry().getName().endsWith(".parquet")) {
        zip.closeEntry();
      }
      assertEquals(both, answers(zip.readAllBytes()));
    }
  }

  @Test
  void answersOfOneTypeKeepIt() throws Exception {
    String project =
        Worlds.project(Api.guideline(question("multi")), "{\"id\":\"a\",\"text\":\"Ada\"}");
    Worlds.judge(project, judgement("bo", "[\"pos\"]"));
    assertEquals(List.of("VARCHAR[] [pos]"), answers(judgements(project, "parquet")));
  }
}
