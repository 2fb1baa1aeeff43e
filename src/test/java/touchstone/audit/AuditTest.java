// SPDX-License-Identifier: Apache-2.0
package touchstone.audit;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.account.Role;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;
import touchstone.app.Callers;
import touchstone.base.Json;
import touchstone.base.Secrets;
import touchstone.base.Sql;
import touchstone.base.Transactions;

/** What leads and admins do is in the log, whole, and what is changed in the store is found. */
@AppTest
class AuditTest {
  @Inject Audit audit;
  @Inject AuditLog log;
  @Inject Seals seals;
  @Inject Sql sql;
  @Inject Transactions transactions;

  private List<AuditLog.Shown> of(String subject) {
    return log.newest(new AuditLog.Filter(null, null, subject, null), 100);
  }

  @Test
  void whatALeadDoesIsNotedWithHowItWent() {
    String project = Api.project(2, Api.pool(), Api.overlap(1));
    String lead = Callers.token(Role.LEAD, "lead");
    Api.post(lead, "/projects/" + project + "/launch", Map.of()).then().statusCode(200);
    Api.post(lead, "/projects/" + project + "/gold", Map.of("nonsense", 1)).then().statusCode(400);
    List<AuditLog.Shown> noted = of("projects/" + project);
    assertEquals(
        List.of("POST /projects/{slug}/gold 400", "POST /projects/{slug}/launch 200"),
        noted.stream().map(each -> each.entry().act() + " " + each.entry().outcome()).toList());
    assertEquals("{\"door\":\"api\",\"slug\":\"" + project + "\"}", noted.get(1).entry().details());
  }

  @Test
  void whatIsMadeIsNamed() {
    String pool = Api.pool();
    assertTrue(
        log.newest(new AuditLog.Filter("POST /pools", null, null, null), 100).stream()
            .anyMatch(each -> each.entry().told().path("made").asText().equals(pool)));
  }

  @Test
  void whatARaterDoesOnTheOwnTasksIsNot() {
    String pool = Api.pool();
    String rater = Api.rater(pool, "Bo");
    String project = Api.project(1, pool, Api.overlap(1));
    Api.post(Api.ADMIN, "/projects/" + project + "/launch", Map.of());
    String lease = Api.lease(rater, project).path("leases[0].lease");
    Api.judge(rater, project, lease, "pos").then().statusCode(201);
    Api.lease(Api.ADMIN, project);
    assertEquals(1, of("projects/" + project).size());
  }

  @Test
  void anItemsKeyIsNotToldInPlain() {
    String project = Api.project(1, Api.pool(), Api.overlap(1));
    Api.admin().delete("/projects/" + project + "/gold/bo@example.org");
    assertFalse(of("projects/" + project).get(0).entry().details().contains("example"));
  }

  @Test
  void whoJoinsIsNotedByTheInvitationAlone() {
    String link =
        Api.post(Api.ADMIN, "/invitations", Map.of("pool", Api.pool(), "role", "rater"))
            .path("link");
    String secret = link.replaceAll(".*/", "");
    Browser.anyone()
        .formParam("login", Api.fresh("bo"))
        .formParam("password", "a password of nobody")
        .post("/join/" + secret)
        .then()
        .statusCode(303);
    assertEquals(
        1,
        sql.number(
            "SELECT COUNT(*) FROM audit_entry e JOIN invitation i"
                + " ON e.details LIKE '%' || i.token_hash || '%' WHERE i.token_hash = ?",
            Secrets.sha256(secret)));
    assertEquals(
        0, sql.number("SELECT COUNT(*) FROM audit_entry WHERE details LIKE ?", "%" + secret + "%"));
  }

  @Test
  void whatIsRolledBackIsNotNoted() {
    String subject = "projects/" + Api.fresh("never");
    try {
      transactions.inNew(
          () -> {
            audit.note(null, "quality.pause", subject, Json.object());
            throw new IllegalStateException("no");
          });
    } catch (IllegalStateException expected) {
      assertEquals(List.of(), of(subject));
    }
  }

  @Test
  void aRequestThatWasCutOffIsSealedAsAskedAndItsEndFollows() {
    String subject = "projects/" + Api.fresh("cut");
    UUID id =
        transactions.inNew(() -> audit.write(null, "POST /x", subject, Audit.ASKED, Json.object()));
    seals.sealAll();
    assertEquals(null, of(subject).get(0).entry().seq());
    transactions.inNew(
        () -> sql.update("UPDATE audit_entry SET at = at - INTERVAL '2' HOUR WHERE id = ?", id));
    seals.sealAll();
    assertTrue(of(subject).get(0).entry().seq() > 0);
    transactions.inNew(
        () -> {
          audit.ended(id, null, "POST /x", subject, "200", Json.object());
          return id;
        });
    assertEquals(
        List.of("200", "asked"), of(subject).stream().map(each -> each.entry().outcome()).toList());
  }

  @Test
  void aChangeInTheStoreIsFoundAtItsPlace() {
    String project = Api.project(1, Api.pool(), Api.overlap(1));
    Api.post(Api.ADMIN, "/projects/" + project + "/launch", Map.of());
    Api.post(Api.ADMIN, "/audit/verifications", Map.of())
        .then()
        .statusCode(200)
        .body("ok", is(true))
        .body("faults", empty());
    long seq = of("projects/" + project).get(0).entry().seq();
    for (String change :
        List.of(
            "act = act || 'x'",
            "actor = id",
            "outcome = '500'",
            "subject = 'projects/other'",
            "details = '{}'",
            "at = at + INTERVAL '1' SECOND",
            "hash = previous",
            "seq = -seq",
            "seq = NULL, outcome = 'asked'")) {
      QuarkusTransaction.begin();
      try {
        assertEquals(1, sql.update("UPDATE audit_entry SET " + change + " WHERE seq = ?", seq));
        Chain chain = new Chain(null);
        log.after(0, 1_000_000).items().forEach(chain::take);
        Chain.Head head = seals.head();
        List<Chain.Fault> faults = chain.ended(head);
        assertFalse(faults.isEmpty(), change);
        assertTrue(faults.get(0).seq() >= seq && faults.get(0).seq() <= seq + 1, change);
      } finally {
        QuarkusTransaction.rollback();
      }
    }
    Chain.Head head = seals.head();
    Api.post(
            Api.ADMIN,
            "/audit/verifications",
            Map.of("seq", head.seq() + 1000, "hash", head.hash()))
        .then()
        .body("ok", is(false))
        .body("faults", not(empty()));
  }

  @Test
  void theLogIsGivenOutPageByPageToAdminsAlone() {
    Api.pool();
    Api.pool();
    seals.sealAll();
    String next =
        Api.admin()
            .get("/audit?limit=1")
            .then()
            .statusCode(200)
            .body("items.size()", is(1))
            .body("items[0].seq", is(1))
            .extract()
            .path("next");
    Api.admin().get("/audit?limit=1&after=" + next).then().body("items[0].seq", is(2));
    Api.as(Callers.token(Role.LEAD, "lead")).get("/audit").then().statusCode(403);
  }
}
