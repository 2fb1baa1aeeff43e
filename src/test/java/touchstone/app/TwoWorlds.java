// SPDX-License-Identifier: Apache-2.0
package touchstone.app;

import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.account.Role;
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
        Api.project(20, pool, Map.of("overlap", Map.of("max", 1), "gold", Map.of("share", 0)));
    final String rater = Api.rater(pool, "Bo");
    final List<String> leases;
    final String judgement;
    final UUID rule;
    final UUID ruleToEnd;
    final UUID act = UUID.randomUUID();
    final UUID alarm = UUID.randomUUID();
    final String stream = Api.fresh("clicks");
    final String sender;
    final UUID ban = UUID.randomUUID();
    final String member;
    final String review;
    final String word;
    final String embed;
    final String door;
    final String invitation;
    final String step;

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
      member = Api.admin().get("/pools/" + pool + "/members").path("items[0].id");
      step = takenBack("/pools/" + pool + "/members/" + member + "/transitions");
      String reviews = "/projects/" + project + "/reviews";
      String cy = Api.rater(pool, "Cy");
      Response other = Api.lease(cy, project);
      Api.judge(cy, project, other.path("leases[0].lease"), "pos");
      String item = other.path("leases[0].item.key");
      review = Api.post(Api.ADMIN, reviews, Map.of("item", item)).path("id");
      String judged = Api.post(Api.ADMIN, reviews, Map.of("item", judged())).path("id");
      Object neg = Map.of("answers", Map.of("sentiment", "neg"));
      Api.post(Api.ADMIN, reviews + "/" + judged + "/blind", neg);
      Api.post(Api.ADMIN, reviews + "/" + judged + "/decision", Map.of("act", "correct"));
      word = Api.as(rater).get(reviews + "/mine").path("items[0].id");
      Api.post(Api.ADMIN, "/invitations", Map.of("pool", pool, "role", "rater"));
      invitation = Api.admin().get("/pools/" + pool + "/invitations").path("items[0].id");
      embed =
          Api.post(
                  Api.ADMIN,
                  "/projects/" + project + "/embeds",
                  Map.of("question", "sentiment", "origins", List.of("https://shop.example")))
              .path("id");
      Api.post(Api.ADMIN, "/raters/" + member + "/qualifications", Map.of("skill", "feeling"));
    }

    /** A pause by a lead that another ended: its id. */
    private static String takenBack(String transitions) {
      String lead = Callers.token(Role.LEAD, "lead");
      Api.post(lead, transitions, Map.of("state", "paused", "reason", "x"));
      Api.post(Api.ADMIN, transitions, Map.of("state", "active"));
      return Api.admin().get(transitions).path("items.find{it.state == 'paused'}.id");
    }

    /** The item that Bo judged. */
    private String judged() {
      String lines = Api.admin().get("/projects/" + project + "/judgements").asString();
      return lines
          .lines()
          .filter(line -> line.contains(judgement))
          .map(line -> touchstone.base.Json.tree(line).get("item").textValue())
          .findFirst()
          .orElseThrow();
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
              "INSERT INTO rater_ban (id, rater_id, reason, at) SELECT ?, p.rater_id, 'x',"
                  + " CURRENT_TIMESTAMP FROM judgement j JOIN participant p"
                  + " ON p.id = j.participant_id WHERE j.id = ?",
              ban,
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
    for (String step : List.of("consent", "rest")) {
      String way = "/journeys/%s/" + step;
      both("POST /journeys/{slug}/" + step, bo, way, here.pool, there.pool, null);
    }
    both("DELETE /journeys/{slug}/rest", bo, "/journeys/%s/rest", here.pool, there.pool, null);
    both(
        "GET /journeys/{slug}/transitions",
        bo,
        "/journeys/%s/transitions",
        here.pool,
        there.pool,
        null);
    Object text = Map.of("text", "I object.");
    both(
        "POST /journeys/{slug}/transitions/{id}/appeal",
        bo,
        "/journeys/" + here.pool + "/transitions/%s/appeal",
        here.step,
        there.step,
        text);
    both("POST /bans/{id}/appeal", bo, "/bans/%s/appeal", here.ban, there.ban, text);
    String told = "/projects/%s/reviews/mine";
    both("GET /projects/{slug}/reviews/mine", bo, told, here.project, there.project, null);
    both(
        "POST /projects/{slug}/reviews/mine/{id}/contest",
        bo,
        at + "/reviews/mine/%s/contest",
        here.word,
        there.word,
        text);
    ofReviewers(at);
    ofPeople();
    ofLeads(at);
    return cases;
  }

  private void ofReviewers(String at) {
    String reviewer = Callers.tokens().get("reviewer");
    String one = "/projects/{slug}/reviews/{id}";
    String path = at + "/reviews/%s";
    Object neg = Map.of("answers", Map.of("sentiment", "neg"));
    both("GET " + one, Api.ADMIN, path, here.review, there.review, null);
    both("POST " + one + "/blind", Api.ADMIN, path + "/blind", here.review, there.review, neg);
    both(
        "POST " + one + "/decision",
        Api.ADMIN,
        path + "/decision",
        here.review,
        there.review,
        Map.of("act", "drop", "note", "x"));
    both(
        "POST /projects/{slug}/reviews/contests/{id}",
        reviewer,
        at + "/reviews/contests/%s",
        here.word,
        there.word,
        null);
  }

  private void ofPeople() {
    String lead = Api.ADMIN;
    both(
        "DELETE /pools/{slug}/invitations/{id}",
        lead,
        "/pools/" + here.pool + "/invitations/%s",
        here.invitation,
        there.invitation,
        null);
    String members = "/pools/" + here.pool + "/members/%s/transitions";
    String operation = "/pools/{slug}/members/{rater}/transitions";
    both("GET " + operation, lead, members, here.member, there.member, null);
    both(
        "POST " + operation,
        lead,
        members,
        here.member,
        there.member,
        Map.of("state", "active", "reason", "x"));
    both(
        "POST " + operation + "/{id}/answer",
        lead,
        "/pools/" + here.pool + "/members/" + here.member + "/transitions/%s/answer",
        here.step,
        there.step,
        Map.of("upheld", false, "reason", "It was right."));
    both(
        "DELETE /raters/{id}/qualifications/{skill}",
        lead,
        "/raters/" + here.member + "/qualifications/%s",
        "feeling",
        "not-there",
        null);
    both(
        "DELETE /projects/{slug}/embeds/{id}",
        lead,
        "/projects/" + here.project + "/embeds/%s",
        here.embed,
        there.embed,
        null);
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
