// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Json;

/** Some answers fit only the item that they are about: spans end where its text does. */
@AppTest
class AnswersAgainstTheItemTest {
  private static final String TEMPLATE =
      """
      {"show":[{"field":"text","as":"text"}],
       "ask":[{"name":"names","type":"spans","title":"Who is named?","on":"text",
         "labels":[{"value":"PER","title":"Person"}]},
        {"name":"order","type":"rank","title":"Which is best?","of":"replies"}]}
      """;

  private String project;
  private String bo;

  @BeforeEach
  void anItemWithATextAndAList() {
    String dataset = Api.dataset(0);
    Api.post(
            Api.ADMIN,
            "/datasets/" + dataset + "/items",
            List.of(Map.of("id", "i1", "text", "Ada met Bo", "replies", List.of("x", "y"))))
        .then()
        .statusCode(200);
    String guideline = Api.guideline(Json.mapper().convertValue(Json.tree(TEMPLATE), Map.class));
    String pool = Api.pool();
    project = Api.project(dataset, guideline, pool, Api.overlap(1));
    bo = Api.rater(pool, "bo");
  }

  private static List<Map<String, Object>> span(int end) {
    return List.of(Map.of("start", 0, "end", end, "label", "PER"));
  }

  @Test
  void aSubmittedAnswerKeepsToTheItem() {
    String lease = Api.lease(bo, project).path("leases[0].lease");
    String path = "/projects/" + project + "/judgements";
    Api.post(
            bo,
            path,
            Map.of(
                "lease",
                lease,
                "answers",
                Map.of("names", span(11), "order", List.of("2", "1", "3"))))
        .then()
        .statusCode(422)
        .body("errors.field", equalTo(List.of("answers.names", "answers.order")))
        .body(
            "errors.reason",
            equalTo(
                List.of("[0] ends at 11, the text has 10 characters", "[2] must be one of 1, 2")));
    String judgement =
        Api.post(
                bo,
                path,
                Map.of(
                    "lease",
                    lease,
                    "answers",
                    Map.of("names", span(10), "order", List.of("2", "1"))))
            .then()
            .statusCode(201)
            .extract()
            .path("judgement");
    Api.as(bo)
        .contentType("application/json")
        .body(Map.of("answers", Map.of("names", span(11), "order", List.of("2", "1"))))
        .put("/judgements/" + judgement)
        .then()
        .statusCode(422);
  }

  @Test
  void anImportedAnswerKeepsToTheItem() {
    String line = "{\"item\":\"i1\",\"rater\":\"m1\",\"question\":\"%s\",\"answer\":%s}\n";
    String body =
        line.formatted("names", "[{\"start\":0,\"end\":3,\"label\":\"PER\"}]")
            + line.formatted("names", "[{\"start\":0,\"end\":30,\"label\":\"PER\"}]")
            + line.formatted("order", "[\"1\"]")
            + line.formatted("order", "[\"1\",\"2\"]");
    Api.admin()
        .contentType("application/x-ndjson")
        .body(body.getBytes(StandardCharsets.UTF_8))
        .post("/projects/" + project + "/judgements/import")
        .then()
        .statusCode(200)
        .body("accepted", equalTo(2))
        .body("rejected", equalTo(2))
        .body("errors[0].line", equalTo(2))
        .body("errors[0].reason", containsString("ends at 30, the text has 10 characters"))
        .body("errors[1].reason", containsString("must name every one: 2 is missing"));
  }
}
