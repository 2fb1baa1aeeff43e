// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** The past stays as it was, whatever is added to the project later. */
@AppTest
class AsOfTest {
  @Test
  void thePastStaysWhenItemsAndQuestionsCome() {
    String pool = Api.pool();
    String bo = Api.rater(pool, "bo");
    String data = Api.dataset(2);
    String guideline = Api.guideline(Api.SENTIMENT);
    String project = Api.project(data, guideline, pool, Api.overlap(1));
    Api.judge(bo, project, Api.lease(bo, project).path("leases[0].lease"), "pos")
        .then()
        .statusCode(201);
    Instant asOf = Instant.now();
    String resolved = labels(project, "resolved", asOf);
    String soft = labels(project, "soft", asOf);
    String judgements = labels(project, "judgements", asOf);
    assertEquals(2, resolved.lines().count(), resolved);

    Api.admin()
        .contentType("application/x-ndjson")
        .body("{\"id\":\"late\"}".getBytes())
        .post("/datasets/" + data + "/items")
        .then()
        .statusCode(200);
    Api.post(
            Api.ADMIN,
            "/guidelines/" + guideline + "/versions",
            Map.of("template", twoQuestions(), "change", "clarifying"))
        .then()
        .statusCode(201);
    Api.judge(bo, project, Api.lease(bo, project).path("leases[0].lease"), "neg")
        .then()
        .statusCode(422);
    assertEquals(6, labels(project, "resolved", null).lines().count());
    assertEquals(resolved, labels(project, "resolved", asOf));
    assertEquals(soft, labels(project, "soft", asOf));
    assertEquals(judgements, labels(project, "judgements", asOf));
  }

  private static Map<String, Object> twoQuestions() {
    List<?> ask = (List<?>) Api.SENTIMENT.get("ask");
    Map<String, Object> further =
        Map.of(
            "name",
            "sure",
            "type",
            "choice",
            "title",
            "Are you sure?",
            "required",
            true,
            "options",
            List.of(Map.of("value", "yes", "title", "Yes"), Map.of("value", "no", "title", "No")));
    return Map.of("show", Api.SENTIMENT.get("show"), "ask", List.of(ask.get(0), further));
  }

  private static String labels(String project, String mode, Instant asOf) {
    return Api.admin()
        .queryParam("mode", mode)
        .queryParams(asOf == null ? Map.of() : Map.of("asOf", asOf.toString()))
        .get("/projects/" + project + "/labels")
        .asString();
  }
}
