// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;

/**
 * A new meaning is acknowledged, with its quiz, before the next lease; not before, and not later.
 */
@AppTest
class AcknowledgedTest {
  private static final List<Map<String, Object>> QUIZ =
      List.of(
          Map.of(
              "question", "What is irony?", "options", List.of("Negative", "Positive"), "right", 0),
          Map.of(
              "question",
              "What is praise?",
              "options",
              List.of("Negative", "Positive"),
              "right",
              1,
              "why",
              "Praise is glad."));

  @Test
  void aQuizIsAnsweredRightBeforeTheNextLease() {
    Revised world = new Revised(1, "0.10");
    world.judged("boots", 1, "pos");
    Revised.send(
        "{\"id\":\"n1\",\"text\":\"new\",\"category\":\"hats\"}\n{\"id\":\"n2\",\"text\":\"new\",\"category\":\"hats\"}\n",
        "/datasets/" + world.dataset + "/items");
    Api.admin().get("/projects/" + world.project + "/metrics/progress").then().statusCode(200);
    String bo = world.rater();
    String out = Api.lease(bo, world.project).path("leases[0].lease");
    Api.post(Api.ADMIN, world.versions(), Revised.meaning("quiz", QUIZ)).then().statusCode(201);
    Api.lease(bo, world.project).then().statusCode(412);
    // What is out already is taken, and stamped with the version that it was judged by.
    Api.judge(bo, world.project, out, "pos").then().statusCode(201);
    String judged = Api.admin().get("/projects/" + world.project + "/judgements").asString();
    assertTrue(judged.lines().allMatch(line -> line.contains("\"guidelineVersion\":1")), judged);
    Api.lease(bo, world.project).then().statusCode(412);

    Api.as(bo)
        .get("/guidelines/" + world.guideline + "/versions/2/quiz")
        .then()
        .statusCode(200)
        .body("items", hasSize(2))
        .body("items[0].options", hasSize(2))
        .body("items[0].right", nullValue());
    Revised.acknowledge(bo, world.guideline, 2, null)
        .then()
        .statusCode(422)
        .body("errors", hasSize(2))
        .body("errors[0].field", equalTo("answers[0]"))
        .body("errors[0].reason", equalTo("is missing"));
    Revised.acknowledge(bo, world.guideline, 2, List.of(0, 0))
        .then()
        .statusCode(422)
        .body("errors", hasSize(1))
        .body("errors[0].field", equalTo("answers[1]"))
        .body("errors[0].reason", containsString("Praise is glad."));
    Api.lease(bo, world.project).then().statusCode(412);
    // A later version that changes no meaning does not go round the quiz.
    Api.post(Api.ADMIN, world.versions(), Map.of("change", "clarifying")).then().statusCode(201);
    Revised.acknowledge(bo, world.guideline, 3, null).then().statusCode(422);
    Revised.acknowledge(bo, world.guideline, 2, List.of(0, 1)).then().statusCode(201);
    Api.lease(bo, world.project).then().statusCode(200).body("leases", hasSize(1));
    Revised.acknowledge(bo, world.guideline, 3, null).then().statusCode(201);

    Api.post(Api.ADMIN, world.versions(), Map.of("change", "meaning")).then().statusCode(201);
    Revised.acknowledge(bo, world.guideline, 2, List.of(0, 1)).then().statusCode(409);
    Revised.acknowledge(bo, world.guideline, 4, null).then().statusCode(201);
  }

  @Test
  void anAnswerToNothingAskedAndOptionsThatAreTheSameAreRefused() {
    Revised world = new Revised(1, "0.10");
    Map<String, Object> twice =
        Map.of("question", "Which?", "options", List.of("Yes", " Yes"), "right", 0);
    Api.post(Api.ADMIN, world.versions(), Revised.meaning("quiz", List.of(twice)))
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("quiz[0].options"));
    Api.post(Api.ADMIN, world.versions(), Revised.meaning("quiz", QUIZ)).then().statusCode(201);
    String bo = world.rater();
    answered(bo, world, "[0,1,1]", 422, "answers[2]", "nothing that is asked");
    answered(bo, world, "[0,7]", 422, "answers[1]", "place of an option, 0 to 1");
    answered(bo, world, "{\"q9\":0}", 400, "answers", "must be a list");
    answered(bo, world, "[\"Negative\",1]", 400, "answers[0]", "must be a whole number");
    answered(bo, world, "[0.5,1]", 400, "answers[0]", "must be a whole number");
    Api.lease(bo, world.project).then().statusCode(412);
    Revised.acknowledge(bo, world.guideline, 2, List.of(0, 1)).then().statusCode(201);
  }

  private static void answered(
      String rater, Revised world, String answers, int status, String field, String reason) {
    Api.as(rater)
        .contentType("application/json")
        .body("{\"answers\":" + answers + "}")
        .post(world.versions() + "/2/acknowledgements")
        .then()
        .statusCode(status)
        .body("errors[0].field", equalTo(field))
        .body("errors[0].reason", containsString(reason))
        .body("detail", not(containsString("java")))
        .body("detail", not(containsString("deserialize")));
  }

  @Test
  void noneOfThirtyTwoRatersIsGivenALeaseByAMeaningNotAcknowledged() throws Exception {
    Revised world = new Revised(1, "0.10");
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < 600; i++) {
      items.append("{\"id\":\"n%d\",\"text\":\"t\",\"category\":\"c\"}\n".formatted(i));
    }
    Revised.send(items, "/datasets/" + world.dataset + "/items");
    Api.admin().get("/projects/" + world.project + "/metrics/progress").then().statusCode(200);
    List<String> raters = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      raters.add(world.rater());
    }
    AtomicLong published = new AtomicLong(Long.MAX_VALUE);
    ExecutorService crowd = Executors.newFixedThreadPool(33);
    List<Future<int[]>> ends = new ArrayList<>();
    for (String rater : raters) {
      ends.add(crowd.submit(rounds(world, rater, published)));
    }
    Thread.sleep(300);
    Api.post(Api.ADMIN, world.versions(), Revised.meaning("quiz", QUIZ)).then().statusCode(201);
    published.set(System.nanoTime());
    int early = 0;
    int refused = 0;
    int stamped = 0;
    for (Future<int[]> end : ends) {
      early += end.get()[0];
      refused += end.get()[1];
      stamped += end.get()[2];
    }
    crowd.shutdown();
    assertEquals(
        0, early, "leases asked for after the new meaning was there, and given without it");
    assertEquals(32, refused, "every rater was stopped once");
    assertTrue(stamped > 0, "some judged what they held");
  }

  /** Leases and judges until stopped, then acknowledges, and judges once more. */
  private static Callable<int[]> rounds(Revised world, String rater, AtomicLong published) {
    return () -> {
      int early = 0;
      for (int i = 0; i < 400; i++) {
        long asked = System.nanoTime();
        Response given = Api.lease(rater, world.project);
        if (given.statusCode() == 412) {
          Revised.acknowledge(rater, world.guideline, 2, List.of(0, 1)).then().statusCode(201);
          Response after = Api.lease(rater, world.project);
          after.then().statusCode(200);
          if (after.path("leases[0].lease") != null) {
            assertEquals(2, (int) after.path("leases[0].guidelineVersion"));
          }
          return new int[] {early, 1, i};
        }
        given.then().statusCode(200);
        String lease = given.path("leases[0].lease");
        early += lease != null && asked > published.get() ? 1 : 0;
        if (lease != null) {
          Thread.sleep(40);
          Response judged = Api.judge(rater, world.project, lease, "pos");
          judged.then().statusCode(201);
        } else {
          Thread.sleep(20);
        }
      }
      return new int[] {early, 0, 0};
    };
  }
}
