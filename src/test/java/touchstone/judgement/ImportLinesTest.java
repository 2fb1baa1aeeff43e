// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** Every bad line of an import of judgements is refused alone. */
@AppTest
class ImportLinesTest {
  @Test
  void badLinesAreRefusedAloneEachWithItsNumber() {
    String project = Api.project(2, Api.pool(), Api.overlap(2));
    String rater = Api.fresh("imported");
    String good = line("i1", rater, "pos", "");
    String lines =
        String.join(
            "\n",
            good,
            line("i1", "x".repeat(101), "pos", ""),
            line("i2", " ", "pos", ""),
            line("i2", rater, "purple", ""),
            line("gone", rater, "pos", ""),
            line("i2", rater, "pos", ",\"at\":\"yesterday\""),
            line("i2", rater, "pos", ",\"activeMillis\":1e999999999"),
            line("i2", rater, "pos", ",\"kind\":\"dog\""),
            line("i2", rater, "pos", ",\"nonsense\":1"),
            line("x".repeat(600), rater, "pos", ""),
            "{\"item\":\"i2\",\"rater\":\""
                + rater
                + "\",\"question\":\"nope\",\"answer\":\"pos\"}",
            "[]",
            line("i2", " " + rater + " ", "neg", ",\"at\":\"2020-01-01T00:00:00Z\""),
            good);
    Response report = bring(project, lines, "");
    report
        .then()
        .statusCode(200)
        .body("accepted", equalTo(2))
        .body("unchanged", equalTo(1))
        .body("rejected", equalTo(11))
        .body("errors.line", equalTo(List.of(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)));
    Api.admin()
        .get("/imports/" + report.path("id") + "/errors?limit=5")
        .then()
        .body("items", hasSize(5))
        .body("items[0].line", equalTo(2));
    bring(project, line("gone", rater, "pos", ""), "?createItems=true")
        .then()
        .body("accepted", equalTo(1));
    assertEquals(
        3, Api.admin().get("/projects/" + project + "/judgements").asString().lines().count());
  }

  @Test
  void nothingIsNoLine() {
    String project = Api.project(1, Api.pool(), Api.overlap(1));
    bring(project, "", "").then().statusCode(200).body("accepted", equalTo(0));
    assertEquals("", Api.admin().get("/projects/" + project + "/judgements").asString());
  }

  private static String line(String item, String rater, String answer, String more) {
    return "{\"item\":\"%s\",\"rater\":\"%s\",\"question\":\"sentiment\",\"answer\":\"%s\"%s}"
        .formatted(item, rater, answer, more);
  }

  private static Response bring(String project, String lines, String query) {
    return Api.admin()
        .contentType("application/x-ndjson")
        .body(lines.getBytes(StandardCharsets.UTF_8))
        .post("/projects/" + project + "/judgements/import" + query);
  }
}
