// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.project.Project;
import touchstone.project.Projects;

/** The ages that are kept follow what is judged, and a recount finds nothing else. */
@AppTest
class PullTest {
  @Inject Projects projects;
  @Inject AgePulls pulls;
  @Inject FreshnessRecount recount;
  @Inject Sql sql;
  @Inject Transactions transactions;

  private Project of(World world) {
    return projects.named(world.project);
  }

  private void exact(World world, int labels) {
    world.gate().body("labels", equalTo(labels));
    assertEquals(0, pulls.differing(of(world)));
  }

  @Test
  void judgingRevisingAndWithdrawingAreFollowed() {
    World world = new World(null);
    world.items("boots", 3);
    world.items("hats", 1);
    String bo = Api.rater(world.pool, "bo");
    exact(world, 0);
    String lease = World.leased(bo, world.project);
    exact(world, 0);
    String judgement = Api.judge(bo, world.project, lease, "pos").path("judgement");
    exact(world, 1);
    Response revised =
        Api.as(bo)
            .contentType("application/json")
            .body(Map.of("answers", Map.of("sentiment", "neg")))
            .put("/judgements/" + judgement);
    revised.then().statusCode(200);
    exact(world, 1);
    Api.as(bo).delete("/judgements/" + revised.path("judgement")).then().statusCode(204);
    exact(world, 0);
    world.judged("boots", 5, Duration.ofDays(3));
    exact(world, 5);
  }

  @Test
  void aLaterJudgementMakesALabelYoungerAndARevisionByImportToo() {
    World world = new World(null, Api.pool(), 3);
    List<String> keys = world.judged("boots", 4, Duration.ofDays(100));
    world.gate().body("ageP50", startsWith("P100D"));
    world.judge(keys, "cy", "neg", Duration.ofDays(20));
    world.gate().body("ageP50", startsWith("P20D"));
    world.judge(keys, "di", "neg", Duration.ofDays(50));
    world.gate().body("ageP50", startsWith("P20D"));
    world.judge(keys, "bo", "neg", Duration.ofDays(2));
    world.gate().body("ageP50", startsWith("P2D"));
    exact(world, 4);
  }

  @Test
  void anItemThatChangesMovesToItsSliceAndOutdatesItsLabel() {
    World world = new World(null);
    world.judged("boots", 2, Duration.ofDays(3));
    world.metrics().body("slices.slice", contains("category:boots")).body("outdated", equalTo(0));
    World.send(
        "{\"id\":\"i1\",\"text\":\"another\",\"category\":\"hats\"}\n",
        "/datasets/" + world.dataset + "/items");
    world
        .metrics()
        .body("slices.slice", containsInAnyOrder("category:boots", "category:hats"))
        .body("outdated", equalTo(1))
        .body("slices.find { it.slice == 'category:hats' }.outdated", equalTo(1));
    exact(world, 2);
  }

  @Test
  void aChangeOfMeaningOutdatesLabelsAndIsCounted() {
    World world = new World(null);
    world.judged("boots", 2, Duration.ofDays(3));
    Api.post(
            Api.ADMIN,
            "/guidelines/" + world.guideline + "/versions",
            Map.of("body", "# Read", "change", "meaning", "note", "sarcasm"))
        .then()
        .statusCode(201);
    world.judged("boots", 3, Duration.ofDays(1));
    world
        .metrics()
        .body("outdated", equalTo(2))
        .body("guideline.version", equalTo(2))
        .body("guideline.behind.changes", contains(0, 1))
        .body("guideline.behind.labels", contains(3, 2));
  }

  @Test
  void whatWasDroppedIsCountedAgainAndWhatIsWrongIsFound() {
    World world = new World(null);
    world.judged("boots", 7, Duration.ofDays(3));
    world.judged("hats", 3, Duration.ofDays(9));
    exact(world, 10);
    pulls.drop(of(world));
    exact(world, 10);
    transactions.inNew(
        () ->
            sql.update(
                "UPDATE label_age_day SET labels = labels + 1 WHERE project_id = ? AND name = ''",
                of(world).id));
    assertTrue(recount.check(of(world)) > 0);
    assertEquals(0, recount.check(of(world)));
    exact(world, 10);
  }

  @Test
  void agesAtUseAreKept() {
    World world = new World(null);
    world.judged("boots", 10, Duration.ofDays(30));
    Api.admin().get("/projects/" + world.project + "/labels").then().statusCode(200);
    Api.admin()
        .get("/projects/" + world.project + "/labels?mode=judgements")
        .then()
        .statusCode(200);
    world
        .metrics()
        .body("uses.what", contains("resolved ndjson"))
        .body("uses[0].labels", equalTo(10))
        .body("uses[0].at", notNullValue())
        .body("uses[0].ageP50", startsWith("P30D"))
        .body("uses[0].ageP95", startsWith("P30D"));
  }
}
