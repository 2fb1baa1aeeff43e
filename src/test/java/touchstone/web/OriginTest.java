// SPDX-License-Identifier: Apache-2.0
package touchstone.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;

/** What comes from another site changes nothing, and a page keeps to itself. */
@AppTest
class OriginTest {
  private static final List<Map<String, String>> FOREIGN =
      List.of(
          Map.of("Sec-Fetch-Site", "cross-site"),
          Map.of("Sec-Fetch-Site", "same-site"),
          Map.of("Sec-Fetch-Site", "cross-site", "Origin", "null"),
          Map.of("Origin", "https://evil.example"),
          Map.of("Origin", "null"));

  @Test
  void aChangeAskedForByAnotherSiteIsRefused() {
    String session = Browser.signIn("admin", Browser.PASSWORD).cookie(Browser.COOKIE);
    for (Map<String, String> headers : FOREIGN) {
      given()
          .headers(headers)
          .cookie(Browser.COOKIE, session)
          .formParam("name", "evil")
          .formParam("scope", "admin")
          .post("/account/tokens")
          .then()
          .statusCode(403);
      given().headers(headers).post("/sign-out").then().statusCode(403);
      Api.admin()
          .headers(headers)
          .contentType("application/json")
          .body(Map.of("slug", Api.fresh("evil"), "name", "n"))
          .post("/datasets")
          .then()
          .statusCode(403)
          .body("status", equalTo(403));
    }
    Browser.as(session).get("/account").then().statusCode(200).body(not(containsString("evil")));
  }

  @Test
  void aFormWithoutAnyOriginIsRefusedButATokenNeedsNone() {
    given().formParam("login", "admin").post("/sign-in").then().statusCode(403);
    Api.post(Api.ADMIN, "/pools", Map.of("slug", Api.fresh("own"), "name", "n"))
        .then()
        .statusCode(201);
    String own = "http://localhost:" + RestAssured.port;
    given()
        .header("Host", "localhost:" + RestAssured.port)
        .header("Origin", own)
        .formParam("login", "admin")
        .post("/sign-in")
        .then()
        .statusCode(401);
  }

  @Test
  void everyAnswerKeepsToItself() {
    for (Response answer :
        List.of(
            Browser.anyone().get("/sign-in"),
            Browser.anyone().get("/nowhere"),
            Browser.signedIn().get("/account"),
            Api.admin().get("/datasets"),
            given().get("/api/v1/datasets"))) {
      answer
          .then()
          .header("X-Content-Type-Options", "nosniff")
          .header("Referrer-Policy", "same-origin")
          .header("Cache-Control", "no-store")
          .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
      assertFalse(answer.header("Content-Security-Policy").contains("unsafe"));
      assertFalse(answer.header("Content-Security-Policy").contains("*"));
    }
  }

  @Test
  void aWrongAddressIsAPageInWords() {
    Browser.anyone().get("/nowhere").then().statusCode(404).contentType("text/html");
    Browser.signedIn().get("/nowhere").then().statusCode(404).body(containsString("admin"));
  }

  @Test
  void theApiNeverAnswersWithAPage() {
    Api.admin()
        .header("Accept", "text/html")
        .get("/datasets/not-there")
        .then()
        .statusCode(406)
        .contentType("application/problem+json");
  }
}
