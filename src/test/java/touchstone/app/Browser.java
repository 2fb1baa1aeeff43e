// SPDX-License-Identifier: Apache-2.0
package touchstone.app;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Speaks to the pages as a browser on our own origin does, redirects not followed. */
public final class Browser {
  public static final String COOKIE = "touchstone_session";
  public static final String PASSWORD = "correct horse battery";

  private Browser() {}

  public static RequestSpecification anyone() {
    return given()
        .redirects()
        .follow(false)
        .header("Sec-Fetch-Site", "same-origin")
        .header("Accept", "text/html");
  }

  public static Response signIn(String login, String password) {
    return anyone().formParam("login", login).formParam("password", password).post("/sign-in");
  }

  /** Signed in as the first admin. */
  public static RequestSpecification signedIn() {
    return as(signIn("admin", PASSWORD).cookie(COOKIE));
  }

  public static RequestSpecification as(String session) {
    return anyone().cookie(COOKIE, session);
  }
}
