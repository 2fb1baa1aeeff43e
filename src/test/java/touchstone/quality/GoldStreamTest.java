// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.project.Tasks;

/** Golds, and golds among the tasks that raters are given. */
@AppTest
class GoldStreamTest {
  @Inject Tasks tasks;

  @Test
  void aGoldIsMarkedListedAndRetired() {
    String project = Api.project(3, Api.pool(), Api.overlap(1));
    gold(project, "i1", "pos").then().statusCode(200).body("added", equalTo(1));
    gold(project, "i1", "pos").then().body("added", equalTo(0)).body("unchanged", equalTo(1));
    gold(project, "i9", "pos").then().body("rejected.item", contains("i9"));
    gold(project, "i2", "maybe").then().body("rejected.item", contains("i2"));
    list(project)
        .then()
        .body("items", hasSize(1))
        .body("items[0].item", equalTo("i1"))
        .body("items[0].answers.sentiment", equalTo("pos"))
        .body("items[0].shown", equalTo(0));
    Api.admin().delete("/projects/" + project + "/gold/i1").then().statusCode(204);
    list(project).then().body("items", hasSize(0));
    Api.admin().delete("/projects/" + project + "/gold/i1").then().statusCode(404);
    List<String> history =
        Api.admin()
            .get("/projects/" + project + "/judgements?history=true")
            .asString()
            .lines()
            .toList();
    assertEquals(1, history.size(), "the judgement itself is still there");
    assertEquals(0, tasks.miscounted());
  }

  @Test
  void resolvedItemsBecomeGoldInOneGo() {
    String pool = Api.pool();
    String project = Api.project(4, pool, Api.overlap(2));
    for (String name : List.of("bo", "cy")) {
      String rater = Api.rater(pool, name);
      for (String lease : leases(rater, project, 4)) {
        Api.judge(rater, project, lease, "pos").then().statusCode(201);
      }
    }
    post(project, Map.of("fromResolved", Map.of("minConfidence", .9, "most", 3)))
        .then()
        .statusCode(200)
        .body("added", equalTo(3));
    list(project).then().body("items", hasSize(3)).body("items[0].answered", equalTo(2));
    post(project, Map.of("fromResolved", Map.of("most", 0))).then().statusCode(422);
    post(project, Map.of()).then().statusCode(422);
  }

  /** Ten golds, thirty tasks, half of the stream gold: all that holds of the stream at once. */
  @Test
  void hiddenGoldsLookLikeTasksAndAreNoVotes() {
    String pool = Api.pool();
    String bo = Api.rater(pool, "bo");
    String cy = Api.rater(pool, "cy");
    String project = Api.project(30, pool, policy(1));
    for (int item = 1; item <= 10; item++) {
      gold(project, "i" + item, "pos").then().body("added", equalTo(1));
    }
    Set<String> seen = new HashSet<>();
    int given = 0;
    for (String rater : List.of(bo, cy)) {
      Set<String> own = new HashSet<>();
      for (int look = 0; look < 60; look++) {
        Response leased = Api.lease(rater, project);
        String lease = leased.path("leases[0].lease");
        if (lease == null) {
          break;
        }
        assertEquals(
            Set.of("lease", "task", "item", "guidelineVersion", "expiresAt"),
            leased.<Map<String, Object>>path("leases[0]").keySet());
        String item = leased.path("leases[0].item.key");
        assertTrue(own.add(item), item + " was given twice to one rater");
        seen.add(item);
        given++;
        Api.judge(rater, project, lease, "neg").then().statusCode(201);
      }
    }
    assertEquals(30, seen.size());
    int shown = list(project).<List<Integer>>path("items.shown").stream().mapToInt(i -> i).sum();
    assertEquals(30 + shown, given, "each task once, and the golds shown on top");
    assertTrue(shown > 0, "no gold was shown at all");
    assertEquals(0, tasks.miscounted());
    Response progress = Api.admin().get("/projects/" + project + "/metrics/progress");
    progress
        .then()
        .body("tasks", equalTo(30))
        .body("settled", equalTo(30))
        .body("open", equalTo(0));
    List<Integer> rounds =
        Api.admin()
            .get("/projects/" + project + "/judgements")
            .asString()
            .lines()
            .map(line -> touchstone.base.Json.tree(line).get("round").intValue())
            .toList();
    assertEquals(shown, rounds.stream().filter(round -> round == 0).count());
    Api.admin()
        .get("/projects/" + project + "/metrics/agreement")
        .then()
        .body("measures[0].n", equalTo(0));
    Response skills = Api.admin().get("/projects/" + project + "/quality/skills");
    skills.then().body("items.right", org.hamcrest.Matchers.everyItem(equalTo(0)));
  }

  @Test
  void aGoldThatIsGivenBackComesAgain() {
    String pool = Api.pool();
    String bo = Api.rater(pool, "bo");
    Api.rater(pool, "cy");
    Api.rater(pool, "di");
    String project = Api.project(40, pool, policy(1));
    for (int item = 1; item <= 40; item++) {
      gold(project, "i" + item, "pos");
    }
    String gold = null;
    for (int look = 0; look < 20 && gold == null; look++) {
      String lease = Api.lease(bo, project).path("leases[0].lease");
      int shown = list(project).<List<Integer>>path("items.shown").stream().mapToInt(i -> i).sum();
      if (shown > 0) {
        gold = lease;
      }
    }
    for (int retry = 0; retry < 5; retry++) {
      Api.as(bo).delete("/leases/" + gold).then().statusCode(204);
      assertEquals(gold, Api.lease(bo, project).path("leases[0].lease"), "try " + retry);
    }
    String judgement = Api.judge(bo, project, gold, "pos").path("judgement");
    Api.as(bo).delete("/judgements/" + judgement).then().statusCode(204);
    assertEquals(gold, Api.lease(bo, project).path("leases[0].lease"));
    assertEquals(0, tasks.miscounted());
  }

  @Test
  void aShareOutOfRangeIsRefusedAndZeroDrawsNothing() {
    Api.post(
            Api.ADMIN,
            "/projects",
            Map.of(
                "slug", Api.fresh("p"),
                "name", "P",
                "dataset", Api.dataset(1),
                "guideline", Api.guideline(Api.SENTIMENT),
                "pool", Api.pool(),
                "policy", Map.of("gold", Map.of("share", .6))))
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("policy.gold.share"));
    String pool = Api.pool();
    String bo = Api.rater(pool, "bo");
    String project = Api.project(2, pool, Api.overlap(1));
    gold(project, "i1", "pos");
    leases(bo, project, 2);
    list(project).then().body("items[0].shown", equalTo(0));
    assertNull(Api.lease(bo, project).path("leases[0]"));
  }

  static Map<String, Object> policy(int overlap) {
    return Map.of("overlap", Map.of("max", overlap), "gold", Map.of("share", .5, "calibration", 0));
  }

  static List<String> leases(String rater, String project, int count) {
    List<String> leases = new ArrayList<>();
    for (int each = 0; each < count; each++) {
      String lease = Api.lease(rater, project).path("leases[0].lease");
      if (lease != null) {
        leases.add(lease);
      }
    }
    return leases;
  }

  static Response gold(String project, String item, String answer) {
    return post(
        project,
        Map.of("items", List.of(Map.of("item", item, "answers", Map.of("sentiment", answer)))));
  }

  private static Response post(String project, Object body) {
    return Api.post(Api.ADMIN, "/projects/" + project + "/gold", body);
  }

  private static Response list(String project) {
    return Api.admin().get("/projects/" + project + "/gold");
  }
}
