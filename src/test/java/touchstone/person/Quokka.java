// SPDX-License-Identifier: Apache-2.0
package touchstone.person;

import io.quarkus.arc.Arc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import touchstone.account.Role;
import touchstone.app.Api;
import touchstone.app.Browser;
import touchstone.app.Callers;
import touchstone.base.Sql;
import touchstone.base.Transactions;

/**
 * A rater who left a word of the own in every place that takes one, in a project with a choice, a
 * text and a second rater.
 */
final class Quokka {
  final String word = Api.fresh("quokka").replace("-", "");
  final String login = "in" + word;
  final String email = word + "@example.org";
  final String address = "203.0.113.77";
  final String pool = Api.pool();
  final String bo = Api.rater(pool, "Bo");
  final String project;
  final String guideline;
  final UUID rater;
  final String session;

  private static final Map<String, Object> WORDS =
      Map.of(
          "show",
          List.of(Map.of("field", "text", "as", "text")),
          "ask",
          List.of(
              ((List<?>) Api.SENTIMENT.get("ask")).get(0),
              Map.of("name", "why", "type", "text", "title", "Why?", "required", false)));

  Quokka() {
    guideline = Api.guideline(WORDS);
    project = Api.project(Api.dataset(6), guideline, pool, Api.overlap(2));
    Api.post(Api.ADMIN, "/projects/" + project + "/launch", Map.of());
    String link =
        Api.post(Api.ADMIN, "/invitations", Map.of("pool", pool, "role", "lead", "email", email))
            .path("link");
    session =
        Browser.anyone()
            .header("X-Forwarded-For", address)
            .formParam("login", login)
            .formParam("password", "a password of nobody")
            .post(link.substring(link.indexOf("/join/")))
            .cookie(Browser.COOKIE);
    rater =
        sql().first(row -> Sql.id(row, "id"), "SELECT id FROM rater WHERE name = ?", login).get();
    judge(bo, "pos", "plain");
    judge(bo, "neg", "plain");
    String token = token();
    judge(token, "pos", "because " + word);
    judge(token, "pos", "once more " + word);
    sayElsewhere(token);
  }

  private static Sql sql() {
    return Arc.container().instance(Sql.class).get();
  }

  static <T> T in(Callable<T> work) {
    return Arc.container().instance(Transactions.class).get().inNew(work);
  }

  /** A token of the own that names its owner. */
  private String token() {
    return Browser.as(session)
        .formParam("name", "of " + word)
        .formParam("scope", "rater")
        .post("/account/tokens")
        .asString()
        .replaceAll("(?s).*<code class=\"secret\">(tst_[\\w-]+)</code>.*", "$1");
  }

  private void judge(String token, String sentiment, String why) {
    String lease = Api.lease(token, project).path("leases[0].lease");
    Map<String, Object> body = new HashMap<>();
    body.put("lease", lease);
    body.put("answers", Map.of("sentiment", sentiment, "why", why));
    if (!why.equals("plain")) {
      body.put("comment", "a note of " + word);
    }
    Api.as(token)
        .header("Idempotency-Key", lease)
        .contentType("application/json")
        .body(body)
        .post("/projects/" + project + "/judgements")
        .then()
        .statusCode(201);
  }

  private void sayElsewhere(String token) {
    String skipped = Api.lease(token, project).path("leases[0].lease");
    Api.post(token, "/leases/" + skipped + "/skip", Map.of("reason", "seen by " + word))
        .then()
        .statusCode(204);
    String held =
        Browser.as(session)
            .post("/label/" + project + "/next")
            .header("Location")
            .replaceAll(".*/", "");
    Browser.as(session)
        .formParam("kind", "guideline")
        .formParam("section", "about " + word)
        .formParam("text", "May " + word + " do (that)?")
        .post("/label/" + project + "/" + held + "/threads");
    String threads = "/projects/" + project + "/threads";
    String thread =
        Browser.signedIn()
            .get(threads)
            .asString()
            .replaceAll("(?s).*threads/([0-9a-f-]{36})/answer.*", "$1");
    Browser.signedIn().formParam("text", "Yes, one may.").post(threads + "/" + thread + "/answer");
    Browser.signedIn().post(threads + "/" + thread + "/faq");
    Browser.as(session)
        .formParam("why", "half of " + word)
        .post("/label/" + project + "/" + held + "/draft");
    Api.post(Api.ADMIN, "/projects/" + project + "/resolutions", Map.of());
    Api.post(
            Api.ADMIN,
            "/projects/" + project + "/ledger",
            Map.of(
                "rater",
                login,
                "kind",
                "bonus",
                "note",
                "thanks, " + word,
                "amount",
                "1",
                "currency",
                "EUR"))
        .then()
        .statusCode(201);
    Browser.as(session).post("/projects/" + project + "/report/subscription");
    Browser.as(session).formParam("email", email).post("/account/email");
    in(
        () -> {
          sql()
              .update(
                  "UPDATE rater SET traits = ?, skills = ?, email = ? WHERE id = ?",
                  "{\"tongue\":\"" + word + "\"}",
                  "{\"" + word + "\":1}",
                  email,
                  rater);
          UUID run = UUID.randomUUID();
          sql()
              .update(
                  "INSERT INTO import_run (id, target, target_id, started_at)"
                      + " VALUES (?, 'project', ?, CURRENT_TIMESTAMP)",
                  run,
                  run);
          return sql()
              .update(
                  "INSERT INTO import_error (import_id, number, line, reason)"
                      + " VALUES (?, 1, 1, ?)",
                  run,
                  "rater: " + login + " is none");
        });
    act();
    review();
    step();
  }

  /** An act that quotes the rater, with an appeal and its answer. */
  private void act() {
    Map<String, Object> rule =
        Map.of("name", "Too many wrong", "trigger", "gold", "below", .5, "action", "warn");
    UUID set =
        UUID.fromString(
            Api.post(Api.ADMIN, "/projects/" + project + "/quality/rules", rule).path("id"));
    in(
        () ->
            sql()
                .update(
                    "INSERT INTO quality_act (id, project_id, participant_id, rule_id, action,"
                        + " weight_before, rule, numbers, evidence, evidence_hash, at)"
                        + " SELECT ?, project_id, id, ?, 'warn', 1, ?, ?, ?, 'x', CURRENT_TIMESTAMP"
                        + " FROM participant WHERE rater_id = ?",
                    set,
                    set,
                    "{\"name\":\"r\",\"trigger\":\"gold\",\"below\":0.5,\"action\":\"warn\"}",
                    "{\"of\":1,\"hits\":0,\"limit\":0.5}",
                    "[{\"slot\":\""
                        + set
                        + "\",\"item\":\"i1\",\"question\":\"why\",\"answer\":\"because "
                        + word
                        + "\",\"expected\":\"other\",\"right\":false}]",
                    rater));
    Browser.as(session)
        .formParam("text", word + " objects")
        .post("/label/" + project + "/quality/" + set);
    Api.post(
        Api.ADMIN,
        "/projects/" + project + "/quality/acts/" + set + "/answer",
        Map.of("upheld", false, "reason", "no, " + word));
  }

  /** A correction that was contested, and a skill by a paper. */
  private void review() {
    UUID look = UUID.randomUUID();
    in(
        () ->
            sql()
                    .update(
                        "INSERT INTO review (id, project_id, task_id, round, reason, reviewer,"
                            + " taken_at, act, note, decided_at) SELECT ?, s.project_id, s.task_id,"
                            + " s.round, 'sample', (SELECT account_id FROM rater WHERE id = ?),"
                            + " CURRENT_TIMESTAMP, 'pass', ?, CURRENT_TIMESTAMP FROM slot s"
                            + " JOIN participant p ON p.id = s.participant_id WHERE p.rater_id = ?"
                            + " ORDER BY s.id LIMIT 1",
                        look,
                        rater,
                        word + " passes",
                        rater)
                + sql()
                    .update(
                        "INSERT INTO review_word (id, review_id, project_id, slot_id, participant_id,"
                            + " kind, note, at, contest, contested_at) SELECT ?, ?, s.project_id,"
                            + " s.id, p.id, 'corrected', ?, CURRENT_TIMESTAMP, ?, CURRENT_TIMESTAMP"
                            + " FROM slot s JOIN participant p ON p.id = s.participant_id"
                            + " WHERE p.rater_id = ? ORDER BY s.id LIMIT 1",
                        UUID.randomUUID(),
                        look,
                        "no, " + word,
                        word + " contests",
                        rater));
    Api.post(
            Api.ADMIN,
            "/raters/" + rater + "/qualifications",
            Map.of("skill", "law", "reference", "the paper of " + word))
        .then()
        .statusCode(201);
  }

  /** A step of a lead that names the rater, with an appeal and its answer. */
  private void step() {
    String steps = "/pools/" + pool + "/members/" + rater + "/transitions";
    Api.post(Api.ADMIN, steps, Map.of("state", "paused", "reason", "a look at " + word));
    String step = Api.admin().get(steps).path("items[-1].id");
    Browser.as(session)
        .formParam("text", word + " works well")
        .post("/journeys/" + pool + "/transitions/" + step + "/appeal")
        .then()
        .statusCode(303);
    Api.post(
            Callers.token(Role.LEAD, "lead"),
            steps + "/" + step + "/answer",
            Map.of("upheld", true, "reason", "yes, " + word))
        .then()
        .statusCode(200);
  }

  String participant() {
    return sql()
        .first(row -> row.getString("id"), "SELECT id FROM participant WHERE rater_id = ?", rater)
        .get();
  }

  List<String> words() {
    return List.of(word, login, email, address);
  }
}
