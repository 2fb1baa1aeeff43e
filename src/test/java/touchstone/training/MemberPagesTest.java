// SPDX-License-Identifier: Apache-2.0
package touchstone.training;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;

/** What leads and admins see and do on the page of a member, without the API. */
@AppTest
class MemberPagesTest extends AtSchool {
  private static final String LIFT = "Lift the ban";

  private Person bo;
  private String rater;
  private String ban;

  @BeforeEach
  void boIsBanned() {
    school(Map.of());
    bo = comes("bo");
    rater = member();
    ban =
        Api.post(Api.ADMIN, "/raters/" + rater + "/bans", Map.of("reason", "A mistake")).path("id");
  }

  private String page() {
    return "/pools/" + pool + "/members/" + rater;
  }

  private Response lift(String reason) {
    return Browser.signedIn().formParam("reason", reason).post(page() + "/bans/" + ban + "/lift");
  }

  private void appeal() {
    Api.post(bo.token(), "/bans/" + ban + "/appeal", Map.of("text", "I did not."))
        .then()
        .statusCode(200);
  }

  private static void sees(String path, String words) {
    Browser.signedIn().get(path).then().statusCode(200).body(containsString(words));
  }

  @Test
  void aBanThatNobodyAppealedAgainstIsLiftedOnThePage() {
    sees("/pools/" + pool, "kept out");
    sees(page(), LIFT);
    lift(" ").then().statusCode(422).body(containsString(LIFT));
    lift("It was somebody else.").then().statusCode(303);
    sees(page(), "It was somebody else.");
    Browser.signedIn().get(page()).then().body(not(containsString(LIFT)));
    Browser.signedIn().get("/pools/" + pool).then().body(not(containsString("kept out")));
    Api.lease(bo.token(), project).then().statusCode(200).body("leases", hasSize(1));
    lift("Again.").then().statusCode(409);
  }

  @Test
  void anAppealThatWaitsIsToldToAdminsAndLeadsToTheMember() {
    appeal();
    sees("/pools/" + pool, "One appeal against a ban waits");
    sees("/pools/" + pool, page());
    // Appeals of other tests may wait beside it.
    sees("/pools", "against ");
    sees("/pools", page());
    lift("So it is.").then().statusCode(303);
    Browser.signedIn().get("/pools/" + pool).then().body(not(containsString("against a ban")));
    Api.as(bo.token()).get("/journeys").then().statusCode(200);
    sees(page(), "So it is.");
  }

  @Test
  void aBanThatWasKeptIsLiftedLaterAndBothReasonsStay() {
    appeal();
    Api.post(Api.ADMIN, "/bans/" + ban + "/answer", Map.of("upheld", false, "reason", "It stays."))
        .then()
        .body("upheld", equalTo(false));
    sees(page(), LIFT);
    lift("Long ago.").then().statusCode(303);
    sees(page(), "It stays.");
    sees(page(), "Long ago.");
  }

  @Test
  void aMoveThatIsRefusedKeepsTheStateAndTheReason() {
    Browser.signedIn()
        .formParam("state", "restricted")
        .formParam("reason", "x".repeat(2001))
        .post(page() + "/moves")
        .then()
        .statusCode(422)
        .body(containsString("value=\"restricted\" selected"))
        .body(containsString("x".repeat(2001)));
  }
}
