// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.project.Tasks;

/** The first items are judged by several before any other, and a gate stands between them. */
@AppTest
class PilotTest {
  @Inject Tasks tasks;

  private static Map<String, Object> policy(double alpha) {
    return Map.of(
        "overlap", Map.of("max", 1), "pilot", Map.of("items", 4, "raters", 3, "alpha", alpha));
  }

  private static io.restassured.response.ValidatableResponse pilot(String project) {
    return Api.admin().get("/projects/" + project + "/pilot").then().statusCode(200);
  }

  private static io.restassured.response.Response open(String project, Map<String, Object> body) {
    return Api.post(Api.ADMIN, "/projects/" + project + "/pilot/open", body);
  }

  /** Each judges what is given, by item; those who differ say the other on the first items. */
  private static void judge(String project, List<String> raters, int differing) {
    for (int rater = 0; rater < raters.size(); rater++) {
      for (int i = 0; i < 4; i++) {
        var given = Api.lease(raters.get(rater), project).then().statusCode(200).extract();
        String item = given.path("leases[0].item.key");
        int number = Integer.parseInt(item.substring(1));
        boolean even = number % 2 == 0;
        boolean other = rater == 2 && number <= differing;
        Api.judge(
                raters.get(rater),
                project,
                given.path("leases[0].lease"),
                even != other ? "pos" : "neg")
            .then()
            .statusCode(201);
      }
      Api.lease(raters.get(rater), project)
          .then()
          .body("leases", hasSize(0))
          .body("left", equalTo("later"));
    }
  }

  private static List<String> raters(String pool) {
    List<String> raters = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      raters.add(Api.rater(pool, "bo"));
    }
    return raters;
  }

  @Test
  void nothingElseIsGivenOutUntilTheGateIsReachedAndOpened() {
    String pool = Api.pool();
    String project = Api.project(6, pool, policy(.8));
    List<String> raters = raters(pool);
    pilot(project)
        .body("items", equalTo(4))
        .body("judged", equalTo(0))
        .body("passed", equalTo(false));
    open(project, Map.of()).then().statusCode(409);
    judge(project, raters, 0);
    pilot(project)
        .body("judged", equalTo(4))
        .body("questions[0].agreement.value", equalTo(1f))
        .body("passed", equalTo(true))
        .body("opened", nullValue());
    open(project, Map.of()).then().statusCode(201).body("opened.at", notNullValue());
    Api.lease(raters.get(0), project).then().body("leases", hasSize(1));
    assertEquals(0, tasks.miscounted());
  }

  @Test
  void aPilotThatDisagreesIsOpenedWithANoteOrJudgedAnewByABetterGuideline() {
    String pool = Api.pool();
    String project = Api.project(6, pool, policy(.8));
    List<String> raters = raters(pool);
    judge(project, raters, 3);
    pilot(project).body("judged", equalTo(4)).body("passed", equalTo(false));
    String guideline = Api.admin().get("/projects/" + project).path("guideline");
    Api.post(
            Api.ADMIN,
            "/guidelines/" + guideline + "/versions",
            Map.of("change", "meaning", "remedy", "relabel"))
        .then()
        .statusCode(201);
    raters.forEach(rater -> Revised.acknowledge(rater, guideline, 2, null).then().statusCode(201));
    pilot(project).body("judged", equalTo(0));
    judge(project, raters, 3);
    pilot(project).body("passed", equalTo(false));
    open(project, Map.of("note", "We live with it.")).then().statusCode(201);
    pilot(project).body("opened.note", equalTo("We live with it."));
    Api.lease(raters.get(0), project).then().body("leases", hasSize(1));
    assertEquals(0, tasks.miscounted());
  }

  @Test
  void aProjectWithoutAPilotHasNoneAndAWrongOneIsRefused() {
    String project = Api.project(2, Api.pool(), Api.overlap(1));
    Api.admin().get("/projects/" + project + "/pilot").then().statusCode(404);
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("items", 1), Map.of("raters", 1), Map.of("alpha", 1.5), Map.of("nothing", 1))) {
      int status =
          Api.post(
                  Api.ADMIN,
                  "/projects",
                  Map.of(
                      "slug",
                      Api.fresh("p"),
                      "name",
                      "p",
                      "dataset",
                      Api.admin().get("/projects/" + project).path("dataset"),
                      "guideline",
                      Api.admin().get("/projects/" + project).path("guideline"),
                      "pool",
                      Api.admin().get("/projects/" + project).path("pool"),
                      "policy",
                      Map.of("pilot", wrong)))
              .statusCode();
      assertEquals(wrong.containsKey("nothing") ? 400 : 422, status);
    }
  }
}
