// SPDX-License-Identifier: Apache-2.0
package touchstone.app;

import io.quarkus.arc.Arc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.base.Sql;
import touchstone.base.Transactions;

/**
 * Two pools with a project and a rater each, and a second rater in the first: what is own to Bo is
 * foreign to the others.
 */
final class TwoWorlds {
  final World here = new World();
  final World there = new World();

  /** A project with a rater who holds leases, judged, and was warned by a rule. */
  static final class World {
    final String pool = Api.pool();
    final String project =
        Api.project(20, pool, Map.of("overlap", Map.of("max", 3), "gold", Map.of("share", 0)));
    final String rater = Api.rater(pool, "Bo");
    final List<String> leases;
    final String judgement;
    final UUID rule;
    final UUID ruleToEnd;
    final UUID act = UUID.randomUUID();
    final UUID alarm = UUID.randomUUID();
    final String stream = Api.fresh("clicks");
    final String sender;
    final String door;

    World() {
      Map<String, String> study =
          Map.of("market", "prolific", "study", "0123456789abcdef01234567", "completionCode", "C1");
      door = Api.post(Api.ADMIN, "/pools/" + pool + "/markets", study).path("id");
      Api.post(Api.ADMIN, "/projects/" + project + "/launch", Map.of());
      leases = leases(6);
      judgement = Api.judge(rater, project, leases.get(5), "pos").path("judgement");
      Map<String, Object> warn =
          Map.of("name", "Wrong", "trigger", "gold", "below", .5, "action", "warn");
      String rules = "/projects/" + project + "/quality/rules";
      rule = UUID.fromString(Api.post(Api.ADMIN, rules, warn).path("id"));
      ruleToEnd = UUID.fromString(Api.post(Api.ADMIN, rules, warn).path("id"));
      Api.post(
          Api.ADMIN,
          "/projects/" + project + "/gold",
          Map.of("items", List.of(Map.of("item", "i1", "answers", Map.of("sentiment", "pos")))));
      Map<String, Object> policy =
          Map.of("window", "PT30M", "outcomes", List.of(Map.of("type", "click", "label", "1")));
      sender =
          Api.post(
                  Api.ADMIN,
                  "/streams",
                  Map.of("slug", stream, "question", "clicked", "policy", policy))
              .path("token");
      in(this::noted);
    }

    private int noted() {
      sql()
          .update(
              "INSERT INTO quality_act (id, project_id, participant_id, rule_id, action, weight_before,"
                  + " rule, numbers, evidence, evidence_hash, at) SELECT ?, project_id,"
                  + " participant_id, ?, 'warn', 1, ?, ?, '[]', 'x', CURRENT_TIMESTAMP FROM judgement"
                  + " WHERE id = ?",
              act,
              rule,
              "{\"name\":\"Wrong\",\"trigger\":\"gold\",\"below\":0.5,\"action\":\"warn\"}",
              "{\"of\":1,\"hits\":0,\"limit\":0.5}",
              UUID.fromString(judgement));
      sql()
          .update(
              "INSERT INTO slice_alarm (id, stream, kind, model, name, slice, raised_at, from_at,"
                  + " until_at, evidence) SELECT ?, number, 'share', '', '', '', CURRENT_TIMESTAMP,"
                  + " CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, '{}' FROM stream WHERE slug = ?",
              alarm,
              stream);
      return sql()
          .update(
              "INSERT INTO slice_batch (id, alarm_id, stream, drafted_at) SELECT ?, ?, number,"
                  + " CURRENT_TIMESTAMP FROM stream WHERE slug = ?",
              alarm,
              alarm,
              stream);
    }

    private List<String> leases(int count) {
      return Api.post(rater, "/projects/" + project + "/leases", Map.of("count", count))
          .path("leases.lease");
    }
  }

  private static Sql sql() {
    return Arc.container().instance(Sql.class).get();
  }

  static void in(java.util.concurrent.Callable<Integer> work) {
    Arc.container().instance(Transactions.class).get().inNew(work);
  }

  /**
   * How to call an operation on what is one's own, and on what is not.
   *
   * @param own the path with one's own thing
   * @param foreign the same with another's
   * @param body null for none
   */
  record Case(String token, String own, String foreign, Object body) {}

  private final Map<String, Case> cases = new HashMap<>();

  /** By operation. */
  Map<String, Case> cases() {
    String bo = here.rater;
    String at = "/projects/" + here.project;
    Object pos = Map.of("answers", Map.of("sentiment", "neg"));
    add("POST /leases/{id}/heartbeat", bo, "/leases/%s/heartbeat", 0, null);
    add("POST /leases/{id}/skip", bo, "/leases/%s/skip", 1, Map.of("reason", "seen"));
    add("DELETE /leases/{id}", bo, "/leases/%s", 2, null);
    both("PUT /judgements/{id}", bo, "/judgements/%s", here.judgement, there.judgement, pos);
    both("DELETE /judgements/{id}", bo, "/judgements/%s", here.judgement, there.judgement, null);
    String mine = "/projects/%s/quality/mine";
    both("GET /projects/{slug}/quality/mine", bo, mine, here.project, there.project, null);
    both(
        "POST /projects/{slug}/quality/mine/{id}/appeal",
        bo,
        at + "/quality/mine/%s/appeal",
        here.act,
        there.act,
        Map.of("text", "I object."));
    both(
        "POST /projects/{slug}/leases",
        bo,
        "/projects/%s/leases",
        here.project,
        there.project,
        Map.of());
    both("POST /pools/{slug}/leases", bo, "/pools/%s/leases", here.pool, there.pool, Map.of());
    for (String path : List.of("judgements", "judgements/batch")) {
      Object judged = Map.of("lease", here.leases.get(3), "answers", Map.of("sentiment", "pos"));
      both(
          "POST /projects/{slug}/" + path,
          bo,
          "/projects/%s/" + path,
          here.project,
          there.project,
          path.endsWith("batch") ? Map.of("judgements", List.of(judged)) : judged);
    }
    ofLeads(at);
    return cases;
  }

  /** What belongs to another project or stream is not there, though a lead sees both. */
  private void ofLeads(String at) {
    String lead = Api.ADMIN;
    String rules = "/projects/{slug}/quality/rules/{id}";
    Object rule = Map.of("name", "W", "trigger", "gold", "below", .4, "action", "warn");
    both("PUT " + rules, lead, at + "/quality/rules/%s", here.rule, there.rule, rule);
    both("DELETE " + rules, lead, at + "/quality/rules/%s", here.ruleToEnd, there.ruleToEnd, null);
    both(
        "POST /projects/{slug}/quality/acts/{id}/answer",
        lead,
        at + "/quality/acts/%s/answer",
        here.act,
        there.act,
        Map.of("upheld", false, "reason", "It was right."));
    both("DELETE /projects/{slug}/gold/{item}", lead, at + "/gold/%s", "i1", "not-there", null);
    String door = "/pools/{slug}/markets/{id}";
    String doors = "/pools/" + here.pool + "/markets/%s";
    both("GET " + door + "/bonuses", lead, doors + "/bonuses", here.door, there.door, null);
    both(
        "POST " + door + "/submissions",
        lead,
        doors + "/submissions",
        here.door,
        there.door,
        List.of("Submission id,Participant id,Status"));
    both("DELETE " + door, lead, doors, here.door, there.door, null);
    String alarm = "/streams/{slug}/alarms/{id}";
    String path = "/streams/" + here.stream + "/alarms/%s";
    both("GET " + alarm, lead, path, here.alarm, there.alarm, null);
    both("GET " + alarm + "/batch", lead, path + "/batch", here.alarm, there.alarm, null);
    both("POST " + alarm + "/batch", lead, path + "/batch", here.alarm, there.alarm, Map.of());
    both(
        "POST " + alarm + "/batch/launch",
        lead,
        path + "/batch/launch",
        here.alarm,
        there.alarm,
        Map.of());
    both(
        "POST " + alarm + "/close",
        lead,
        path + "/close",
        here.alarm,
        there.alarm,
        Map.of("cause", "world"));
  }

  private void add(String operation, String token, String path, int lease, Object body) {
    both(operation, token, path, here.leases.get(lease), there.leases.get(lease), body);
  }

  private void both(
      String operation, String token, String path, Object own, Object foreign, Object body) {
    cases.put(operation, new Case(token, path.formatted(own), path.formatted(foreign), body));
  }
}
