// SPDX-License-Identifier: Apache-2.0
package touchstone.report;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;
import touchstone.base.Sql;
import touchstone.project.Projects;

/** The report of a week over HTTP: each figure is of that week, and beside it the week before. */
@AppTest
class ReportTest {
  @Inject Standings standings;
  @Inject Projects projects;
  @Inject Sql sql;

  private final String crowd = Api.fresh("week");

  private static ValidatableResponse report(String project, String query) {
    return Api.admin()
        .config(
            RestAssuredConfig.config()
                .jsonConfig(
                    JsonConfig.jsonConfig()
                        .numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE)))
        .get("/projects/" + project + "/report" + query)
        .then()
        .statusCode(200);
  }

  /** Signed in, and taking whatever comes. */
  private static RequestSpecification visitor() {
    return given()
        .cookie(Browser.COOKIE, Browser.signIn("admin", Browser.PASSWORD).cookie(Browser.COOKIE));
  }

  private void bring(String project, String... lines) {
    StringBuilder all = new StringBuilder("item,rater,kind,question,answer,activeMillis,at\n");
    for (String line : lines) {
      String[] cells = line.split(" ");
      all.append(
          "%s,%s-%s,%s,sentiment,%s,%s,%s%n"
              .formatted(cells[0], crowd, cells[1], cells[2], cells[3], cells[4], cells[5]));
    }
    Api.admin()
        .contentType("text/csv")
        .body(all.toString().getBytes(StandardCharsets.UTF_8))
        .post("/projects/" + project + "/judgements/import")
        .then()
        .statusCode(200)
        .body("rejected", equalTo(0));
  }

  private String twoWeeks() {
    String project = Api.project(3, Api.pool(), Api.overlap(2));
    bring(
        project,
        "i1 bo generalist pos 1800000 2026-03-04T10:00:00Z",
        "i1 cy expert pos 3600000 2026-03-08T23:59:59Z",
        "i2 bo generalist neg 1800000 2026-03-09T00:00:00Z",
        "i2 cy expert pos 1800000 2026-03-10T00:00:00Z",
        "i3 bo generalist neg 1800000 2026-03-11T00:00:00Z");
    return project;
  }

  @Test
  void aWeekCountsWhatWasJudgedInItAndTheWeekBeforeBesideIt() {
    String project = twoWeeks();
    report(project, "?week=2026-W11")
        .body("week", equalTo("2026-W11"))
        .body("from", equalTo("2026-03-09T00:00:00Z"))
        .body("empty", equalTo(false))
        .body("done.judgements", equalTo(3))
        .body("done.labels", equalTo(1))
        .body("done.hours", closeTo(1.5, 1e-9))
        .body("done.byKind.find { it.kind == 'generalist' }.judgements", equalTo(2))
        .body("before.judgements", equalTo(2))
        .body("before.labels", equalTo(1))
        .body("before.hours", closeTo(1.5, 1e-9))
        .body("agreement[0].question", equalTo("sentiment"))
        .body("agreement[0].measure.n", equalTo(1))
        .body("health", hasSize(6))
        .body("money.currency", nullValue())
        .body("open.appeals", equalTo(0));
    report(project, "").body("week", equalTo("2026-W11"));
  }

  @Test
  void aWeekWithNothingSaysSo() {
    String project = twoWeeks();
    report(project, "?week=2026-W20")
        .body("empty", equalTo(true))
        .body("done.judgements", equalTo(0))
        .body("done.byKind", hasSize(0));
    Browser.signedIn()
        .get("/projects/" + project + "/report?week=2026-W20")
        .then()
        .statusCode(200)
        .body(containsString("Nothing was done in this week."));
  }

  @Test
  void aGroupIsNeverToldOfAWeek() {
    String project = twoWeeks();
    report(project, "?week=2026-W11").body("diversity.groups", hasSize(0));
  }

  @Test
  void theMoneyIsOfTheWeekAndTheForecastOfNow() {
    String pool = Api.fresh("paid");
    Map<String, String> rate = Map.of("per", "judgement", "amount", "0.10", "currency", "EUR");
    Api.post(Api.ADMIN, "/pools", Map.of("slug", pool, "name", pool, "rate", rate))
        .then()
        .statusCode(201);
    String bo = Api.rater(pool, "bo");
    String project = Api.project(4, pool, Api.overlap(1));
    Api.judge(bo, project, Api.lease(bo, project).path("leases[0].lease"), "pos")
        .then()
        .statusCode(201);
    report(project, "")
        .body("week", equalTo(Week.at(Instant.now()).toString()))
        .body("money.spent.amount", equalTo("0.10"))
        .body("money.byKind[0].name", equalTo("generalist"))
        .body("money.p50.amount", equalTo("0.40"))
        .body("done.labels", equalTo(1));
    report(project, "?week=2026-W11")
        .body("money.spent.amount", equalTo("0.00"))
        .body("money.p50.amount", equalTo("0.40"));
  }

  @Test
  void whatChangedIsToldBesideTheWeekBeforeWhereThatWasKept() {
    String slug = twoWeeks();
    report(slug, "").body("health.change", everyItem(equalTo("unknown")));
    standings.keep(projects.named(slug), Instant.parse("2026-03-05T12:00:00Z"));
    standings.keep(projects.named(slug), Instant.parse("2026-03-08T12:00:00Z"));
    standings.keep(projects.named(slug), Instant.parse("2026-03-12T12:00:00Z"));
    assertEquals(
        2,
        sql.number(
            "SELECT COUNT(*) FROM report_standing WHERE project_id = ?", projects.named(slug).id));
    report(slug, "?week=2026-W11")
        .body("stoodAt", equalTo("2026-03-12T12:00:00Z"))
        .body("health.find { it.now.about == 'backlog' }.change", equalTo("same"))
        .body("health.find { it.now.about == 'cost' }.change", equalTo("unknown"));
    report(slug, "?week=2026-W10").body("health.was", everyItem(nullValue()));
  }

  @Test
  void thePageTheFileAndTheInterfaceSayTheSame() {
    String project = twoWeeks();
    visitor()
        .get("/projects/" + project + "/report/report.csv?week=2026-W11")
        .then()
        .statusCode(200)
        .body(containsString("2026-W11,done,judgements,3,2,\r\n"))
        .body(containsString("2026-W11,done,judgements,2,1,generalist\r\n"))
        .body(containsString("2026-W11,done,labels,1,1,\r\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo", "2025-W53", "2026-W99", "0000-W01", "%00"})
  void whatIsNoWeekIsRefused(String week) {
    String project = Api.project(1, Api.pool(), Api.overlap(1));
    for (RequestSpecification asked :
        new RequestSpecification[] {Api.admin(), Browser.signedIn()}) {
      asked
          .urlEncodingEnabled(false)
          .get("/projects/" + project + "/report?week=" + week)
          .then()
          .statusCode(week.startsWith("%") ? 400 : 422);
    }
  }

  @Test
  void aProjectThatIsNotThereHasNoReport() {
    for (String path : new String[] {"/report", "/report/report.csv", "/confusion"}) {
      visitor().get("/projects/not-there" + path).then().statusCode(404);
    }
    Api.admin().get("/projects/not-there/report").then().statusCode(404);
  }
}
