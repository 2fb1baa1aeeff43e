// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Sql;
import touchstone.base.Transactions;

/** A decision about outdated labels is taken once, done or refused whole, and never in the way. */
@AppTest
class RemediesTest {
  private static final Map<String, Object> RELABEL = Map.of("remedy", "relabel");
  private static final Map<String, Object> ACCEPT = Map.of("remedy", "accept", "note", "Fine.");

  @Inject Remedies remedies;
  @Inject Sql sql;
  @Inject Transactions transactions;

  private static Map<String, Object> sample(int labels) {
    return Map.of("remedy", "sample", "sample", labels);
  }

  /** So many labels that a second version outdates. */
  private static Revised outdated(int labels) {
    Revised world = new Revised(1, "0.10");
    world.judged("boots", labels, "neg");
    publish(world, null);
    return world;
  }

  private static void publish(Revised world, Map<String, Object> remedy) {
    Map<String, Object> change = Revised.meaning("affects", List.of("neg"));
    if (remedy != null) {
      change.putAll(remedy);
    }
    Api.post(Api.ADMIN, world.versions(), change).then().statusCode(201);
  }

  private static String decided(Revised world, Map<String, Object> decision) {
    return world.decide(2, decision).then().statusCode(201).extract().path("id");
  }

  private static void refused(Revised world, Map<String, Object> decision, String why) {
    world.decide(2, decision).then().statusCode(409).body("detail", containsString(why));
  }

  @Test
  void theSameDecisionIsOneAndAnotherIsRefusedUntilItIsDoneButForAcceptance() {
    Revised world = outdated(6);
    String relabel = decided(world, RELABEL);
    assertEquals(relabel, decided(world, RELABEL));
    refused(world, sample(2), "not done yet");
    world
        .changes()
        .body("items[0].remedies", hasSize(1))
        .body("items[0].remedies[0].state", equalTo("going"))
        .body("items[0].remedies[0].came.labels", equalTo(6));
    String accept = decided(world, ACCEPT);
    assertEquals(accept, decided(world, ACCEPT));
    refused(world, RELABEL, "were accepted");
    refused(world, Map.of("remedy", "accept", "note", "Otherwise."), "were accepted");
    world
        .changes()
        .body("items[0].remedies.state", contains("done", "going"))
        .body("items[0].outdated.labels", equalTo(0));
    assertEquals(0, world.differing());
  }

  @Test
  void aSampleUnderWayIsTheSameAndMoreMayBeDrawnBesideIt() {
    Revised world = outdated(6);
    String first = decided(world, sample(2));
    assertEquals(first, decided(world, sample(2)));
    decided(world, sample(3));
    decided(world, RELABEL);
    world
        .changes()
        .body("items[0].remedies.remedy.kind", contains("relabel", "sample", "sample"))
        .body("items[0].remedies.came.labels", contains(1, 3, 2));
    refused(world, sample(1), "not done yet");
  }

  @Test
  void whatCannotBeSampledOrRelabelledIsRefusedAndLeavesNothingBehind() {
    Revised world = outdated(3);
    transactions.inNew(
        () ->
            sql.update(
                "INSERT INTO task_drop (task_id, project_id, reason, at) SELECT t.id, t.project_id,"
                    + " 'empty', CURRENT_TIMESTAMP FROM task t JOIN project p ON p.id = t.project_id"
                    + " WHERE p.slug = ?",
                world.project));
    refused(world, sample(2), "nothing to sample");
    refused(world, RELABEL, "nothing to relabel");
    world
        .changes()
        .body("items[0].remedies", hasSize(0))
        .body("items[0].outdated.labels", equalTo(3));
    decided(world, ACCEPT);
    world.changes().body("items[0].outdated.labels", equalTo(0));

    Revised untouched = new Revised(1, "0.10");
    untouched.judged("boots", 1, "pos");
    publish(untouched, null);
    refused(untouched, RELABEL, "outdates no label");
    refused(untouched, ACCEPT, "outdates no label");
    untouched.changes().body("items[0].remedies", hasSize(0));
  }

  @Test
  void goldsAreNoSampleAndTheLeadIsShownThatNothingWas() {
    Revised world = new Revised(1, "0.10");
    world.judged("boots", 2, "neg");
    List<Map<String, Object>> golds = new ArrayList<>();
    for (String item : List.of("i1", "i2")) {
      golds.add(Map.of("item", item, "answers", Map.of("sentiment", "neg")));
    }
    Api.post(Api.ADMIN, "/projects/" + world.project + "/gold", Map.of("items", golds))
        .then()
        .statusCode(200);
    publish(world, sample(2));
    world
        .changes()
        .body("items[0].outdated.labels", equalTo(2))
        .body("items[0].remedies[0].state", equalTo("nothing"))
        .body("items[0].remedies[0].remedy.labels", equalTo(2));
    refused(world, sample(2), "nothing to sample");
    refused(world, RELABEL, "nothing to relabel");
  }

  @Test
  void whatIsDecidedWhileTheProjectRestsIsDoneWhenItGoesOn() {
    Revised world = outdated(3);
    String project = "/projects/" + world.project;
    Api.admin().post(project + "/pause").then().statusCode(200);
    String id = decided(world, sample(2));
    assertEquals(id, decided(world, sample(2)));
    world.changes().body("items[0].remedies.state", contains("waiting"));
    Api.admin().post(project + "/launch").then().statusCode(200);
    world
        .changes()
        .body("items[0].remedies.state", contains("going"))
        .body("items[0].remedies[0].came.labels", equalTo(2));
  }

  @Test
  void ofManyAtOnceOneDecisionIsTaken() throws Exception {
    Revised world = outdated(20);
    ExecutorService crowd = Executors.newFixedThreadPool(8);
    List<Future<Response>> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      all.add(crowd.submit(() -> world.decide(2, RELABEL)));
    }
    Set<String> ids = new HashSet<>();
    for (Future<Response> each : all) {
      ids.add(each.get().then().statusCode(201).extract().path("id"));
    }
    crowd.shutdown();
    assertEquals(1, ids.size());
    world
        .changes()
        .body("items[0].remedies", hasSize(1))
        .body("items[0].remedies[0].came.labels", equalTo(20));
  }

  @Test
  void aLargeProjectsRemediesAreSetGoingBehindTheRequest() {
    Revised world = new Revised(1, "0.10");
    world.judged("boots", 8, "neg");
    Api.admin().get("/projects/" + world.project + "/metrics/progress").then().statusCode(200);
    tasks(world, 200_000);
    try {
      publish(world, sample(3));
      world
          .changes()
          .body("items[0].remedies.state", contains("waiting"))
          .body("items[0].remedies[0].remedy.labels", nullValue())
          .body("items[0].outdated.free", equalTo(8));
      remedies.everyProject();
      remedies.everyProject();
      world
          .changes()
          .body("items[0].remedies.state", contains("going"))
          .body("items[0].remedies[0].remedy.labels", equalTo(8))
          .body("items[0].remedies[0].came.labels", equalTo(3))
          .body("items[0].outdated.free", equalTo(5));
      decided(world, RELABEL);
      remedies.everyProject();
      world.changes().body("items[0].remedies.came.labels", contains(5, 3));
      String bo = world.rater();
      Revised.acknowledge(bo, world.guideline, 2, null).then().statusCode(201);
      for (int i = 0; i < 8; i++) {
        world.judge(bo, "neg");
      }
      world.changes();
      remedies.everyProject();
      world.changes().body("items[0].remedies.state", contains("done", "done"));
      // Nobody counts while somebody waits: that there is nothing is shown afterwards.
      decided(world, sample(9));
      remedies.everyProject();
      world.changes().body("items[0].remedies.state", contains("nothing", "done", "done"));
      assertEquals(0, world.differing());
    } finally {
      tasks(world, 8);
    }
  }

  /** Has the project say that it is so large. */
  private void tasks(Revised world, int tasks) {
    transactions.inNew(
        () -> sql.update("UPDATE project SET tasks = ? WHERE slug = ?", tasks, world.project));
  }
}
