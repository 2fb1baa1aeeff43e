// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
import touchstone.base.Json;

/** Many raters at once on the same tasks: the overlap is exact, and nobody is sent home early. */
@AppTest
class OverlapRaceTest {
  private static final int RATERS = 32;
  private static final int ITEMS = 1000;
  private static final int OVERLAP = 3;

  @Test
  void everyTaskGetsExactlyItsOverlap() throws Exception {
    String pool = Api.pool();
    String project = Api.project(ITEMS, pool, Api.overlap(OVERLAP));
    List<RacingRater> raters = new ArrayList<>();
    for (int i = 0; i < RATERS; i++) {
      String root = "http://localhost:" + RestAssured.port + "/api/v1";
      raters.add(new RacingRater(root, Api.rater(pool, "racer"), project));
    }
    long began = System.nanoTime();
    assertTimeoutPreemptively(Duration.ofSeconds(240), () -> raceAll(raters));
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        "race: %d judgements by %d raters in %.1f s, %.0f a second%n",
        ITEMS * OVERLAP, RATERS, seconds, ITEMS * OVERLAP / seconds);

    assertEquals(List.of(), raters.stream().flatMap(rater -> rater.unexpected.stream()).toList());
    judgementsAreExact(project);
    nobodyWasSentHomeEarly(raters);
    Api.admin()
        .get("/projects/" + project + "/metrics/progress")
        .then()
        .body("settled", equalTo(ITEMS))
        .body("judgements", equalTo(ITEMS * OVERLAP))
        .body("surplus", equalTo(0))
        .body("leasesLive", equalTo(0));
    Api.admin().get("/projects/" + project + "/ready").then().statusCode(200);
  }

  private static void raceAll(List<RacingRater> raters) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(raters.size());
    try {
      for (Future<?> done : threads.invokeAll(raters)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void judgementsAreExact(String project) {
    Map<String, Set<String>> byItem = new HashMap<>();
    int lines = 0;
    byte[] body = Api.admin().get("/projects/" + project + "/judgements").asByteArray();
    for (String text : new String(body, StandardCharsets.UTF_8).lines().toList()) {
      JsonNode line = Json.tree(text);
      lines++;
      byItem
          .computeIfAbsent(line.get("item").asText(), item -> new HashSet<>())
          .add(line.get("rater").asText());
    }
    assertEquals(ITEMS * OVERLAP, lines);
    assertEquals(ITEMS, byItem.size());
    assertEquals(
        0,
        byItem.values().stream().filter(raters -> raters.size() != OVERLAP).count(),
        "tasks over, under or judged twice by one rater");
  }

  /** Who was told "none" must not see a task of theirs judged by another after that. */
  private static void nobodyWasSentHomeEarly(List<RacingRater> raters) {
    List<String> early = new ArrayList<>();
    for (RacingRater home : raters) {
      for (RacingRater other : raters) {
        other.submittedAt.forEach(
            (task, at) -> {
              if (other != home && at > home.noneAt && !home.submittedAt.containsKey(task)) {
                early.add(task);
              }
            });
      }
    }
    assertEquals(List.of(), early);
  }
}
