// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.app.AppTest;

/** The gate before training, at ages of choice. */
@AppTest
class GateTest {
  private static Duration days(long days) {
    return Duration.ofDays(days);
  }

  @Test
  void freshLabelsPass() {
    World world = new World(World.promise("P180D", "P365D"));
    world.judged("boots", 20, days(10));
    world
        .gate()
        .statusCode(200)
        .body("status", equalTo("fresh"))
        .body("labels", equalTo(20))
        .body("promise.share", equalTo(.95f))
        .body("ageP50", startsWith("P10D"))
        .body("ageP95", startsWith("P10D"))
        .body("slices", empty())
        .body("note", nullValue());
  }

  @Test
  void moreThanTheSparedShareOverAThresholdWarnsAndThenFails() {
    World world = new World(World.promise("P180D", "P365D"));
    world.judged("boots", 19, days(10));
    world.judged("boots", 1, days(400));
    world.gate().statusCode(200).body("status", equalTo("fresh"));
    world.judged("boots", 1, days(200));
    world.gate().statusCode(200).body("status", equalTo("warn"));
    world.judged("boots", 1, days(500));
    world
        .gate()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("title", equalTo("Stale labels"))
        .body("errors.field", contains("labels"))
        .body(
            "errors[0].reason",
            startsWith("2 of 22 labels are older than P365D, 1 may be; the age at 95 % is P400D"));
  }

  @Test
  void aPromisedSliceFailsAloneAndOthersDoNot() {
    World world =
        new World(
            Map.of(
                "warnAfter",
                "P180D",
                "errorAfter",
                "P365D",
                "slices",
                List.of(
                    Map.of(
                        "name",
                        "category",
                        "value",
                        "boots",
                        "warnAfter",
                        "P7D",
                        "errorAfter",
                        "P14D"))));
    world.judged("hats", 10, days(100));
    world.judged("boots", 5, days(10));
    world
        .gate()
        .statusCode(200)
        .body("status", equalTo("warn"))
        .body("slices.slice", contains("category:boots"))
        .body("slices[0].labels", equalTo(5));
    world.judged("boots", 5, days(20));
    world.gate().statusCode(409).body("errors.field", contains("category:boots"));
    world
        .metrics()
        .statusCode(200)
        .body("status", equalTo("error"))
        .body("slices.slice", contains("category:boots", "category:hats"))
        .body("slices.status", contains("error", "fresh"))
        .body("slices.outdated", contains(5, 0))
        .body("outdated", equalTo(5))
        .body("queue.labels", equalTo(5))
        .body("queue.price", nullValue())
        .body("shareInWarn", equalTo(0f))
        .body("slices[0].shareInError", equalTo(.5f));
  }

  @Test
  void withoutAPromiseThereIsANote() {
    World world = new World(null);
    world.gate().statusCode(200).body("status", nullValue()).body("note", notNullValue());
    world.judged("boots", 1, days(4000));
    world
        .gate()
        .statusCode(200)
        .body("status", nullValue())
        .body("labels", equalTo(1))
        .body("note", containsString("No promise"));
    world.metrics().body("shareInError", nullValue()).body("status", nullValue());
  }

  @Test
  void nothingToTrainOnIsRefusedWhereSomethingIsPromised() {
    World world = new World(World.promise("P180D", "P365D"));
    world.items("boots", 3);
    world.gate().statusCode(409).body("detail", containsString("no labels yet"));
    world.metrics().statusCode(200).body("labels", equalTo(0)).body("ageP50", nullValue());
  }

  @Test
  void aLabelJudgedAheadOfTheClockIsNew() {
    World world = new World(World.promise("PT1H", "PT2H"));
    world.judged("boots", 2, days(-2));
    world.gate().statusCode(200).body("status", equalTo("fresh")).body("ageP95", equalTo("PT0S"));
  }

  @Test
  void aShareOfOneSparesNoLabel() {
    World world = new World(Map.of("warnAfter", "P1D", "errorAfter", "P2D", "share", 1));
    world.judged("boots", 300, Duration.ofHours(30));
    world.gate().statusCode(200).body("status", equalTo("warn"));
    world.judged("boots", 1, Duration.ofHours(49));
    world.gate().statusCode(409);
  }

  @Test
  void figuresAreOfTheSliceAndTheSpanAskedFor() {
    World world = new World(World.promise("P180D", "P365D"));
    world.judged("boots", 4, days(10));
    world.judged("hats", 6, days(300));
    String path = "/projects/" + world.project + "/metrics/freshness";
    touchstone.app.Api.admin()
        .get(path + "?slice=category:hats")
        .then()
        .statusCode(200)
        .body("labels", equalTo(6))
        .body("shareInWarn", equalTo(1f))
        .body("slices.slice", contains("category:hats"));
    touchstone.app.Api.admin()
        .get(path + "?from=" + java.time.Instant.now().minus(days(30)))
        .then()
        .statusCode(200)
        .body("labels", equalTo(4))
        .body("shareInWarn", equalTo(0f))
        .body("slices.slice", contains("category:boots"));
    touchstone.app.Api.admin().get(path + "?slice=hats").then().statusCode(422);
    touchstone.app.Api.admin().get(path + "?from=yesterday").then().statusCode(422);
  }
}
