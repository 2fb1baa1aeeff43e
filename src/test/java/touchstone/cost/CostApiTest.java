// SPDX-License-Identifier: Apache-2.0
package touchstone.cost;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** What a project cost, over HTTP, with the odd cases of money. */
@AppTest
class CostApiTest {
  private static final Map<String, String> TEN_CENTS =
      Map.of("per", "judgement", "amount", "0.10", "currency", "EUR");

  private static String pool(Map<String, String> rate) {
    String slug = Api.fresh("cost");
    Api.post(Api.ADMIN, "/pools", Map.of("slug", slug, "name", slug, "rate", rate))
        .then()
        .statusCode(201);
    return slug;
  }

  private static JsonPath cost(String project, String query) {
    Response response = Api.admin().get("/projects/" + project + "/metrics/cost" + query);
    response.then().statusCode(200);
    return response.jsonPath();
  }

  private static void judge(String token, String project, Long activeMillis) {
    Map<String, Object> body = new HashMap<>();
    body.put("lease", Api.lease(token, project).path("leases[0].lease"));
    body.put("answers", Map.of("sentiment", "pos"));
    if (activeMillis != null) {
      body.put("activeMillis", activeMillis);
    }
    Api.post(token, "/projects/" + project + "/judgements", body).then().statusCode(201);
  }

  private static void imported(String project, String lines) {
    Api.admin()
        .contentType("application/x-ndjson")
        .body(lines.getBytes(StandardCharsets.UTF_8))
        .post("/projects/" + project + "/judgements/import")
        .then()
        .statusCode(200)
        .body("rejected", equalTo(0));
  }

  @Test
  void whereNobodyIsPaidNothingIsCounted() {
    String pool = Api.pool();
    String bo = Api.rater(pool, "bo");
    String project = Api.project(2, pool, Api.overlap(1));
    judge(bo, project, 1000L);
    Api.admin()
        .get("/projects/" + project + "/metrics/cost")
        .then()
        .statusCode(200)
        .body("currency", nullValue())
        .body("spent", nullValue())
        .body("labels", equalTo(1))
        .body("forecast.remaining", equalTo(1));
  }

  @Test
  void aLabelCostsItsJudgementsAndTheRestIsForecast() {
    String pool = pool(TEN_CENTS);
    String bo = Api.rater(pool, "bo");
    String cy = Api.rater(pool, "cy", "expert");
    String project = Api.project(10, pool, Api.overlap(2));
    for (int i = 0; i < 4; i++) {
      judge(bo, project, 1000L);
      judge(cy, project, 1000L);
    }
    JsonPath cost = cost(project, "");
    assertEquals("0.80", cost.getString("spent"));
    assertEquals(4, cost.getInt("labels"));
    assertEquals("0.20", cost.getString("perResolvedLabel"));
    assertEquals("0.10", cost.getString("perJudgement"));
    assertEquals("2.00", cost.getString("forecast.p50"));
    assertEquals("2.00", cost.getString("forecast.p90"));
    assertEquals("0.40", cost.getString("byKind.find { it.kind == 'expert' }.spent"));
    Api.lease(bo, project).then().statusCode(200);
    assertEquals("0.10", cost(project, "").getString("committed"));
  }

  @Test
  void overheadIsShownWithAndWithout() {
    String pool = pool(TEN_CENTS);
    String bo = Api.rater(pool, "bo");
    String project = Api.project(1, pool, Api.overlap(1));
    judge(bo, project, 1000L);
    Map<String, String> storage =
        Map.of("kind", "cost", "purpose", "platform", "amount", "0.05", "currency", "EUR");
    Api.post(Api.ADMIN, "/projects/" + project + "/ledger", storage).then().statusCode(201);
    JsonPath cost = cost(project, "");
    assertEquals("0.15", cost.getString("perResolvedLabel"));
    assertEquals("0.10", cost.getString("perResolvedLabelWithoutOverhead"));
  }

  @Test
  void currenciesStandBesideEachOther() {
    String pool = pool(TEN_CENTS);
    String bo = Api.rater(pool, "bo");
    String project = Api.project(3, pool, Api.overlap(1));
    judge(bo, project, 1000L);
    Map<String, String> dollars = Map.of("per", "judgement", "amount", "0.20", "currency", "USD");
    Api.post(Api.ADMIN, "/pools/" + pool + "/rates", dollars).then().statusCode(201);
    judge(bo, project, 1000L);
    JsonPath cost = cost(project, "");
    assertEquals("USD", cost.getString("currency"));
    assertEquals("0.20", cost.getString("spent"));
    assertEquals("0.10", cost.getString("others[0].amount"));
    assertEquals("EUR", cost.getString("others[0].currency"));
  }

  @Test
  void onlyWhoseTimeIsKnownHasAWage() {
    String pool = pool(TEN_CENTS);
    String cy = Api.rater(pool, "cy");
    Map<String, Object> policy = new HashMap<>(Api.overlap(2));
    policy.put("wageFloor", Map.of("amount", "12", "currency", "EUR"));
    String project = Api.project(3, pool, policy);
    judge(cy, project, null);
    assertEquals(0, cost(project, "").getInt("hourlyWage.raters"));
    // Of two answers the time of one is known: by it alone the hour would be paid twice too well.
    judge(cy, project, 1000L);
    assertEquals(0, cost(project, "").getInt("hourlyWage.raters"));
    imported(
        project,
        "{\"item\":\"i1\",\"rater\":\""
            + Api.fresh("Di")
            + "\",\"question\":\"sentiment\","
            + "\"answer\":\"pos\",\"activeMillis\":60000}\n");
    Api.post(Api.ADMIN, "/projects/" + project + "/ledger/imports", Map.of())
        .then()
        .statusCode(200)
        .body("judgements", equalTo(1));
    Api.post(Api.ADMIN, "/projects/" + project + "/ledger/imports", Map.of())
        .then()
        .body("judgements", equalTo(0));
    JsonPath cost = cost(project, "");
    assertEquals(1, cost.getInt("hourlyWage.raters"));
    assertEquals("6.00", cost.getString("hourlyWage.median"));
    assertEquals(1.0, cost.getDouble("hourlyWage.shareUnderFloor"), 1e-9);
    Api.admin()
        .get("/projects/" + project + "/top-ups")
        .then()
        .body("raters", hasSize(1))
        .body("all.amount", equalTo("0.10"));
    Api.admin()
        .get("/projects/" + project + "/cost-alarms")
        .then()
        .body("items[0].kind", equalTo("wage"))
        .body("items[0].endedAt", nullValue());
    Api.post(Api.ADMIN, "/projects/" + project + "/top-ups", Map.of()).then().statusCode(200);
    assertEquals("12.00", cost(project, "").getString("hourlyWage.median"));
    Api.admin()
        .get("/projects/" + project + "/cost-alarms")
        .then()
        .body("items[0].endedAt", notNullValue());
    assertEquals(
        0,
        Api.admin().get("/projects/" + project + "/top-ups").jsonPath().getList("raters").size());
  }

  @Test
  void aBudgetIsSaidToBeUsedUpOnceAtEachShare() {
    String pool = pool(TEN_CENTS);
    String bo = Api.rater(pool, "bo");
    Map<String, Object> policy = Map.of("budget", Map.of("amount", "1.05", "currency", "EUR"));
    String project = Api.project(20, pool, policy);
    String alarms = "/projects/" + project + "/cost-alarms";
    for (int i = 0; i < 6; i++) {
      judge(bo, project, 1000L);
    }
    Api.admin().get(alarms).then().body("items.share", equalTo(java.util.List.of(50)));
    for (int i = 0; i < 4; i++) {
      judge(bo, project, 1000L);
    }
    Api.lease(bo, project).then().body("left", equalTo("none"));
    Api.admin().get(alarms).then().body("items.share", equalTo(java.util.List.of(100, 80, 50)));
    Api.admin().get(alarms).then().body("items", hasSize(3));
    assertEquals("0.05", cost(project, "").getString("budget.left"));
  }

  @Test
  void theFiguresOfASliceAndATimeAreThoseAlone() {
    String dataset = Api.fresh("sliced");
    Map<String, Object> made =
        Map.of("slug", dataset, "name", dataset, "slices", java.util.List.of("category"));
    Api.post(Api.ADMIN, "/datasets", made).then().statusCode(201);
    Api.admin()
        .contentType("application/x-ndjson")
        .body(
            ("{\"id\":\"a\",\"text\":\"1\",\"category\":\"boots\"}\n"
                    + "{\"id\":\"b\",\"text\":\"2\",\"category\":\"clogs\"}\n")
                .getBytes(StandardCharsets.UTF_8))
        .post("/datasets/" + dataset + "/items")
        .then()
        .statusCode(200);
    String pool = pool(TEN_CENTS);
    String bo = Api.rater(pool, "bo");
    String project = Api.project(dataset, Api.guideline(Api.SENTIMENT), pool, Api.overlap(1));
    judge(bo, project, 1000L);
    judge(bo, project, 1000L);
    assertEquals("0.20", cost(project, "").getString("spent"));
    assertEquals("0.10", cost(project, "?slice=category:boots").getString("spent"));
    assertEquals(1, cost(project, "?slice=category:boots").getInt("labels"));
    assertEquals("0.00", cost(project, "?to=2020-01-01T00:00:00Z").getString("spent"));
    assertEquals("0.20", cost(project, "?from=2020-01-01T00:00:00Z").getString("spent"));
    Api.admin().get("/projects/" + project + "/metrics/cost?slice=boots").then().statusCode(422);
  }

  @Test
  void aStatementAddsUpTheDaysOfARater() {
    String pool = pool(TEN_CENTS);
    String name = Api.fresh("bo");
    Response rater =
        Api.post(Api.ADMIN, "/raters?token=true", Map.of("name", name, "kind", "generalist"));
    Api.post(Api.ADMIN, "/pools/" + pool + "/members", Map.of("rater", rater.path("id")));
    String project = Api.project(3, pool, Api.overlap(1));
    judge(rater.path("token"), project, 1000L);
    judge(rater.path("token"), project, 1000L);
    Map<String, String> paid =
        Map.of("kind", "paid", "rater", name, "amount", "0.15", "currency", "EUR");
    Api.post(Api.ADMIN, "/projects/" + project + "/ledger", paid).then().statusCode(201);
    Api.admin()
        .get("/raters/" + rater.path("id") + "/statement")
        .then()
        .statusCode(200)
        .body("lines", hasSize(2))
        .body("lines.find { it.kind == 'earned' }.amount.amount", equalTo("0.20"))
        .body("lines.find { it.kind == 'earned' }.entries", equalTo(2))
        .body("open[0].amount", equalTo("0.05"));
    Api.admin()
        .get("/raters/" + rater.path("id") + "/statement?to=2020-01-01T00:00:00Z")
        .then()
        .body("lines", hasSize(0));
    Api.admin().get("/raters/nobody-at-all/statement").then().statusCode(404);
  }

  @Test
  void theLedgerIsAPageAtATime() {
    String pool = pool(TEN_CENTS);
    String bo = Api.rater(pool, "bo");
    String project = Api.project(3, pool, Api.overlap(1));
    for (int i = 0; i < 3; i++) {
      judge(bo, project, 1000L);
    }
    Response first = Api.admin().get("/projects/" + project + "/ledger?limit=2");
    first.then().body("items", hasSize(2));
    Api.admin()
        .get("/projects/" + project + "/ledger?limit=2&after=" + first.path("next"))
        .then()
        .body("items", hasSize(1))
        .body("items.kind", hasItem("earned"))
        .body("next", nullValue());
    Api.admin().get("/projects/" + project + "/ledger?after=x").then().statusCode(400);
  }
}
