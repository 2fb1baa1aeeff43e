// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Sql;

/** Groups that every task should have, on a pool in which they are few. */
@AppTest
class CoverTest {
  private static final int ITEMS = 200;
  private static final int OVERLAP = 5;
  private static final int RATERS = 100;
  private static final int EACH = ITEMS * OVERLAP / RATERS;

  @Inject Sql sql;

  private static Map<String, Object> policy(Map<String, Integer> groups) {
    Map<String, Object> policy = new HashMap<>(Api.overlap(OVERLAP));
    if (!groups.isEmpty()) {
      policy.put("routing", Map.of("cover", Map.of("trait", "origin", "groups", groups)));
    }
    return policy;
  }

  private static String rater(String pool, String origin) {
    Response made =
        Api.post(
            Api.ADMIN,
            "/raters?token=true",
            Map.of(
                "name", Api.fresh("r"), "kind", "generalist", "traits", Map.of("origin", origin)));
    made.then().statusCode(201);
    Api.post(Api.ADMIN, "/pools/" + pool + "/members", Map.of("rater", made.path("id")))
        .then()
        .statusCode(201);
    return made.path("token");
  }

  /** 3 raters of a hundred are of one group, 15 of another; all come in an order drawn by lot. */
  private static String labelled(String project, String pool, long seed) {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < RATERS; i++) {
      tokens.add(rater(pool, i < 3 ? "North" : i < 18 ? "East" : "South"));
    }
    List<String> turns = new ArrayList<>();
    tokens.forEach(token -> turns.addAll(Collections.nCopies(EACH, token)));
    Collections.shuffle(turns, new Random(seed));
    List<String> again = turns;
    for (int round = 0; round < 3 && !again.isEmpty(); round++) {
      List<String> later = new ArrayList<>();
      for (String token : again) {
        String lease = Api.lease(token, project).path("leases[0].lease");
        if (lease == null) {
          later.add(token);
        } else {
          Api.judge(token, project, lease, "pos").then().statusCode(201);
        }
      }
      again = later;
    }
    return project;
  }

  private long votes(String project, String group) {
    return sql.number(
        "SELECT COUNT(*) FROM slot s JOIN participant g ON g.id = s.participant_id"
            + " JOIN rater r ON r.id = g.rater_id JOIN project p ON p.id = s.project_id"
            + " WHERE p.slug = ? AND s.state = 'judged' AND r.traits LIKE ?",
        project,
        "%" + group + "%");
  }

  private long itemsWith(String project, String group) {
    return sql.number(
        "SELECT COUNT(DISTINCT s.task_id) FROM slot s"
            + " JOIN participant g ON g.id = s.participant_id"
            + " JOIN rater r ON r.id = g.rater_id JOIN project p ON p.id = s.project_id"
            + " WHERE p.slug = ? AND s.state = 'judged' AND r.traits LIKE ?",
        project,
        "%" + group + "%");
  }

  @Test
  void asManyItemsAsThereAreVotesOfAMinorityHaveOne() {
    String plainPool = Api.pool();
    String plain = labelled(Api.project(ITEMS, plainPool, policy(Map.of())), plainPool, 1);
    String pool = Api.pool();
    String project =
        labelled(Api.project(ITEMS, pool, policy(Map.of("north", 1, "East", 1))), pool, 1);
    for (String group : List.of("North", "East")) {
      long votes = votes(project, group);
      long items = itemsWith(project, group);
      System.out.printf(
          "cover: %s gave %d votes on %d of %d items; not steered %d on %d%n",
          group, votes, items, ITEMS, votes(plain, group), itemsWith(plain, group));
      assertEquals(Math.min(ITEMS, votes), items, group);
    }
    assertEquals(3 * EACH, votes(project, "North"), "nobody has less to do for being of a group");
    assertEquals(15 * EACH, votes(project, "East"));
  }

  @Test
  void placesAreKeptUntilAGroupStaysAway() {
    String pool = Api.pool();
    String bo = rater(pool, "South");
    String di = rater(pool, "South");
    rater(pool, "North");
    rater(pool, "North");
    Map<String, Object> cover =
        Map.of("trait", "origin", "groups", Map.of("north", 1), "hold", "PT0S");
    Map<String, Object> policy = new HashMap<>(Api.overlap(2));
    policy.put("routing", Map.of("cover", Map.of("trait", "origin", "groups", Map.of("north", 1))));
    String project = Api.project(2, pool, policy);
    Api.lease(di, project).then().body("leases.size()", equalTo(1));
    Api.lease(di, project).then().body("leases.size()", equalTo(1));
    Api.lease(bo, project).then().body("leases.size()", equalTo(0)).body("left", equalTo("later"));
    policy.put("routing", Map.of("cover", cover));
    Api.admin()
        .contentType("application/json")
        .body(policy)
        .put("/projects/" + project + "/policy")
        .then()
        .statusCode(200);
    Api.lease(bo, project).then().body("leases.size()", equalTo(1));
  }

  @Test
  void whatCannotBeMetIsSaidBeforeLaunch() {
    String pool = Api.pool();
    rater(pool, "North");
    String project = Api.project(100, pool, policy(Map.of("north", 1)));
    Api.admin()
        .get("/projects/" + project + "/cover")
        .then()
        .statusCode(200)
        .body("groups[0].value", equalTo("north"))
        .body("groups[0].members", nullValue())
        .body("groups[0].fewer", equalTo(10))
        .body("groups[0].each", equalTo(12))
        .body("groups[0].enough", equalTo(false));
  }

  @Test
  void aCoverThatATaskCannotHoldIsRefused() {
    refused(Map.of("trait", "origin", "groups", Map.of("a", 3, "b", 3)), "groups");
    refused(Map.of("trait", "origin", "groups", Map.of()), "groups");
    refused(Map.of("trait", "origin", "groups", Map.of("a", 0)), "groups.a");
    refused(Map.of("groups", Map.of("a", 1)), "trait");
    refused(Map.of("trait", "origin", "groups", Map.of("a", 1), "hold", "soon"), "hold");
  }

  private static void refused(Map<String, Object> cover, String field) {
    String slug = Api.fresh("project");
    Map<String, Object> body = new HashMap<>();
    body.putAll(Map.of("slug", slug, "name", slug, "dataset", Api.dataset(1)));
    body.putAll(Map.of("guideline", Api.guideline(Api.SENTIMENT), "pool", Api.pool()));
    Map<String, Object> policy = new HashMap<>(Api.overlap(OVERLAP));
    policy.put("routing", Map.of("cover", cover));
    body.put("policy", policy);
    Response response = Api.post(Api.ADMIN, "/projects", body);
    response
        .then()
        .statusCode(422)
        .body("errors[0].field", startsWith("policy.routing.cover." + field));
    assertTrue(response.asString().contains("cover"));
  }
}
