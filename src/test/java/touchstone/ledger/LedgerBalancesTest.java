// SPDX-License-Identifier: Apache-2.0
package touchstone.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.project.Project;
import touchstone.project.Projects;

/**
 * Random histories of raters and leads, kept beside as plain sums: after each the ledger says the
 * same to the last grain, nothing is held without a lease, and no budget was passed on the way.
 */
@AppTest
class LedgerBalancesTest {
  private static final int HISTORIES = 12;
  private static final int STEPS = 60;
  private static final long RATE = 1250;
  private static final long BUDGET = 40_000;

  @Inject Projects projects;
  @Inject MoneyRecount recount;
  @Inject Transactions transactions;
  @Inject Sql sql;

  /** What one rater holds and gave, and what that comes to. */
  private static final class Book {
    final List<String> leases = new ArrayList<>();
    final List<String> judgements = new ArrayList<>();
    long grains;
  }

  @Test
  void everyHistoryBalancesToTheGrain() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      history(new Random(seed), seed);
    }
  }

  private void history(Random random, int seed) {
    String pool = Api.fresh("balance");
    Map<String, String> rate = Map.of("per", "judgement", "amount", "0.125", "currency", "EUR");
    Api.post(Api.ADMIN, "/pools", Map.of("slug", pool, "name", pool, "rate", rate));
    String project =
        Api.project(
            8,
            pool,
            Map.of(
                "overlap", Map.of("max", 3),
                "budget", Map.of("amount", "4.00", "currency", "EUR")));
    Map<String, Book> books = new HashMap<>();
    for (String name : List.of("bo", "cy", "di")) {
      books.put(Api.rater(pool, name), new Book());
    }
    List<String> tokens = new ArrayList<>(books.keySet());
    for (int step = 0; step < STEPS; step++) {
      String token = tokens.get(random.nextInt(tokens.size()));
      act(random, project, token, books.get(token));
      assertTrue(spentAndHeld(project) <= BUDGET, "budget passed at seed " + seed);
    }
    long expected = books.values().stream().mapToLong(book -> book.grains).sum();
    assertEquals(expected, entries(project), "seed " + seed);
    long out = books.values().stream().mapToLong(book -> book.leases.size()).sum();
    assertEquals(out * RATE, held(project), "seed " + seed);
    assertEquals(0L, transactions.inNew(() -> recount.differing(named(project))), "seed " + seed);
  }

  private void act(Random random, String project, String token, Book book) {
    switch (random.nextInt(6)) {
      case 0, 1 -> {
        Response leased = Api.post(token, "/projects/" + project + "/leases", Map.of("count", 2));
        book.leases.addAll(leased.jsonPath().getList("leases.lease", String.class));
      }
      case 2, 3 -> {
        if (!book.leases.isEmpty()) {
          String lease = book.leases.remove(random.nextInt(book.leases.size()));
          Response judged = Api.judge(token, project, lease, random.nextBoolean() ? "pos" : "neg");
          book.judgements.add(judged.path("judgement"));
          book.grains += RATE;
        }
      }
      case 4 -> {
        if (!book.judgements.isEmpty()) {
          String judgement = book.judgements.remove(random.nextInt(book.judgements.size()));
          Api.as(token).delete("/judgements/" + judgement).then().statusCode(204);
          book.grains -= RATE;
        }
      }
      default -> {
        if (!book.leases.isEmpty()) {
          String lease = book.leases.remove(0);
          if (random.nextBoolean()) {
            Api.as(token).delete("/leases/" + lease).then().statusCode(204);
          } else {
            Api.post(token, "/leases/" + lease + "/skip", Map.of("reason", "blank"));
          }
        }
      }
    }
  }

  private Project named(String project) {
    return projects.named(project);
  }

  private long entries(String project) {
    return sql.number(
        "SELECT COALESCE(SUM(e.grains), 0) FROM ledger_entry e JOIN project p"
            + " ON p.id = e.project_id WHERE p.slug = ? AND e.kind <> 'paid'",
        project);
  }

  private long held(String project) {
    return sql.number(
        "SELECT COALESCE(SUM(h.grains), 0) FROM ledger_hold h JOIN project p"
            + " ON p.id = h.project_id WHERE p.slug = ?",
        project);
  }

  private long spentAndHeld(String project) {
    return entries(project) + held(project);
  }
}
