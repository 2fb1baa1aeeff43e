// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.junit.QuarkusMock;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;
import touchstone.post.Post;

/** An invitation leads to this server, whatever host a request names. */
@AppTest
class InvitationLinksTest {
  private static final String FORGED = "evil.example";
  private static final String USUAL = "http://localhost:8080";

  @Inject MockMailbox mailbox;
  @Inject Mailer mailer;

  private void leadsTo(String start, String email) {
    List<Mail> letters = mailbox.getMailsSentTo(email);
    assertEquals(1, letters.size());
    for (String text : List.of(letters.get(0).getText(), letters.get(0).getHtml())) {
      assertTrue(text.contains(start + "/join/"), text);
      assertTrue(!text.contains(FORGED), text);
    }
  }

  private static String address() {
    return Api.fresh("somebody") + "@example.org";
  }

  @Test
  void aForgedHostGetsIntoNoLetter() {
    String pool = Api.pool();
    String one = address();
    Api.admin()
        .header("Host", FORGED)
        .contentType(ContentType.JSON)
        .body(Map.of("pool", pool, "role", "rater", "email", one))
        .post("/invitations")
        .then()
        .statusCode(201)
        .body("mailed", equalTo(true));
    leadsTo(USUAL, one);
    String listed = address();
    Api.admin()
        .header("Host", FORGED)
        .contentType("text/csv")
        .body("email\n" + listed)
        .post("/pools/" + pool + "/invitations")
        .then()
        .body("invited[0].mailed", equalTo(true));
    leadsTo(USUAL, listed);
    String page = address();
    Browser.signedIn()
        .header("Host", FORGED)
        .formParam("email", page)
        .formParam("role", "rater")
        .post("/pools/" + pool + "/invitations")
        .then()
        .statusCode(200);
    leadsTo(USUAL, page);
  }

  @Test
  void whereAPublicAddressIsSetLinksHaveIt() {
    Post named = new Post(Optional.of("mail.test"), "https://label.example.org/", mailer);
    QuarkusMock.installMockForType(named, Post.class);
    String pool = Api.pool();
    String email = address();
    Api.admin()
        .header("Host", FORGED)
        .contentType(ContentType.JSON)
        .body(Map.of("pool", pool, "role", "rater", "email", email))
        .post("/invitations")
        .then()
        .body("link", startsWith("https://label.example.org/join/"));
    leadsTo("https://label.example.org", email);
    Browser.signedIn()
        .header("Host", FORGED)
        .formParam("list", address())
        .post("/pools/" + pool + "/invitations/list")
        .then()
        .body(containsString("https://label.example.org/join/"))
        .body(not(containsString(FORGED)));
  }

  private static String made(String pool, String nonce, String email) {
    return Browser.signedIn()
        .formParam("email", email)
        .formParam("role", "rater")
        .formParam("nonce", nonce)
        .post("/pools/" + pool + "/invitations")
        .then()
        .statusCode(200)
        .extract()
        .asString()
        .replaceAll("(?s).*<code class=\"secret\"[^>]*>([^<]+)</code>.*", "$1");
  }

  @Test
  void aPageThatIsLoadedAnewShowsTheSameLinksAndMakesNone() {
    String pool = Api.pool();
    String nonce = Api.fresh("nonce");
    String one = address();
    String link = made(pool, nonce, one);
    assertEquals(link, made(pool, nonce, one));
    // Gone back to and filled in otherwise, it is another.
    assertTrue(!link.equals(made(pool, nonce, address())));
    String waiting = "/pools/" + pool + "/invitations";
    Api.admin().get(waiting).then().body("items", hasSize(2));
    String listed = address();
    for (int i = 0; i < 2; i++) {
      Browser.signedIn()
          .formParam("list", listed)
          .formParam("nonce", nonce)
          .post(waiting + "/list")
          .then()
          .statusCode(200)
          .body(containsString("/join/"));
    }
    Api.admin().get(waiting).then().body("items", hasSize(3));
  }

  @Test
  void anInvitationIsWithdrawnAndItsLinkIsGoodForNothing() {
    String pool = Api.pool();
    String link = made(pool, "", "");
    String join = link.substring(link.indexOf("/join/"));
    Browser.anyone().get(join).then().statusCode(200).body(containsString("password"));
    String waiting = "/pools/" + pool + "/invitations";
    String id = Api.admin().get(waiting).path("items[0].id");
    Browser.signedIn().post(waiting + "/" + id + "/withdraw").then().statusCode(303);
    Api.admin().get(waiting).then().body("items", hasSize(0));
    Browser.anyone().get(join).then().body(not(containsString("password")));
    Api.admin().delete(waiting + "/" + id).then().statusCode(404);
    Browser.signedIn()
        .formParam("email", "no address")
        .formParam("role", "rater")
        .post(waiting)
        .then()
        .body(containsString("address"));
    Api.admin().get(waiting).then().body("items", hasSize(0));
  }
}
