// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import touchstone.app.AppTest;

/** Prometheus hears of the projects that promise an age. */
@AppTest
class MetersTest {
  @Inject FreshnessMeters meters;

  @Test
  void aPromisedProjectHasItsGaugesAndAnotherHasNone() {
    World promised = new World(World.promise("P10D", "P20D"));
    promised.judged("boots", 3, Duration.ofDays(1));
    promised.judged("boots", 1, Duration.ofDays(15));
    World other = new World(null);
    other.judged("boots", 1, Duration.ofDays(1));
    meters.look();
    given()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(
            containsString(
                "touchstone_labels_share_in_warn{project=\"" + promised.project + "\"} 0.25"))
        .body(
            containsString(
                "touchstone_labels_age_seconds{project=\""
                    + promised.project
                    + "\",share=\"p50\"} 864"))
        .body(not(containsString(other.project)));
  }
}
