// SPDX-License-Identifier: Apache-2.0
package touchstone.person;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import touchstone.account.Role;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;
import touchstone.app.Callers;

/** A person is erased, and the labels stay as they were. */
@AppTest
class ErasureTest {
  private static String text(String path) {
    return Api.admin().get(path).then().statusCode(200).extract().asString();
  }

  @Test
  void nothingIsLeftOfThePersonAndNothingChangesInTheLabels() {
    Quokka quokka = new Quokka();
    String project = "/projects/" + quokka.project;
    assertTrue(new Everywhere().holding(quokka.words()).size() > 20);
    String before = text(project + "/judgements?raters=pseudonym&history=true");
    String exported = text(project + "/labels?mode=judgements&format=csv&raters=pseudonym");
    String agreement = text(project + "/metrics/agreement?question=sentiment");
    String participant = quokka.participant();
    String resolved = text(project + "/labels?question=sentiment");
    assertTrue(text(project + "/judgements").contains(quokka.login));
    assertFalse(before.contains(quokka.login));

    Api.post(Api.ADMIN, "/raters/" + quokka.rater + "/erasure", Map.of())
        .then()
        .statusCode(200)
        .body("participants", is(List.of(participant)))
        .body("answers", is(2))
        .body("returned", is(1));

    assertEquals(List.of(), new Everywhere().holding(quokka.words()));
    assertEquals(
        before
            .replace("because " + quokka.word, "[erased 1]")
            .replace("once more " + quokka.word, "[erased 2]"),
        text(project + "/judgements?raters=pseudonym&history=true"));
    assertEquals(
        exported
            .replace("because " + quokka.word, "[erased 1]")
            .replace("once more " + quokka.word, "[erased 2]"),
        text(project + "/labels?mode=judgements&format=csv&raters=pseudonym"));
    assertEquals(
        unpaired(agreement), unpaired(text(project + "/metrics/agreement?question=sentiment")));
    assertEquals(resolved, text(project + "/labels?question=sentiment"));
    assertEquals(303, Browser.as(quokka.session).get("/me").statusCode());
    assertEquals(401, Browser.signIn(quokka.login, "a password of nobody").statusCode());
    for (String page : List.of("threads", "quality", "cost", "cost/ledger", "gold", "agreement")) {
      String seen =
          Browser.signedIn().get(project + "/" + page).then().statusCode(200).extract().asString();
      assertFalse(seen.contains(quokka.word), page);
    }
    Api.post(Api.ADMIN, "/audit/verifications", Map.of()).then().body("ok", is(true));
    Api.post(Api.ADMIN, "/raters/" + quokka.rater + "/erasure", Map.of())
        .then()
        .statusCode(409)
        .body("detail", containsString("already"));
    Api.admin().get("/raters/" + quokka.rater + "/data").then().statusCode(404);
  }

  /** A pair is called by its names, in their order. */
  private static String unpaired(String agreement) {
    return agreement.replaceAll("\"key\":\"[^\"]+ / [^\"]+\"", "\"key\":\"a pair\"");
  }

  @Test
  void everythingHeldIsGivenOut() {
    Quokka quokka = new Quokka();
    Api.admin()
        .get("/raters/" + quokka.rater + "/data")
        .then()
        .statusCode(200)
        .body("profile[0].name", is(quokka.login))
        .body("profile[0].traits.tongue", is(quokka.word))
        .body("account[0].login", is(quokka.login))
        .body("account[0].hasPassword", is(true))
        .body("pools", hasSize(1))
        .body("participants", hasSize(1))
        .body("skips[0].reason", is("seen by " + quokka.word))
        .body("drafts", hasSize(1))
        .body("earnings", not(empty()))
        .body("acts[0].appeal", is(quokka.word + " objects"))
        .body("reviews[0].contest", is(quokka.word + " contests"))
        .body("reviewed[0].note", is(quokka.word + " passes"))
        .body("qualifications[0].reference", is("the paper of " + quokka.word))
        .body("steps.appeal", hasItem(quokka.word + " works well"))
        .body("steps.reason", hasItem("yes, " + quokka.word))
        .body("threads", not(empty()))
        .body("judgements", hasSize(4))
        .body("judgements[0].comment", is("a note of " + quokka.word));
    String held = text("/raters/" + quokka.rater + "/data");
    assertFalse(held.contains("$2"), "no hash of a password");
    assertFalse(held.contains("tst_"), "no token");
    Api.as(Callers.token(Role.LEAD, "lead"))
        .get("/raters/" + quokka.rater + "/data")
        .then()
        .statusCode(403);
  }

  @Test
  void oneSeesOnesOwnAndNobodyElses() {
    String bo = Api.rater(Api.pool(), "Bo");
    Api.as(bo).get("/me/data").then().statusCode(200).body("profile", hasSize(1));
    Api.as(Callers.token(Role.RATER, "rater")).get("/me/data").then().statusCode(404);
  }

  /** Every table says whether something of a person may lie in it. */
  @Test
  void noTableIsForgotten() {
    Set<String> known = new TreeSet<>(Traces.ERASED);
    known.addAll(Traces.NOBODY);
    assertEquals(
        known,
        new TreeSet<>(new Everywhere().tables()),
        "say in person/Traces what an erasure takes out of a table, or that it holds nobody");
  }

  @Test
  void noTraitIsShownPerPerson() {
    Quokka quokka = new Quokka();
    String trait = "tongue";
    for (String path :
        List.of(
            "/raters?limit=1000",
            "/pools/" + quokka.pool + "/members",
            "/projects/" + quokka.project + "/metrics/raters",
            "/projects/" + quokka.project + "/metrics/diversity",
            "/projects/" + quokka.project + "/dry-run",
            "/projects/" + quokka.project + "/judgements",
            "/projects/" + quokka.project + "/labels?mode=judgements&format=csv")) {
      assertFalse(text(path).contains(trait), path);
    }
  }
}
