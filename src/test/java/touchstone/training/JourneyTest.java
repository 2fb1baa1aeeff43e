// SPDX-License-Identifier: Apache-2.0
package touchstone.training;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.account.Account;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** The way into a pool over HTTP: consent, training, exam, and who may not take it. */
@AppTest
class JourneyTest extends AtSchool {
  @Test
  void nothingIsGivenBeforeConsentAndTheExam() {
    school(SCHOOL);
    String bo = arrived("bo");
    Api.lease(bo, project)
        .then()
        .statusCode(403)
        .body("detail", containsString("/journeys/" + pool));
    agree(bo);
    Api.as(bo).post("/journeys/" + pool + "/consent").then().statusCode(409);
    judge(bo, "pos");
    judge(bo, "neg");
    Api.as(bo)
        .get("/journeys")
        .then()
        .body("items[0].state", equalTo("exam"))
        .body("items[0].done", equalTo(1))
        .body("items[0].of", equalTo(2));
    judge(bo, "neg");
    judge(bo, "pos");
    Api.as(bo).get("/journeys").then().body("items[0].state", equalTo("active"));
    String rater = member();
    Api.admin()
        .get("/pools/" + pool + "/members/" + rater + "/transitions")
        .then()
        .body("items.state", equalTo(List.of("invited", "consented", "training", "exam", "active")))
        .body("items[4].rule", equalTo("exam-passed"))
        .body("items[4].evidence.right", equalTo(2));
    Api.admin()
        .get("/raters/" + rater + "/qualifications")
        .then()
        .body("items[0].skill", equalTo("feeling"))
        .body("items[0].source", equalTo("exam"))
        .body("items[0].level", equalTo(1.0f));
    Api.admin()
        .get("/projects/" + project + "/metrics/progress")
        .then()
        .body("judgements", equalTo(6 + 1));
    Api.admin()
        .get("/projects/" + project + "/ledger")
        .then()
        .body("items.findAll { it.purpose == 'training' }.size()", equalTo(3));
  }

  @Test
  void whoFailsTooOftenIsGivenNothingMoreUntilALeadSaysSo() {
    school(SCHOOL);
    String bo = arrived("bo");
    agree(bo);
    for (int tries = 0; tries < 2; tries++) {
      judge(bo, "neg");
      judge(bo, "pos");
      judge(bo, "neg");
    }
    Api.lease(bo, project)
        .then()
        .statusCode(403)
        .body("detail", containsString("no work any more"));
    String rater = member();
    String path = "/pools/" + pool + "/members/" + rater + "/transitions";
    Api.post(Api.ADMIN, path, Map.of("state", "restricted", "reason", "x")).then().statusCode(409);
    Api.post(Api.ADMIN, path, Map.of("state", "left")).then().statusCode(422);
    Api.post(Api.ADMIN, path, Map.of("state", "active", "reason", "A second look"))
        .then()
        .statusCode(200);
    Api.lease(bo, project).then().statusCode(200).body("leases", hasSize(1));
  }

  @Test
  void aTryWaitsAsLongAsTheLeadSays() {
    school(Map.of("exam", Map.of("items", 1, "pass", 1.0, "tries", 3, "retryAfter", "PT1H")));
    String bo = arrived("bo");
    judge(bo, "pos");
    Api.lease(bo, project)
        .then()
        .statusCode(200)
        .body("leases", hasSize(0))
        .body("left", equalTo("later"));
    Api.as(bo).get("/journeys").then().body("items[0].tries", equalTo(2));
  }

  @Test
  void whereGoldsAreRetiredTheLeadIsShownAndTheLearnerToldUntilThereAreMore() {
    school(Map.of("exam", Map.of("items", 3, "pass", 1.0)));
    String bo = arrived("bo");
    seen(not(containsString("can be asked")));
    judge(bo, "neg");
    String out = Api.lease(bo, project).path("leases[0].lease");
    for (int i = 1; i <= 5; i++) {
      retire("i" + i);
    }
    retire("i6");
    // What is out is judged; then there is nothing more, and nobody has passed by two of three.
    Api.judge(bo, project, out, "neg").then().statusCode(201);
    Api.lease(bo, project)
        .then()
        .statusCode(200)
        .body("leases", hasSize(0))
        .body("left", equalTo("later"));
    Api.as(bo)
        .get("/journeys")
        .then()
        .body("items[0].state", equalTo("exam"))
        .body("items[0].done", equalTo(2))
        .body("items[0].of", equalTo(3))
        .body("items[0].lacking", equalTo(true));
    seen(containsString("3 known items that can be asked are missing (0 of 3)"));
    for (int i = 1; i <= 9; i++) {
      mark("i" + i);
    }
    seen(not(containsString("can be asked")));
    Api.as(bo).get("/journeys").then().body("items[0].lacking", nullValue());
    judge(bo, "neg");
    Api.lease(bo, project).then().body("leases", hasSize(1));
    Api.as(bo).get("/journeys").then().body("items[0].state", equalTo("active"));
  }

  private void retire(String item) {
    Api.admin().delete("/projects/" + project + "/gold/" + item).then().statusCode(204);
  }

  private void mark(String item) {
    List<Map<String, Object>> golds =
        List.of(Map.of("item", item, "answers", Map.of("sentiment", "neg")));
    Api.post(Api.ADMIN, "/projects/" + project + "/gold", Map.of("items", golds))
        .then()
        .statusCode(200);
  }

  /** What the project's page and the journey's page say of it. */
  private void seen(org.hamcrest.Matcher<String> what) {
    for (String page : List.of("/projects/" + project, "/pools/" + pool + "/journey")) {
      touchstone.app.Browser.signedIn().get(page).then().statusCode(200).body(what);
    }
  }

  @Test
  void oneMayRestAndComeBack() {
    school(Map.of());
    String bo = arrived("bo");
    Api.as(bo).post("/journeys/" + pool + "/rest").then().statusCode(200);
    Api.lease(bo, project).then().statusCode(403);
    Api.as(bo).post("/journeys/" + pool + "/rest").then().statusCode(409);
    Api.as(bo).delete("/journeys/" + pool + "/rest").then().statusCode(200);
    Api.lease(bo, project).then().statusCode(200);
  }

  @Test
  void whatTwoPoolsSayOfOneRaterHoldsInEachAlone() {
    school(SCHOOL);
    String bo = arrived("bo");
    String other = Api.pool();
    Api.post(Api.ADMIN, "/pools/" + other + "/members", Map.of("rater", member()))
        .then()
        .statusCode(201);
    String elsewhere = Api.project(2, other, Api.overlap(1));
    Api.lease(bo, elsewhere).then().statusCode(200).body("leases", hasSize(1));
    Api.lease(bo, project).then().statusCode(403);
  }

  @Test
  void aJourneyNeedsGoldsEnoughAndAProjectOfItsOwn() {
    school(Map.of());
    set(Map.of("exam", Map.of("items", 7)))
        .then()
        .statusCode(422)
        .body("detail", containsString("6 golds"));
    set(Map.of("exam", Map.of("pass", 1.5))).then().statusCode(422);
    set(Map.of("exam", Map.of("retryAfter", "soon"))).then().statusCode(422);
    set(Map.of("skill", Map.of("name", "x"))).then().statusCode(422);
    String mine = project;
    project = Api.project(1, Api.pool(), Api.overlap(1));
    set(Map.of("exam", Map.of("items", 1)))
        .then()
        .statusCode(422)
        .body("detail", containsString("another pool"));
    project = "not-there";
    set(Map.of("exam", Map.of("items", 1))).then().statusCode(422);
    project = mine;
  }

  @Test
  void aBanHoldsEverywhereIsToldAndMayBeAppealedOnceBySomebodyElse() {
    school(Map.of());
    String bo = arrived("bo");
    String rater = member();
    String ban =
        Api.post(Api.ADMIN, "/raters/" + rater + "/bans", Map.of("reason", "Sold the account"))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Api.post(Api.ADMIN, "/raters/" + rater + "/bans", Map.of("reason", "again"))
        .then()
        .statusCode(409);
    Api.lease(bo, project).then().statusCode(403).body("detail", containsString("appeal"));
    Api.post(arrived("cy"), "/bans/" + ban + "/appeal", Map.of("text", "mine"))
        .then()
        .statusCode(404);
    Api.post(bo, "/bans/" + ban + "/appeal", Map.of("text", "I did not.")).then().statusCode(200);
    Api.post(bo, "/bans/" + ban + "/appeal", Map.of("text", "Really.")).then().statusCode(409);
    Api.post(Api.ADMIN, "/bans/" + ban + "/answer", Map.of("upheld", true, "reason", "So it is."))
        .then()
        .statusCode(200)
        .body("liftedAt", org.hamcrest.Matchers.notNullValue());
    Api.lease(bo, project).then().statusCode(200).body("leases", hasSize(1));
  }

  @Test
  void nobodyJudgesTheirOwnCase() {
    school(Map.of());
    // The admin labels once and is a rater from then on.
    Api.lease(Api.ADMIN, project).then().statusCode(200);
    Account admin = transactions.inNew(() -> accounts.byLogin("admin").orElseThrow());
    String own =
        transactions.inNew(
            () -> {
              arrivals.join(pools.named(pool), admin, "by-invitation");
              return Api.fresh("x");
            });
    assertEquals(false, own.isEmpty());
    String rater = member();
    Api.post(Api.ADMIN, "/raters/" + rater + "/bans", Map.of("reason", "x")).then().statusCode(403);
    Api.post(
            Api.ADMIN,
            "/pools/" + pool + "/members/" + rater + "/transitions",
            Map.of("state", "paused", "reason", "x"))
        .then()
        .statusCode(403);
  }

  @Test
  void aListInvitesEachLineAlone() {
    school(Map.of());
    String csv =
        "email,role\nbo@example.org\nnot an address\ncy@example.org,reviewer\ndi@example.org,king\nbo@example.org,rater\n";
    invite(csv)
        .then()
        .statusCode(200)
        .body("accepted", equalTo(2))
        .body("unchanged", equalTo(1))
        .body("rejected", equalTo(2))
        .body("errors.line", equalTo(List.of(3, 5)))
        .body("invited[0].link", containsString("/join/"));
    invite(csv).then().body("accepted", equalTo(0)).body("unchanged", equalTo(3));
    Api.admin()
        .get("/pools/" + pool + "/invitations")
        .then()
        .body("items.email", equalTo(List.of("cy@example.org", "bo@example.org")));
  }

  @Test
  void aSkillEarnedHereOpensWorkThereAndRunsOut() {
    school(Map.of("exam", Map.of("items", 1), "skill", Map.of("name", "feeling")));
    String bo = arrived("bo");
    judge(bo, "neg");
    Api.lease(bo, project).then().statusCode(200);
    String other = Api.pool();
    String rater = member();
    Api.post(Api.ADMIN, "/pools/" + other + "/members", Map.of("rater", rater));
    String elsewhere =
        Api.project(
            2,
            other,
            Map.of(
                "overlap", Map.of("max", 1), "routing", Map.of("skills", Map.of("feeling", 0.9))));
    Api.lease(bo, elsewhere).then().statusCode(200).body("leases", hasSize(1));
    Api.admin().delete("/raters/" + rater + "/qualifications/feeling").then().statusCode(204);
    Api.admin().delete("/raters/" + rater + "/qualifications/feeling").then().statusCode(404);
    Api.lease(bo, elsewhere).then().body("leases", hasSize(0));
    Api.post(
            Api.ADMIN,
            "/raters/" + rater + "/qualifications",
            Map.of("skill", "feeling", "reference", "Board 123", "endsAt", "2020-01-01T00:00:00Z"))
        .then()
        .statusCode(422);
    Api.post(
            Api.ADMIN,
            "/raters/" + rater + "/qualifications",
            Map.of("skill", "feeling", "reference", "Board 123"))
        .then()
        .statusCode(201)
        .body("source", equalTo("credential"))
        .body("endsAt", nullValue());
    Api.lease(bo, elsewhere).then().body("leases", hasSize(1));
  }

  @Test
  void whatIsTrueNoMoreByTheNewestTemplateIsNotAsked() {
    school(Map.of("training", Map.of("items", 2)));
    Map<String, Object> template =
        Map.of(
            "show",
            Api.SENTIMENT.get("show"),
            "ask",
            List.of(
                Map.of(
                    "name",
                    "mood",
                    "type",
                    "choice",
                    "title",
                    "What is the mood?",
                    "options",
                    List.of(
                        Map.of("value", "up", "title", "Up"),
                        Map.of("value", "down", "title", "Down")))));
    String guideline = Api.admin().get("/projects/" + project).path("guideline");
    Api.post(
            Api.ADMIN,
            "/guidelines/" + guideline + "/versions",
            Map.of("template", template, "change", "clarifying", "note", "Another question."))
        .then()
        .statusCode(201);
    String bo = arrived("bo");
    Api.lease(bo, project)
        .then()
        .statusCode(200)
        .body("leases", hasSize(0))
        .body("left", equalTo("later"));
    Api.as(bo).get("/journeys").then().body("items[0].lacking", equalTo(true));
  }
}
