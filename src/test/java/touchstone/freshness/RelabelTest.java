// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.project.Projects;
import touchstone.project.Tasks;

/** Labels made again from the price to the flip rate. */
@AppTest
class RelabelTest {
  private static final Map<String, Object> YEAR = World.promise("P180D", "P365D");

  @Inject Tasks tasks;
  @Inject AgePulls pulls;
  @Inject Projects projects;

  private static Map<String, Object> dryRun(Map<String, Object> wish) {
    Map<String, Object> dry = new HashMap<>(wish);
    dry.put("dryRun", true);
    return dry;
  }

  private static Map<String, Object> budget(String amount, String currency) {
    return Map.of("budget", Map.of("amount", amount, "currency", currency));
  }

  @Test
  void aDryRunSaysThePriceAndChangesNothing() {
    World world = new World(YEAR, World.payingPool("judgement", "0.05"), 3);
    for (String rater : List.of("bo", "cy", "di")) {
      world.judge(
          rater.equals("bo") ? world.items("boots", 20) : keys(20),
          rater,
          "pos",
          Duration.ofDays(400));
    }
    world
        .relabel(dryRun(Map.of("labels", 10)))
        .then()
        .statusCode(200)
        .body("labels", equalTo(10))
        .body("drawn", equalTo(1))
        .body("priceOfOne.amount", equalTo("0.15"))
        .body("price.amount", equalTo("1.50"))
        .body("items", hasSize(10))
        .body("items.reasons.flatten().unique()", contains("age"));
    world
        .relabel(dryRun(budget("1.00", "EUR")))
        .then()
        .statusCode(200)
        .body("labels", equalTo(6))
        .body("price.amount", equalTo("0.90"));
    world.relabel(dryRun(budget("1.00", "USD"))).then().statusCode(422);
    world.metrics().body("queue.labels", equalTo(20)).body("queue.price.amount", equalTo("3.00"));
    world.relabels().statusCode(200).body("items", hasSize(0)).body("next", nullValue());
  }

  private static List<String> keys(int count) {
    return java.util.stream.IntStream.rangeClosed(1, count).mapToObj(i -> "i" + i).toList();
  }

  @Test
  void anHourlyRateIsPricedByTheTimeThatRatersTake() {
    World world = new World(YEAR, World.payingPool("hour", "18"), 1);
    List<String> keys = world.items("boots", 2);
    world.judge(keys, "bo", "pos", Duration.ofDays(400));
    world.relabel(dryRun(Map.of("labels", 1))).then().statusCode(200).body("price", nullValue());
    world.relabel(dryRun(budget("1.00", "EUR"))).then().statusCode(422);
    World.send(
        "{\"item\":\"%s\",\"rater\":\"cy-%s\",\"question\":\"sentiment\",\"answer\":\"pos\",\"activeMillis\":20000}\n"
            .formatted(keys.get(0), world.project),
        "/projects/" + world.project + "/judgements/import");
    world
        .relabel(dryRun(Map.of("labels", 1)))
        .then()
        .statusCode(200)
        .body("price.amount", equalTo("0.10"));
  }

  @Test
  void aLabelIsMadeAgainAndBothAreKept() {
    World world = new World(YEAR);
    world.judged("boots", 4, Duration.ofDays(400));
    String bo = Api.rater(world.pool, "bo");
    Api.lease(bo, world.project).then().body("left", equalTo("none"));
    world
        .relabel(Map.of("labels", 4, "random", 1))
        .then()
        .statusCode(201)
        .body("labels", equalTo(4))
        .body("settled", equalTo(0))
        .body("random", equalTo(1))
        .body("flips.share", nullValue());
    assertEquals(0, tasks.miscounted());
    // The old label stands until there is a new one.
    labels(world).body(containsString("\"label\":\"pos\""));
    world.relabel(Map.of("labels", 4)).then().statusCode(409);
    for (String answer : List.of("pos", "neg", "neg", "pos")) {
      Response lease = Api.lease(bo, world.project);
      Api.judge(bo, world.project, lease.path("leases[0].lease"), answer).then().statusCode(201);
    }
    Api.lease(bo, world.project).then().body("left", equalTo("none"));
    assertEquals(0, tasks.miscounted());
    world
        .relabels()
        .body("items", hasSize(1))
        .body("items[0].settled", equalTo(4))
        .body("items[0].flips.labels", equalTo(4))
        .body("items[0].flips.flips", equalTo(2))
        .body("items[0].flips.share", equalTo(.5f))
        .body("items[0].drawn.flips", equalTo(2))
        .body("slices.slice", contains(nullValue(), equalTo("category:boots")))
        .body("slices.halfLifeSource", everyItem(equalTo("assumed")));
    world.gate().statusCode(200).body("status", equalTo("fresh")).body("labels", equalTo(4));
    String all =
        Api.admin().get("/projects/" + world.project + "/judgements?history=true").asString();
    assertEquals(4, all.lines().filter(line -> line.contains("\"round\":1")).count());
    assertEquals(4, all.lines().filter(line -> line.contains("\"round\":2")).count());
    labels(world).body(containsString("\"label\":\"neg\""));
    assertEquals(0, pulls.differing(projects.named(world.project)));
  }

  @Test
  void whatAReviewerDroppedIsNotMadeAgain() {
    World world = new World(YEAR);
    List<String> keys = world.items("boots", 3);
    world.judge(keys, "bo", "pos", Duration.ofDays(400));
    String reviews = "/projects/" + world.project + "/reviews";
    String id = Api.post(Api.ADMIN, reviews, Map.of("item", keys.get(0))).path("id");
    Api.post(Api.ADMIN, reviews + "/" + id + "/decision", Map.of("act", "drop", "note", "Torn."))
        .then()
        .statusCode(200);
    world.relabel(Map.of("labels", 3)).then().statusCode(201).body("labels", equalTo(2));
    String cy = Api.rater(world.pool, "cy");
    for (int i = 0; i < 2; i++) {
      Response lease = Api.lease(cy, world.project);
      assertNotEquals(keys.get(0), lease.path("leases[0].item.key"));
      Api.judge(cy, world.project, lease.path("leases[0].lease"), "neg").then().statusCode(201);
    }
    Api.lease(cy, world.project).then().body("left", equalTo("none"));
    assertEquals(0, tasks.miscounted());
  }

  private static io.restassured.response.ValidatableResponse labels(World world) {
    return Api.admin().get("/projects/" + world.project + "/labels").then().statusCode(200);
  }

  @Test
  void theSameRaterMayJudgeAgainAndAWithdrawalOfTheOldRoundFreesNothing() {
    World world = new World(null);
    world.items("boots", 1);
    String bo = Api.rater(world.pool, "bo");
    String first = World.leased(bo, world.project);
    String old = Api.judge(bo, world.project, first, "pos").path("judgement");
    world.relabel(Map.of("labels", 1)).then().statusCode(201);
    Api.as(bo).delete("/judgements/" + old).then().statusCode(204);
    assertEquals(0, tasks.miscounted());
    world.gate().body("labels", equalTo(0));
    String again = World.leased(bo, world.project);
    Api.judge(bo, world.project, again, "neg").then().statusCode(201);
    assertEquals(0, tasks.miscounted());
    world.relabels().body("items[0].flips.flips", equalTo(1));
    String judged = Api.admin().get("/projects/" + world.project + "/judgements").asString();
    String id = judged.replaceFirst("(?s).*\"judgement\":\"([^\"]+)\".*", "$1");
    Api.as(bo).delete("/judgements/" + id).then().statusCode(204);
    world.relabels().body("items[0].settled", equalTo(0));
    assertEquals(0, tasks.miscounted());
    assertEquals(0, pulls.differing(projects.named(world.project)));
  }

  @Test
  void theQueueComesWorthMostFirstAndLeavesGoldOut() {
    World world =
        new World(
            Map.of(
                "errorAfter",
                "P365D",
                "slices",
                List.of(Map.of("name", "category", "value", "hats", "costOfError", 50))));
    world.judged("boots", 3, Duration.ofDays(300));
    world.judged("hats", 1, Duration.ofDays(100));
    World.send(
        "{\"item\":\"i1\",\"rater\":\"gold-%s\",\"question\":\"sentiment\",\"answer\":\"pos\",\"gold\":true}\n"
            .formatted(world.project),
        "/projects/" + world.project + "/judgements/import");
    Api.admin()
        .get("/projects/" + world.project + "/relabels/queue?limit=2")
        .then()
        .statusCode(200)
        .body("labels", equalTo(3))
        .body("partly", equalTo(false))
        .body("items", hasSize(2))
        .body("items[0].item", equalTo("i4"))
        .body("items[0].costOfError", equalTo(50f))
        .body("items[0].p", greaterThan(.17f))
        .body("items[1].p", greaterThan(.43f));
    Api.admin()
        .get("/projects/" + world.project + "/relabels/queue?limit=0")
        .then()
        .statusCode(400);
  }

  @Test
  void anItemThatChangedIsCertainAndComesFirst() {
    World world = new World(YEAR);
    world.judged("boots", 5, Duration.ofDays(500));
    List<String> young = world.judged("boots", 1, Duration.ofDays(1));
    World.send(
        "{\"id\":\"%s\",\"text\":\"another\",\"category\":\"boots\"}\n".formatted(young.get(0)),
        "/datasets/" + world.dataset + "/items");
    Api.admin()
        .get("/projects/" + world.project + "/relabels/queue")
        .then()
        .body("items[0].item", equalTo(young.get(0)))
        .body("items[0].p", equalTo(1f))
        .body("items[0].reasons", contains("item"));
  }

  @Test
  void whatCannotBeDoneIsSaid() {
    World world = new World(YEAR);
    world.judged("boots", 2, Duration.ofDays(400));
    for (Map<String, Object> bad :
        List.<Map<String, Object>>of(
            Map.of(),
            Map.of("labels", 0),
            Map.of("labels", 5001),
            Map.of("labels", 1, "random", 1.5),
            Map.of("labels", 1, "budget", Map.of("amount", "1", "currency", "EUR")),
            budget("1", "EUR"),
            budget("0", "EUR"),
            budget("1", "EURO"))) {
      world.relabel(bad).then().statusCode(422);
    }
    world.relabel(Map.of("labels", "1")).then().statusCode(400);
    world.relabel(Map.of("label", 1)).then().statusCode(400);
    Api.admin().post("/projects/" + world.project + "/pause").then().statusCode(200);
    world.relabel(Map.of("labels", 1)).then().statusCode(409);
    world.relabel(dryRun(Map.of("labels", 1))).then().statusCode(409);
    Api.admin().get("/projects/none-such/freshness").then().statusCode(404);
    Api.post(Api.ADMIN, "/projects/none-such/relabels", Map.of("labels", 0)).then().statusCode(404);
  }

  @Test
  void theSameRequestIsOneBatch() {
    World world = new World(YEAR);
    world.judged("boots", 4, Duration.ofDays(400));
    for (int i = 0; i < 2; i++) {
      Api.admin()
          .header("Idempotency-Key", world.project)
          .contentType("application/json")
          .body(Map.of("labels", 2))
          .post("/projects/" + world.project + "/relabels")
          .then()
          .statusCode(201)
          .body("labels", equalTo(2));
    }
    world.relabels().body("items", hasSize(1));
  }

  @Test
  void manyDrawnAtRandomMeasureAHalfLife() {
    World world = new World(YEAR);
    List<String> keys = world.judged("boots", 40, Duration.ofDays(365));
    world.relabel(Map.of("labels", 40, "random", 1)).then().statusCode(201);
    world.judge(keys.subList(0, 20), "cy", "neg", Duration.ZERO);
    world.judge(keys.subList(20, 40), "cy", "pos", Duration.ZERO);
    world
        .relabels()
        .body("items[0].drawn.share", equalTo(.5f))
        .body("slices.halfLifeSource", everyItem(equalTo("measured")))
        .body("slices[1].halfLife", containsString("P36"));
    world.metrics().body("slices[0].halfLifeSource", equalTo("measured"));
  }

  @Test
  void aProjectThatStopsEarlyBeginsARoundAsItBeganTheFirst() {
    World world = new World(YEAR, Api.pool(), Map.of("min", 2, "max", 4, "confidence", .9));
    List<String> keys = world.items("boots", 1);
    for (String rater : List.of("bo", "cy", "di", "eve")) {
      world.judge(keys, rater, "pos", Duration.ofDays(400));
    }
    Api.admin().get("/projects/" + world.project + "/ready").then().statusCode(200);
    world.relabel(Map.of("labels", 1)).then().statusCode(201);
    Api.admin().get("/projects/" + world.project + "/ready").then().statusCode(404);
    for (int i = 0; i < 4; i++) {
      String rater = Api.rater(world.pool, "again");
      Response lease = Api.lease(rater, world.project);
      if (lease.path("left").equals("none")) {
        break;
      }
      Api.judge(rater, world.project, lease.path("leases[0].lease"), "neg");
    }
    Api.admin().get("/projects/" + world.project + "/ready").then().statusCode(200);
    world.relabels().body("items[0].flips.flips", equalTo(1));
    assertEquals(0, tasks.miscounted());
  }
}
