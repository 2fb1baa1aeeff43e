// SPDX-License-Identifier: Apache-2.0
package touchstone.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.Cookie;
import io.restassured.response.Response;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;

/** Signing in and out, and what a cookie and a token are each good for. */
@AppTest
class SignInTest {
  @Test
  void aWrongPasswordShowsThePageAgain() {
    for (String login : new String[] {Api.fresh("nobody"), "", "a\u0000b", "x".repeat(5000)}) {
      Browser.signIn(login, "wrong")
          .then()
          .statusCode(401)
          .contentType("text/html")
          .body(containsString("do not match"));
    }
    Browser.anyone().post("/sign-in").then().statusCode(401);
  }

  @Test
  void theRightPasswordSetsACookieForPagesOnly() {
    Response in = Browser.signIn("admin", Browser.PASSWORD);
    in.then().statusCode(303).header("Location", endsWith("/"));
    Cookie cookie = in.detailedCookie(Browser.COOKIE);
    assertTrue(cookie.isHttpOnly());
    assertEquals("Lax", cookie.getSameSite());
    assertEquals("/", cookie.getPath());
    Browser.as(cookie.getValue()).get("/account").then().statusCode(200);
    Browser.as(cookie.getValue()).get("/api/v1/datasets").then().statusCode(401);
    given()
        .header("Authorization", "Bearer " + cookie.getValue())
        .get("/api/v1/datasets")
        .then()
        .statusCode(401);
  }

  @Test
  void aTokenOpensNoPage() {
    Browser.anyone()
        .header("Authorization", "Bearer " + Api.ADMIN)
        .get("/account")
        .then()
        .statusCode(303)
        .header("Location", containsString("/sign-in?next=%2Faccount"));
    Browser.anyone().cookie(Browser.COOKIE, Api.ADMIN).get("/account").then().statusCode(303);
  }

  @Test
  void onlyOurOwnPagesAreReturnedTo() {
    for (String next :
        new String[] {
          "//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil", ""
        }) {
      String to =
          Browser.anyone()
              .formParam("login", "admin")
              .formParam("password", Browser.PASSWORD)
              .formParam("next", next)
              .post("/sign-in")
              .header("Location");
      assertEquals("/", URI.create(to).getPath(), next);
      assertTrue(!to.contains("evil"), to);
    }
  }

  @Test
  void signingOutEndsTheSessionAtOnce() {
    String session = Browser.signIn("admin", Browser.PASSWORD).cookie(Browser.COOKIE);
    Browser.as(session).post("/sign-out").then().statusCode(303).cookie(Browser.COOKIE, "");
    Browser.as(session).get("/account").then().statusCode(303);
  }

  @Test
  void anInvitationOpensOnce() {
    String pool = Api.pool();
    Response made = Api.post(Api.ADMIN, "/invitations", Map.of("pool", pool, "role", "rater"));
    made.then().statusCode(201);
    String path = URI.create(made.path("link")).getPath();
    Browser.anyone().get(path).then().statusCode(200).body(containsString(pool));
    String login = Api.fresh("di");
    join(path, login, "short").then().statusCode(422);
    join(path, "admin", "long enough to be one").then().statusCode(409);
    Response in = join(path, login, "long enough to be one");
    in.then().statusCode(303);
    Browser.as(in.cookie(Browser.COOKIE)).get("/account").then().statusCode(200);
    Browser.signIn(login, "long enough to be one").then().statusCode(303);
    Browser.anyone().get(path).then().statusCode(404);
    join(path, Api.fresh("other"), "long enough to be one").then().statusCode(404);
    Api.admin().get("/pools/" + pool + "/members").then().body("items[0].name", equalTo(login));
  }

  @Test
  void onlyAnAdminInvitesAnAdmin() {
    String lead = touchstone.app.Callers.token(Role.LEAD, "lead");
    Api.post(lead, "/invitations", Map.of("role", "admin")).then().statusCode(403);
    Api.post(lead, "/invitations", Map.of("role", "lead")).then().statusCode(201);
  }

  private static Response join(String path, String login, String password) {
    return Browser.anyone().formParam("login", login).formParam("password", password).post(path);
  }
}
