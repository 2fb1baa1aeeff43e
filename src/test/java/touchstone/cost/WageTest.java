// SPDX-License-Identifier: Apache-2.0
package touchstone.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Ids;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.cost.WorkTime.Part;
import touchstone.judgement.Adjudications;
import touchstone.judgement.Slots;
import touchstone.project.Projects;

/** An hour's wage counts all the time that was given, and all that was earned in it. */
@AppTest
class WageTest {
  @Inject Wages wages;
  @Inject Projects projects;
  @Inject Sql sql;
  @Inject Slots slots;
  @Inject Adjudications adjudications;
  @Inject Transactions transactions;

  private String bo;
  private String project;

  private UUID lease() {
    UUID lease = UUID.fromString(Api.lease(bo, project).path("leases[0].lease"));
    sql.update("UPDATE slot SET leased_at = leased_at - INTERVAL '10' MINUTE WHERE id = ?", lease);
    return lease;
  }

  private UUID judge(UUID lease, long millis) {
    Map<String, Object> body =
        Map.of("lease", lease, "answers", Map.of("sentiment", "pos"), "activeMillis", millis);
    Response judged = Api.post(bo, "/projects/" + project + "/judgements", body);
    judged.then().statusCode(201);
    return UUID.fromString(judged.path("judgement"));
  }

  private void inRound(int round) {
    UUID lease = lease();
    judge(lease, 60_000);
    sql.update("UPDATE slot SET round = ? WHERE id = ?", round, lease);
    sql.update(
        "UPDATE task SET held = held - 1, open_place = place"
            + " WHERE id = (SELECT task_id FROM slot WHERE id = ?)",
        lease);
  }

  private void bonus(String name, String purpose, String amount) {
    Map<String, String> bonus =
        Map.of(
            "kind",
            "bonus",
            "rater",
            name,
            "purpose",
            purpose,
            "amount",
            amount,
            "currency",
            "EUR");
    Api.post(Api.ADMIN, "/projects/" + project + "/ledger", bonus).then().statusCode(201);
  }

  private void reviewed(UUID account, UUID task, String minutes, Long activeMillis) {
    sql.update(
        "INSERT INTO review (id, project_id, task_id, round, reason, reviewer, taken_at, act,"
            + " decided_at, active_millis) VALUES (?, ?, ?, 1, 'sample', ?,"
            + " CURRENT_TIMESTAMP - INTERVAL '"
            + minutes
            + "' MINUTE, 'pass', CURRENT_TIMESTAMP, ?)",
        Ids.next(),
        projects.named(project).id,
        task,
        account,
        activeMillis);
  }

  /** 18:05 minutes, 0.80 EUR: 2.65 EUR an hour, not the 12 that the answers alone would be. */
  @Test
  void allTheTimeCountsAndAllThatWasEarned() {
    String pool = Api.fresh("wage");
    Map<String, String> rate = Map.of("per", "judgement", "amount", "0.10", "currency", "EUR");
    Api.post(Api.ADMIN, "/pools", Map.of("slug", pool, "name", pool, "rate", rate));
    String name = Api.fresh("bo");
    Response made =
        Api.post(Api.ADMIN, "/raters?token=true", Map.of("name", name, "kind", "generalist"));
    Api.post(Api.ADMIN, "/pools/" + pool + "/members", Map.of("rater", made.path("id")));
    bo = made.path("token");
    project = Api.project(12, pool, Map.of("overlap", Map.of("max", 1), "lease", "PT30M"));

    UUID skipped = lease();
    sql.update(
        "UPDATE slot SET leased_at = CURRENT_TIMESTAMP - INTERVAL '90' SECOND WHERE id = ?",
        skipped);
    Api.post(bo, "/leases/" + skipped + "/skip", Map.of("reason", "blurred"))
        .then()
        .statusCode(204);
    judge(lease(), 60_000);
    UUID withdrawn = judge(lease(), 60_000);
    UUID back = lease();
    judge(back, 60_000);
    transactions.inNew(
        () -> {
          adjudications.sendBack(slots.locked(back), "Read it again.", null);
          return null;
        });
    sql.update("UPDATE slot SET leased_at = leased_at - INTERVAL '1' MINUTE WHERE id = ?", back);
    judge(back, 20_000);
    inRound(-1);
    inRound(0);
    Api.as(bo).delete("/judgements/" + withdrawn).then().statusCode(204);
    UUID account =
        sql.first(
                row -> Sql.id(row, "account_id"),
                "SELECT account_id FROM rater WHERE name = ?",
                name)
            .orElseThrow();
    UUID task =
        sql.first(row -> Sql.id(row, "task_id"), "SELECT task_id FROM slot WHERE id = ?", back)
            .orElseThrow();
    reviewed(account, task, "10", null);
    reviewed(account, task, "10", 45_000L);
    reviewed(account, task, "90", null);
    sql.update(
        "INSERT INTO acknowledgement (guideline_version_id, account_id, at, read_millis)"
            + " SELECT v.id, ?, CURRENT_TIMESTAMP, 30000 FROM guideline_version v"
            + " WHERE v.guideline_id = ?",
        account,
        projects.named(project).guidelineId);
    bonus(name, "review", "0.30");
    bonus(name, "training", "0.10");

    Wages.Of wage = wages.of(projects.named(project), "EUR").get(0);
    Map<Part, Long> time = wage.time().millis();
    assertEquals(180_000, time.get(Part.ANSWERS));
    assertEquals(60_000, time.get(Part.TRAINING));
    assertEquals(60_000, time.get(Part.GOLD));
    assertEquals(20_000, time.get(Part.REWORK));
    assertEquals(30_000, time.get(Part.READING));
    assertEquals(90_000.0, time.get(Part.SKIPPED), 5_000);
    assertEquals(600_000 + 45_000 + 1_800_000, time.get(Part.REVIEW), 5_000);
    assertEquals("0.80", wage.earned().amount());
    assertEquals(0.80 / (2_885_000 / 3_600_000.0), wage.anHour(), 0.01);
    assertEquals(
        "1.00",
        Api.admin().get("/projects/" + project + "/metrics/cost").path("hourlyWage.median"));
  }
}
