// SPDX-License-Identifier: Apache-2.0
package touchstone.ledger;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Transactions;
import touchstone.project.Projects;

/** Money over HTTP: what is earned, by what rate, and what of it is taken back. */
@AppTest
class LedgerTest {
  @Inject Projects projects;
  @Inject MoneyRecount recount;
  @Inject Transactions transactions;

  private static String pool(String per, String amount) {
    String slug = Api.fresh("paid");
    Map<String, String> rate = Map.of("per", per, "amount", amount, "currency", "EUR");
    Api.post(Api.ADMIN, "/pools", Map.of("slug", slug, "name", slug, "rate", rate))
        .then()
        .statusCode(201);
    return slug;
  }

  private static Map<String, Object> budget(int overlap, String amount) {
    return Map.of(
        "overlap", Map.of("max", overlap), "budget", Map.of("amount", amount, "currency", "EUR"));
  }

  private static List<Map<String, Object>> entries(String project) {
    return Api.admin().get("/projects/" + project + "/ledger?limit=1000").path("items");
  }

  private static BigDecimal sum(String project) {
    return entries(project).stream()
        .filter(entry -> !entry.get("kind").equals("paid"))
        .map(entry -> new BigDecimal((String) ((Map<?, ?>) entry.get("amount")).get("amount")))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void sound(String project) {
    assertEquals(
        0L,
        transactions.inNew(() -> recount.differing(projects.named(project))),
        "budgets and holds differ from what they are counted from");
  }

  private static void money(String expected, BigDecimal amount) {
    assertTrue(new BigDecimal(expected).compareTo(amount) == 0, () -> expected + " but " + amount);
  }

  @Test
  void anAnswerIsPaidOnceAndUndoneWithIt() {
    String pool = pool("judgement", "0.0125");
    String bo = Api.rater(pool, "bo");
    String project = Api.project(3, pool, Api.overlap(1));
    String lease = Api.lease(bo, project).path("leases[0].lease");
    String judgement = Api.judge(bo, project, lease, "pos").path("judgement");
    Api.judge(bo, project, lease, "pos").then().statusCode(200);
    money("0.0125", sum(project));
    Api.as(bo).delete("/judgements/" + judgement).then().statusCode(204);
    Api.as(bo).delete("/judgements/" + judgement).then().statusCode(204);
    money("0", sum(project));
    Api.admin()
        .get("/projects/" + project + "/ledger")
        .then()
        .body("items", hasSize(2))
        .body("items[0].kind", equalTo("earned"))
        .body("items[0].amount.amount", equalTo("0.0125"))
        .body("items[1].kind", equalTo("correction"))
        .body("items[1].amount.amount", equalTo("-0.0125"));
    sound(project);
  }

  @Test
  void anOtherRateHoldsForLeasesGivenFromThenOn() {
    String pool = pool("judgement", "0.10");
    String bo = Api.rater(pool, "bo");
    String project = Api.project(3, pool, Api.overlap(1));
    String before = Api.lease(bo, project).path("leases[0].lease");
    Map<String, Object> rate = Map.of("per", "judgement", "amount", "0.25", "currency", "EUR");
    Api.post(Api.ADMIN, "/pools/" + pool + "/rates", rate).then().statusCode(201);
    String after = Api.lease(bo, project).path("leases[0].lease");
    Api.judge(bo, project, before, "pos").then().statusCode(201);
    money("0.10", sum(project));
    Api.judge(bo, project, after, "pos").then().statusCode(201);
    money("0.35", sum(project));
    Api.admin()
        .get("/pools/" + pool + "/rates")
        .then()
        .body("items", hasSize(2))
        .body("items[0].amount", equalTo("0.25"));
  }

  @Test
  void modelsCostNothingUntilTheirKindHasARate() {
    String pool = pool("judgement", "0.10");
    String m1 = Api.rater(pool, "m1", "model");
    String cy = Api.rater(pool, "cy", "expert");
    String project = Api.project(4, pool, Api.overlap(1));
    Api.judge(m1, project, Api.lease(m1, project).path("leases[0].lease"), "pos");
    money("0", sum(project));
    Map<String, Object> call = new HashMap<>();
    call.putAll(Map.of("per", "judgement", "amount", "0.0004", "currency", "EUR"));
    call.putAll(Map.of("kind", "model", "project", project));
    Api.post(Api.ADMIN, "/pools/" + pool + "/rates", call).then().statusCode(201);
    Api.judge(m1, project, Api.lease(m1, project).path("leases[0].lease"), "pos");
    money("0.0004", sum(project));
    assertEquals("model", entries(project).get(0).get("purpose"));
    Api.judge(cy, project, Api.lease(cy, project).path("leases[0].lease"), "pos");
    money("0.1004", sum(project));
  }

  @Test
  void byTheHourNoMoreIsPaidThanPassedHere() {
    String pool = pool("hour", "36.00");
    String bo = Api.rater(pool, "bo");
    String project = Api.project(3, pool, Api.overlap(1));
    long began = System.nanoTime();
    Response leased = Api.post(bo, "/projects/" + project + "/leases", Map.of("count", 2));
    for (int i = 0; i < 2; i++) {
      Api.post(
              bo,
              "/projects/" + project + "/judgements",
              Map.of(
                  "lease",
                  leased.path("leases[" + i + "].lease"),
                  "answers",
                  Map.of("sentiment", "pos"),
                  "activeMillis",
                  3_600_000))
          .then()
          .statusCode(201);
    }
    double passed = (System.nanoTime() - began) / 1e9;
    // 36 an hour is a cent a second.
    assertTrue(
        sum(project).doubleValue() <= passed * .01 + .0002, sum(project) + " in " + passed + " s");
    sound(project);
  }

  @Test
  void nothingIsGivenOutThatTheBudgetCannotPay() {
    String pool = pool("judgement", "0.10");
    String bo = Api.rater(pool, "bo");
    String project = Api.project(10, pool, budget(1, "0.35"));
    Response leased = Api.post(bo, "/projects/" + project + "/leases", Map.of("count", 5));
    leased.then().body("leases", hasSize(3));
    Api.lease(bo, project).then().body("leases", hasSize(0)).body("left", equalTo("later"));
    Api.as(bo).delete("/leases/" + leased.path("leases[2].lease")).then().statusCode(204);
    String again = Api.lease(bo, project).path("leases[0].lease");
    Api.lease(bo, project).then().body("leases", hasSize(0));
    Api.judge(bo, project, leased.path("leases[0].lease"), "pos").then().statusCode(201);
    Api.judge(bo, project, leased.path("leases[1].lease"), "pos").then().statusCode(201);
    Api.judge(bo, project, again, "pos").then().statusCode(201);
    Api.lease(bo, project).then().body("leases", hasSize(0)).body("left", equalTo("none"));
    money("0.30", sum(project));
    sound(project);
    Api.admin()
        .contentType("application/json")
        .body(budget(1, "0.50"))
        .put("/projects/" + project + "/policy")
        .then()
        .statusCode(200);
    Api.post(bo, "/projects/" + project + "/leases", Map.of("count", 5))
        .then()
        .body("leases", hasSize(2));
    sound(project);
  }

  @Test
  void aDayHasABudgetOfItsOwn() {
    String pool = pool("judgement", "0.10");
    String bo = Api.rater(pool, "bo");
    Map<String, Object> daily =
        Map.of("budget", Map.of("amount", "100", "currency", "EUR", "perDay", "0.20"));
    String project = Api.project(10, pool, daily);
    Api.post(bo, "/projects/" + project + "/leases", Map.of("count", 5))
        .then()
        .body("leases", hasSize(2));
    sound(project);
  }

  @Test
  void aLateAnswerThatNoBudgetBearsIsKeptAndOwed() throws InterruptedException {
    String pool = pool("judgement", "0.10");
    String bo = Api.rater(pool, "bo");
    String cy = Api.rater(pool, "cy");
    Map<String, Object> policy = new HashMap<>(budget(1, "0.10"));
    policy.put("lease", "PT1S");
    String project = Api.project(1, pool, policy);
    String late = Api.lease(bo, project).path("leases[0].lease");
    String lease = null;
    for (int look = 0; look < 60 && lease == null; look++) {
      Thread.sleep(250);
      lease = Api.lease(cy, project).path("leases[0].lease");
    }
    Api.judge(cy, project, lease, "neg").then().statusCode(201);
    Api.judge(bo, project, late, "pos").then().statusCode(201).body("surplus", equalTo(true));
    money("0.10", sum(project));
    Api.admin()
        .get("/projects/" + project + "/metrics/cost")
        .then()
        .body("owed", equalTo("0.10"))
        .body("spent", equalTo("0.10"));
    sound(project);
  }

  @Test
  void whatPeopleBookIsChecked() {
    String pool = pool("judgement", "0.10");
    String name = Api.fresh("bo");
    Response made = Api.post(Api.ADMIN, "/raters?token=true", Map.of("name", name, "kind", "user"));
    Api.post(Api.ADMIN, "/pools/" + pool + "/members", Map.of("rater", made.path("id")));
    String bo = made.path("token");
    String project = Api.project(2, pool, budget(1, "1.00"));
    Api.judge(bo, project, Api.lease(bo, project).path("leases[0].lease"), "pos");
    String ledger = "/projects/" + project + "/ledger";
    Map<String, String> base = Map.of("rater", name, "currency", "EUR");
    refused(ledger, base, Map.of("kind", "earned", "amount", "1"), "kind");
    refused(ledger, base, Map.of("kind", "bonus", "amount", "-1"), "amount");
    refused(ledger, base, Map.of("kind", "bonus", "amount", "0.00001"), "amount");
    refused(ledger, base, Map.of("kind", "bonus", "amount", "1", "currency", "EURO"), "currency");
    refused(ledger, base, Map.of("kind", "correction", "amount", "-0.05"), "note");
    refused(ledger, base, Map.of("kind", "paid", "amount", "0.11"), "amount");
    refused(ledger, base, Map.of("kind", "bonus", "amount", "0.91"), "amount");
    refused(ledger, base, Map.of("kind", "cost", "amount", "0.01"), "rater");
    booked(ledger, base, Map.of("kind", "bonus", "amount", "0.90"));
    booked(ledger, base, Map.of("kind", "correction", "amount", "-0.50", "note", "a typing error"));
    refused(ledger, base, Map.of("kind", "paid", "amount", "0.51"), "amount");
    booked(ledger, base, Map.of("kind", "paid", "amount", "0.50"));
    money("0.50", sum(project));
    sound(project);
  }

  private static void refused(
      String path, Map<String, String> base, Map<String, String> more, String field) {
    Map<String, String> body = new HashMap<>(base);
    body.putAll(more);
    Api.post(Api.ADMIN, path, body)
        .then()
        .statusCode(422)
        .body("errors[0].field", startsWith(field));
  }

  private static void booked(String path, Map<String, String> base, Map<String, String> more) {
    Map<String, String> body = new HashMap<>(base);
    body.putAll(more);
    Api.post(Api.ADMIN, path, body).then().statusCode(201);
  }

  @Test
  void aBudgetIsInTheCurrencyThatThePoolIsPaidIn() {
    String pool = pool("judgement", "0.10");
    Map<String, Object> policy = Map.of("budget", Map.of("amount", "10", "currency", "USD"));
    String slug = Api.fresh("project");
    Map<String, Object> body =
        Map.of(
            "slug", slug,
            "name", slug,
            "dataset", Api.dataset(1),
            "guideline", Api.guideline(Api.SENTIMENT),
            "pool", pool,
            "policy", policy);
    Api.post(Api.ADMIN, "/projects", body)
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("policy.budget.currency"));
    Api.project(1, pool, budget(1, "10"));
    Map<String, Object> dollars = Map.of("per", "judgement", "amount", "0.25", "currency", "USD");
    Api.post(Api.ADMIN, "/pools/" + pool + "/rates", dollars)
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("currency"));
  }
}
