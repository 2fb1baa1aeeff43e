// SPDX-License-Identifier: Apache-2.0
package touchstone.report;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.junit.QuarkusMock;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import touchstone.account.Account;
import touchstone.account.Accounts;
import touchstone.account.Role;
import touchstone.account.Tokens;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.post.Letter;
import touchstone.post.Post;

/** The week comes as a letter: once, to those who asked and may see it, and never without mail. */
@AppTest
class MailingTest {
  @Inject Mailing mailing;
  @Inject Mailer mailer;
  @Inject MockMailbox mailbox;
  @Inject Accounts accounts;
  @Inject Tokens tokens;
  @Inject Transactions transactions;
  @Inject Sql sql;

  /** Somebody who leads, with a token. */
  private record Lead(Account account, String token, String email) {}

  private Lead lead(boolean address) {
    String login = Api.fresh("mailed");
    String email = address ? login + "@example.org" : null;
    return transactions.inNew(
        () -> {
          Account account = accounts.open(login, Role.LEAD, email);
          accounts.flush();
          return new Lead(account, tokens.issue(account, "test", "lead"), email);
        });
  }

  private RequestSpecification signedIn(Lead lead) {
    String password = "a password of a lead";
    transactions.inNew(
        () -> {
          accounts.setPassword(lead.account(), password);
          return null;
        });
    return Browser.as(Browser.signIn(lead.account().login, password).cookie(Browser.COOKIE));
  }

  private static void subscribe(Lead lead, String project, int status) {
    Api.as(lead.token())
        .post("/projects/" + project + "/report/subscription")
        .then()
        .statusCode(status);
  }

  private static String project() {
    return Api.project(1, Api.pool(), Api.overlap(1));
  }

  private List<Mail> letters(Lead lead) {
    return mailbox.getMailsSentTo(lead.email());
  }

  @Test
  void aLetterComesOnceOnMondayAfterSix() {
    String project = project();
    Lead ada = lead(true);
    subscribe(ada, project, 204);
    subscribe(ada, project, 204);
    mailing.send(Instant.parse("2031-01-06T05:59:59Z"));
    assertEquals(0, letters(ada).size());
    mailing.send(Instant.parse("2031-01-06T06:00:00Z"));
    mailing.send(Instant.parse("2031-01-06T06:10:00Z"));
    mailing.send(Instant.parse("2031-01-12T23:00:00Z"));
    assertEquals(1, letters(ada).size());
    Mail letter = letters(ada).get(0);
    assertEquals(project + ": week 2031-W01", letter.getSubject());
    String page = "http://localhost:8080/projects/" + project + "/report?week=2031-W01";
    assertTrue(letter.getText().contains(page), letter.getText());
    assertTrue(letter.getHtml().contains("href=\"" + page + "\""), letter.getHtml());
    assertTrue(letter.getText().contains("Nothing was done in this week."), letter.getText());
    assertFalse(letter.getHtml().matches("(?s).*(<img|src=|url\\(|<link|<script).*"));
    mailing.send(Instant.parse("2031-01-13T06:00:00Z"));
    assertEquals(2, letters(ada).size());
    Api.as(ada.token())
        .delete("/projects/" + project + "/report/subscription")
        .then()
        .statusCode(204);
    mailing.send(Instant.parse("2031-01-20T06:00:00Z"));
    assertEquals(2, letters(ada).size());
  }

  @Test
  void manyNodesSendOneLetter() throws Exception {
    String project = project();
    Lead ada = lead(true);
    subscribe(ada, project, 204);
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    List<Callable<Integer>> looks = new ArrayList<>();
    for (int node = 0; node < 8; node++) {
      looks.add(() -> mailing.send(Instant.parse("2032-01-05T07:00:00Z")));
    }
    for (var look : nodes.invokeAll(looks)) {
      look.get();
    }
    nodes.shutdown();
    assertEquals(1, letters(ada).size());
  }

  @Test
  void whatFailsIsTriedAgainAndHoldsUpNobody() {
    String project = project();
    Lead broken = lead(true);
    Lead fine = lead(true);
    subscribe(broken, project, 204);
    subscribe(fine, project, 204);
    boolean[] down = {true};
    Post post =
        new Post(Optional.of("mail.test"), "http://localhost:8080/", mailer) {
          @Override
          public void send(String to, Letter letter) {
            if (down[0] && to.equals(broken.email())) {
              throw new IllegalStateException("554 not taken");
            }
            super.send(to, letter);
          }
        };
    QuarkusMock.installMockForType(post, Post.class);
    mailing.send(Instant.parse("2033-01-03T07:00:00Z"));
    assertEquals(0, letters(broken).size());
    assertEquals(1, letters(fine).size());
    down[0] = false;
    mailing.send(Instant.parse("2033-01-03T07:10:00Z"));
    assertEquals(1, letters(broken).size());
    assertEquals(1, letters(fine).size());
    assertEquals(
        2, sql.number("SELECT tries FROM report_mail WHERE account_id = ?", broken.account().id));
  }

  @Test
  void whoLeadsNoMoreGetsNothing() {
    String project = project();
    Lead ada = lead(true);
    subscribe(ada, project, 204);
    transactions.inNew(
        () -> sql.update("UPDATE account SET role = 'rater' WHERE id = ?", ada.account().id));
    mailing.send(Instant.parse("2034-01-02T07:00:00Z"));
    assertEquals(0, letters(ada).size());
  }

  @Test
  void withoutAnAddressOrMailNothingIsPromised() {
    String project = project();
    Lead ada = lead(false);
    subscribe(ada, project, 409);
    signedIn(ada)
        .get("/projects/" + project + "/report")
        .then()
        .statusCode(200)
        .body(containsString("Your account has no e-mail address"))
        .body(containsString("href=\"/account\""));
    Post closed = new Post(Optional.empty(), "http://localhost:8080", mailer);
    QuarkusMock.installMockForType(closed, Post.class);
    Lead bo = lead(true);
    subscribe(bo, project, 409);
    assertEquals(0, mailing.send(Instant.parse("2035-01-01T07:00:00Z")));
    signedIn(bo)
        .get("/projects/" + project + "/report")
        .then()
        .statusCode(200)
        .body(containsString("Mail is not set up on this server. The page can be printed"));
  }

  @Test
  void aNameCannotWriteIntoTheLetter() {
    Letter letter =
        new Letter(touchstone.web.Language.ENGLISH, "a\r\nBcc: x@example.org")
            .line("<b>", "\"&<script>");
    assertEquals("a Bcc: x@example.org", letter.subject());
    assertFalse(letter.html().contains("<script>"));
    assertTrue(letter.html().contains("&lt;b&gt;: <strong>&quot;&amp;&lt;script&gt;"));
  }
}
