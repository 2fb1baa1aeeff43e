// SPDX-License-Identifier: Apache-2.0
package touchstone.stopping;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** What another overlap would have cost, on a crowd of seven that is right eight times in ten. */
@AppTest
class SimulatorTest {
  private static final int ITEMS = 60;
  private static final int RATERS = 7;

  private static String paidPool() {
    String slug = Api.fresh("paid");
    Map<String, String> rate = Map.of("per", "judgement", "amount", "0.05", "currency", "EUR");
    Api.post(Api.ADMIN, "/pools", Map.of("slug", slug, "name", slug, "rate", rate))
        .then()
        .statusCode(201);
    return slug;
  }

  private static String crowd(String pool, int raters) {
    String project = Api.project(ITEMS, pool, Map.of("overlap", Map.of("max", RATERS)));
    String crowd = Api.fresh("crowd");
    Random random = new Random(3);
    StringBuilder csv = new StringBuilder("item,rater,question,answer\n");
    for (int item = 1; item <= ITEMS; item++) {
      for (int rater = 0; rater < raters; rater++) {
        boolean right = random.nextInt(10) < 8;
        String answer = right == (item % 2 == 0) ? "pos" : "neg";
        csv.append("i%d,%s-%d,%s,%s%n".formatted(item, crowd, rater, "sentiment", answer));
      }
    }
    Api.admin()
        .contentType("text/csv")
        .body(csv.toString().getBytes(StandardCharsets.UTF_8))
        .post("/projects/" + project + "/judgements/import")
        .then()
        .body("accepted", equalTo(ITEMS * raters));
    return project;
  }

  @Test
  void fewerJudgementsCostLessAndGiveNearlyTheSameLabels() {
    String project = crowd(paidPool(), RATERS);
    JsonPath found =
        Api.admin()
            .get("/projects/" + project + "/metrics/overlap")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertEquals(ITEMS, found.getInt("tasks"));
    assertEquals(ITEMS * RATERS, found.getInt("judgements"));
    assertEquals("0.05", found.getString("price.amount"));
    assertEquals("all", found.getString("rules[6].rule"));
    assertEquals(1, found.getDouble("rules[6].agreement"), 1e-9);
    assertEquals("21.00", found.getString("rules[6].cost.amount"));
    assertEquals(3, found.getDouble("rules[0].judgementsPerTask"), 1e-9);
    double adaptive = found.getDouble("rules[3].judgementsPerTask");
    assertTrue(adaptive > 2 && adaptive < 4, "bought " + adaptive);
    assertTrue(found.getDouble("rules[3].agreement") > .85);
    BigDecimal cost = new BigDecimal(found.getString("rules[3].cost.amount"));
    assertEquals(adaptive * ITEMS * .05, cost.doubleValue(), .006);
  }

  @Test
  void theSameSeedGivesTheSameAndAnotherDoesNot() {
    String path = "/projects/" + crowd(Api.pool(), RATERS) + "/metrics/overlap?seed=";
    String first = Api.admin().get(path + 1).asString();
    assertEquals(first, Api.admin().get(path + 1).asString());
    assertTrue(!first.equals(Api.admin().get(path + 77).asString()));
    Api.admin().get(path + 1).then().body("price", nullValue());
  }

  @Test
  void oneJudgementEachIsNothingToPlayOver() {
    String project = crowd(Api.pool(), 1);
    Api.admin()
        .get("/projects/" + project + "/metrics/overlap")
        .then()
        .statusCode(200)
        .body("tasks", equalTo(0))
        .body("rules", hasSize(0))
        .body("price", nullValue());
  }

  @Test
  void whatCannotBeAskedForIsRefusedByName() {
    String project = crowd(Api.pool(), 1);
    Api.admin()
        .get("/projects/" + project + "/metrics/overlap?question=nothing")
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("question"));
    Api.admin()
        .get("/projects/" + project + "/metrics/overlap?seed=one")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("seed"));
  }
}
