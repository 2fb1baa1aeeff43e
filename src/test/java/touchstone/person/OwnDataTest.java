// SPDX-License-Identifier: Apache-2.0
package touchstone.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;
import touchstone.base.Sql;
import touchstone.base.Transactions;

/** What raters may do with what is kept about them, and what goes by itself. */
@AppTest
class OwnDataTest {
  @Inject Sql sql;
  @Inject Retention retention;
  @Inject Transactions transactions;

  private final String pool = Api.fresh("pool");
  private final String login = Api.fresh("cy");

  private String joined() {
    Api.post(
            Api.ADMIN,
            "/pools",
            Map.of(
                "slug", pool, "name", pool, "quotas", Map.of("tongue", Map.of("en", .5, "ar", .5))))
        .then()
        .statusCode(201);
    String link =
        Api.post(Api.ADMIN, "/invitations", Map.of("pool", pool, "role", "rater")).path("link");
    return Browser.anyone()
        .formParam("login", login)
        .formParam("password", "a password of nobody")
        .post(link.substring(link.indexOf("/join/")))
        .cookie(Browser.COOKIE);
  }

  private String traits() {
    return sql.first(row -> row.getString(1), "SELECT traits FROM rater WHERE name = ?", login)
        .get();
  }

  private int say(String session, String trait, String said) {
    return Browser.as(session)
        .formParam("trait", trait)
        .formParam("said", said)
        .post("/me/traits")
        .statusCode();
  }

  @Test
  void whatIsAskedForMayBeSaidAndTakenBackAndNothingElse() {
    String session = joined();
    String page = Browser.as(session).get("/me").asString();
    assertTrue(page.contains("tongue") && page.contains(pool + " asks"), page);
    assertEquals("{}", traits());
    assertEquals(303, say(session, "tongue", "ar"));
    assertEquals("{\"tongue\":\"ar\"}", traits());
    assertEquals(404, say(session, "religion", "none"));
    assertEquals(422, say(session, "tongue", "x".repeat(201)));
    assertEquals(303, say(session, "tongue", ""));
    assertEquals("{}", traits());
  }

  @Test
  void oneLeavesOnesOwnPoolAndNoOther() {
    String session = joined();
    UUID mine =
        sql.first(row -> Sql.id(row, "id"), "SELECT id FROM pool WHERE slug = ?", pool).get();
    String other = Api.pool();
    UUID foreign =
        sql.first(row -> Sql.id(row, "id"), "SELECT id FROM pool WHERE slug = ?", other).get();
    assertEquals(404, leave(session, foreign.toString()));
    assertEquals(404, leave(session, "not-there"));
    assertEquals(303, leave(session, mine.toString()));
    assertEquals(404, leave(session, mine.toString()));
    assertTrue(Browser.as(session).get("/me").asString().contains("You are in no pool"));
  }

  private int leave(String session, String pool) {
    return Browser.as(session).post("/me/pools/" + pool + "/leave").statusCode();
  }

  @Test
  void oneErasesOneselfByTypingTheLogin() {
    String session = joined();
    assertEquals(422, erase(session, "somebody"));
    assertEquals(303, erase(session, login.toUpperCase(java.util.Locale.ROOT)));
    assertEquals(List.of(), new Everywhere().holding(List.of(login)));
    assertEquals(303, Browser.as(session).get("/me").statusCode());
    assertTrue(Browser.as(session).get("/me").header("Location").contains("/sign-in"));
  }

  private int erase(String session, String login) {
    return Browser.as(session).formParam("login", login).post("/me/erasure").statusCode();
  }

  @Test
  void whatIsOverGoesAtNightAndTheCountsAreNoted() {
    String session = joined();
    String key = Api.fresh("old");
    transactions.inNew(
        () ->
            sql.update(
                "INSERT INTO idempotency (key_hash, body_hash, status, answer, created_at)"
                    + " VALUES (?, 'x', 201, 'x', ?)",
                key,
                Instant.now().minus(Duration.ofDays(31))));
    String mail = Api.fresh("old") + "@example.org";
    Api.post(Api.ADMIN, "/invitations", Map.of("pool", pool, "role", "rater", "email", mail));
    transactions.inNew(
        () ->
            sql.update(
                "UPDATE invitation SET expires_at = ? WHERE email = ?",
                Instant.now().minus(Duration.ofDays(31)),
                mail));
    var gone = retention.throwAway(Instant.now());
    assertTrue(gone.get("idempotency").asInt() >= 1);
    assertTrue(gone.get("invitation_addresses").asInt() >= 1);
    assertFalse(sql.holds("SELECT EXISTS (SELECT 1 FROM idempotency WHERE key_hash = ?)", key));
    assertFalse(sql.holds("SELECT EXISTS (SELECT 1 FROM invitation WHERE email = ?)", mail));
    assertEquals(200, Browser.as(session).get("/me").statusCode());
    assertTrue(
        sql.first(
                row -> row.getString(1),
                "SELECT details FROM audit_entry WHERE act = 'retention' ORDER BY id DESC LIMIT 1")
            .get()
            .contains("\"sessions\":"));
  }

  @Test
  void theLastAdminStays() {
    // The suite has many admins: all others are put aside in a transaction that is not kept.
    UUID last =
        sql.first(row -> Sql.id(row, "id"), "SELECT id FROM account WHERE login = 'admin'").get();
    io.quarkus.narayana.jta.QuarkusTransaction.begin();
    try {
      sql.update("UPDATE account SET role = 'lead' WHERE role = 'admin' AND id <> ?", last);
      int status = 0;
      try {
        io.quarkus.arc.Arc.container()
            .instance(touchstone.account.Forgetting.class)
            .get()
            .forget(last);
      } catch (touchstone.base.Problem refused) {
        status = refused.status();
      }
      assertEquals(409, status);
    } finally {
      io.quarkus.narayana.jta.QuarkusTransaction.rollback();
    }
  }
}
