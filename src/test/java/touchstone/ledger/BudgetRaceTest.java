// SPDX-License-Identifier: Apache-2.0
package touchstone.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Json;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.project.Projects;

/** Fifty raters at once on a budget that pays for 337 answers of 500: 337 it is, not one more. */
@AppTest
class BudgetRaceTest {
  private static final int RATERS = 50;
  private static final int PAID_FOR = 337;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Inject Projects projects;
  @Inject MoneyRecount recount;
  @Inject Transactions transactions;
  @Inject Sql sql;

  @Test
  void fiftyRatersAtOnceNeverPassACap() throws Exception {
    String pool = paid();
    String project =
        Api.project(
            100,
            pool,
            Map.of(
                "overlap", Map.of("max", 5),
                "budget", Map.of("amount", "10.12", "currency", "EUR", "perDay", "10.12")));
    AtomicInteger judged = new AtomicInteger();
    List<Callable<Void>> raters = new ArrayList<>();
    for (int i = 0; i < RATERS; i++) {
      String token = Api.rater(pool, "racer");
      raters.add(() -> work(token, project, judged));
    }
    atOnce(raters);
    long spent =
        sql.number(
            "SELECT SUM(e.grains) FROM ledger_entry e JOIN project p ON p.id = e.project_id"
                + " WHERE p.slug = ?",
            project);
    System.out.printf("cap: %d judged by %d raters, %d grains%n", judged.get(), RATERS, spent);
    assertEquals(PAID_FOR, judged.get());
    assertEquals(PAID_FOR * 300L, spent);
    assertEquals(0L, transactions.inNew(() -> recount.differing(projects.named(project))));
  }

  @Test
  void aBudgetThatManyOpenAtOnceIsMadeOnce() throws Exception {
    String pool = paid();
    List<String> tokens = Stream.generate(() -> Api.rater(pool, "opener")).limit(16).toList();
    for (int round = 0; round < 15; round++) {
      Map<String, String> budget = Map.of("amount", "0.27", "currency", "EUR", "perDay", "0.24");
      String project = Api.project(20, pool, Map.of("overlap", Map.of("max", 1), "budget", budget));
      AtomicInteger leased = new AtomicInteger();
      List<Callable<Void>> raters = new ArrayList<>();
      for (String token : tokens) {
        raters.add(
            () -> {
              String path = "/projects/" + project + "/leases";
              leased.addAndGet(send(token, "POST", path, "{}", 200).path("leases").size());
              return null;
            });
      }
      atOnce(raters);
      assertTrue(leased.get() <= 8, leased + " leases of a day that pays for 8");
      assertEquals(0L, transactions.inNew(() -> recount.differing(projects.named(project))));
    }
  }

  private static String paid() {
    String pool = Api.fresh("capped");
    Map<String, String> rate = Map.of("per", "judgement", "amount", "0.03", "currency", "EUR");
    Api.post(Api.ADMIN, "/pools", Map.of("slug", pool, "name", pool, "rate", rate));
    return pool;
  }

  private static void atOnce(List<Callable<Void>> raters) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(raters.size());
    try {
      for (Future<Void> done : threads.invokeAll(raters)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Leases, gives every seventh back, judges the others, until nothing is given for good. */
  private static Void work(String token, String project, AtomicInteger judged) throws Exception {
    int given = 0;
    for (int tries = 0; tries < 2000; tries++) {
      JsonNode answer = send(token, "POST", "/projects/" + project + "/leases", "{}", 200);
      JsonNode lease = answer.path("leases").path(0);
      if (lease.isMissingNode()) {
        if (answer.get("left").asText().equals("none")) {
          return null;
        }
        Thread.sleep(5);
        continue;
      }
      String id = lease.get("lease").asText();
      if (++given % 7 == 0) {
        send(token, "DELETE", "/leases/" + id, "", 204);
      } else {
        String body = "{\"lease\":\"" + id + "\",\"answers\":{\"sentiment\":\"pos\"}}";
        send(token, "POST", "/projects/" + project + "/judgements", body, 201);
        judged.incrementAndGet();
      }
    }
    return null;
  }

  private static JsonNode send(String token, String method, String path, String body, int expected)
      throws Exception {
    HttpResponse<String> response =
        HTTP.send(
            HttpRequest.newBuilder(
                    URI.create("http://localhost:" + RestAssured.port + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertTrue(response.statusCode() == expected, () -> path + " gave " + response.body());
    return response.body().isEmpty() ? Json.object() : Json.tree(response.body());
  }
}
