// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;

@AppTest
class BatchTest {
  private static Map<String, Object> answer(Object lease, String answer) {
    return Map.of("lease", lease, "answers", Map.of("sentiment", answer));
  }

  private static List<String> ten(String rater, String project) {
    return Api.post(rater, "/projects/" + project + "/leases", Map.of("count", 10))
        .then()
        .statusCode(200)
        .extract()
        .path("leases.lease");
  }

  private static Response send(String rater, String project, String query, Object judgements) {
    return Api.post(
        rater,
        "/projects/" + project + "/judgements/batch" + query,
        Map.of("judgements", judgements));
  }

  @Test
  void tenAreJudgedAndTenLeasedInOneRequest() {
    String pool = Api.pool();
    String model = Api.rater(pool, "model", "model");
    String project = Api.project(15, pool, Api.overlap(1));
    List<Map<String, Object>> all =
        ten(model, project).stream().map(lease -> answer(lease, "pos")).toList();
    Response done = send(model, project, "?next=10", all);
    done.then()
        .statusCode(200)
        .body("results", hasSize(10))
        .body("results.findAll{it.judgement != null}", hasSize(10))
        .body("next", hasSize(5))
        .body("left", equalTo("none"));
    Response again = send(model, project, "", all);
    again.then().statusCode(200).body("next", nullValue());
    assertEquals((List<String>) done.path("results.judgement"), again.path("results.judgement"));
    assertEquals(10, LeaseRefusalsTest.lines(project));
  }

  @Test
  void whatDoesNotFitIsRefusedAloneAndTheRestIsKept() {
    String pool = Api.pool();
    String model = Api.rater(pool, "model", "model");
    String other = Api.rater(pool, "other", "model");
    String project = Api.project(30, pool, Api.overlap(1));
    List<String> own = ten(model, project);
    String foreign = ten(other, project).get(0);
    List<Map<String, Object>> mixed = new ArrayList<>();
    mixed.add(answer(own.get(0), "pos"));
    mixed.add(answer(own.get(1), "no such"));
    mixed.add(answer(foreign, "pos"));
    mixed.add(answer(UUID.randomUUID(), "pos"));
    mixed.add(answer(own.get(0), "pos"));
    mixed.add(answer(own.get(0), "neg"));
    mixed.add(answer(own.get(2), "neg"));
    send(model, project, "", mixed)
        .then()
        .statusCode(200)
        .body("results.status", contains(null, 422, 404, 404, null, 409, null))
        .body("results[1].errors[0].field", equalTo("answers.sentiment"))
        .body("results[0].judgement", notNullValue());
    assertEquals(2, LeaseRefusalsTest.lines(project));
  }

  @Test
  void aBatchThatIsNoneIsRefusedWhole() {
    String pool = Api.pool();
    String model = Api.rater(pool, "model", "model");
    String project = Api.project(1, pool, Api.overlap(1));
    send(model, project, "", List.of()).then().statusCode(422);
    String many =
        IntStream.range(0, 101)
            .mapToObj(i -> "{\"lease\":\"" + UUID.randomUUID() + "\",\"answers\":{}}")
            .collect(Collectors.joining(",", "{\"judgements\":[", "]}"));
    Api.as(model)
        .contentType("application/json")
        .body(many)
        .post("/projects/" + project + "/judgements/batch")
        .then()
        .statusCode(422);
    send(model, project, "?next=11", List.of(answer(UUID.randomUUID(), "pos")))
        .then()
        .statusCode(400);
    send(model, "no-such", "", List.of()).then().statusCode(404);
  }
}
