// SPDX-License-Identifier: Apache-2.0
package touchstone.training;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;
import touchstone.base.Sql;
import touchstone.project.Projects;

/** What cannot be got round on the way into a pool, and what holds when many walk it at once. */
@AppTest
class HeldToTheWayTest extends AtSchool {
  private static final int THREADS = 16;

  @Inject Sql sql;
  @Inject Projects projects;

  private static <T> List<T> together(List<Callable<T>> acts) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(acts.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> each : threads.invokeAll(acts)) {
        results.add(each.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private List<String> states() {
    return Api.admin()
        .get("/pools/" + pool + "/members/" + member() + "/transitions")
        .path("items.state");
  }

  @Test
  void ofMovesAtOnceEachIsNotedAndTheLastOneStands() throws Exception {
    school(Map.of());
    String bo = arrived("bo");
    List<Callable<Integer>> moves = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      String state = List.of("paused", "restricted", "active", "paused").get(i % 4);
      moves.add(() -> move(state, "By many hands.").statusCode());
    }
    List<Integer> answers = together(moves);
    assertTrue(answers.stream().allMatch(code -> code == 200 || code == 409), answers::toString);
    assertTrue(answers.contains(200), answers::toString);
    List<String> states = states();
    assertEquals(1 + Collections.frequency(answers, 200), states.size());
    for (int i = 1; i < states.size(); i++) {
      assertTrue(!states.get(i).equals(states.get(i - 1)), states::toString);
    }
    Api.as(bo)
        .get("/journeys")
        .then()
        .body("items[0].state", equalTo(states.get(states.size() - 1)));
  }

  @Test
  void ofTheSameMoveByManyOneIsTaken() throws Exception {
    school(Map.of());
    arrived("bo");
    List<Callable<Integer>> moves =
        Collections.nCopies(THREADS, () -> move("paused", "A look.").statusCode());
    List<Integer> answers = together(moves);
    assertEquals(1, Collections.frequency(answers, 200), answers::toString);
    assertEquals(THREADS - 1, Collections.frequency(answers, 409), answers::toString);
    assertEquals(List.of("active", "paused"), states());
  }

  private void letGo(String rater) {
    Browser.signedIn()
        .formParam("reason", "Thank you.")
        .post("/pools/" + pool + "/members/" + rater + "/leave")
        .then()
        .statusCode(303);
  }

  private void comesBack(Person bo) {
    String link =
        Api.post(Api.ADMIN, "/invitations", Map.of("pool", pool, "role", "rater")).path("link");
    bo.reads("en").post(link.replaceFirst("https?://[^/]+", "") + "/as-me").then().statusCode(303);
  }

  @ParameterizedTest
  @ValueSource(strings = {"paused", "restricted"})
  void whoLeavesAndComesBackIsHeldAsBefore(String state) {
    school(Map.of());
    Person bo = comes("bo");
    String rater = member();
    move(state, "It stands.").then().statusCode(200);
    letGo(rater);
    Api.lease(bo.token(), project).then().statusCode(404);
    String link =
        Api.post(Api.ADMIN, "/invitations", Map.of("pool", pool, "role", "rater")).path("link");
    bo.reads("en").post(link.replaceFirst("https?://[^/]+", "") + "/as-me").then().statusCode(303);
    Api.as(bo.token()).get("/journeys").then().body("items[0].state", equalTo(state));
    Api.lease(bo.token(), project).then().statusCode(403);
  }

  @Test
  void whoLeavesInTheMiddleOfAnExamHasNoFurtherTry() {
    school(Map.of("exam", Map.of("items", 2, "pass", 1.0, "tries", 2)));
    Person bo = comes("bo");
    String rater = member();
    judge(bo.token(), "pos");
    letGo(rater);
    comesBack(bo);
    Api.as(bo.token())
        .get("/journeys")
        .then()
        .body("items[0].state", equalTo("exam"))
        .body("items[0].tries", equalTo(1))
        .body("items[0].done", equalTo(1));
  }

  @Test
  void aJourneyThatIsEmptiedLetsThoseOnItWork() {
    school(Map.of("training", Map.of("items", 1), "exam", Map.of("items", 2, "pass", 1.0)));
    String bo = arrived("bo");
    judge(bo, "pos");
    String lease = Api.lease(bo, project).path("leases[0].lease");
    set(Map.of()).then().statusCode(200);
    Api.judge(bo, project, lease, "neg").then().statusCode(201);
    Api.lease(bo, project).then().statusCode(200).body("leases", hasSize(1));
    Api.as(bo).get("/journeys").then().body("items[0].state", equalTo("active"));
  }

  @Test
  void aTrainingThatIsTakenOutLeadsToTheExamAndAnExamToWork() {
    Map<String, Object> exam = Map.of("items", 1, "pass", 1.0);
    school(Map.of("training", Map.of("items", 3), "exam", exam));
    String bo = arrived("bo");
    judge(bo, "pos");
    set(Map.of("exam", exam)).then().statusCode(200);
    Api.lease(bo, project).then().statusCode(200).body("leases", hasSize(1));
    Api.as(bo).get("/journeys").then().body("items[0].state", equalTo("exam"));
    set(Map.of("training", Map.of("items", 1))).then().statusCode(200);
    Api.lease(bo, project).then().statusCode(200).body("leases", hasSize(1));
    Api.as(bo).get("/journeys").then().body("items[0].state", equalTo("active"));
  }

  @Test
  void aTermIsTenYearsAtMost() {
    school(Map.of());
    Map<String, Object> exam = Map.of("items", 1);
    set(Map.of("exam", exam, "skill", Map.of("name", "x", "lasts", "P3650D")))
        .then()
        .statusCode(200);
    for (String lasts :
        List.of("P3651D", "PT9999999999H", "P-1D", "P999999999999999999D", "PT0S")) {
      set(Map.of("exam", exam, "skill", Map.of("name", "x", "lasts", lasts)))
          .then()
          .statusCode(422)
          .body("errors[0].field", equalTo("skill.lasts"));
    }
    set(Map.of("exam", Map.of("items", 1, "retryAfter", "P3650D"))).then().statusCode(200);
    for (String after : List.of("P3650DT1S", "PT-1S", "P999999999999999999D")) {
      set(Map.of("exam", Map.of("items", 1, "retryAfter", after)))
          .then()
          .statusCode(422)
          .body("errors[0].field", equalTo("exam.retryAfter"));
    }
  }

  @Test
  void oneKnownItemComesAfterTheOther() {
    school(Map.of("training", Map.of("items", 3)));
    String bo = arrived("bo");
    String lease = Api.lease(bo, project).path("leases[0].lease");
    Api.lease(bo, project).then().body("leases", hasSize(1)).body("leases[0].lease", is(lease));
    Api.judge(bo, project, lease, "neg").then().statusCode(201);
    Api.lease(bo, project)
        .then()
        .body("leases", hasSize(1))
        .body("leases.lease", everyItem(not(lease)));
  }

  /** Each of eight learners calls from two places at once. */
  @Test
  void ofManyWhoLearnAtOnceNobodyHoldsTwoItems() throws Exception {
    school(
        Map.of(
            "training",
            Map.of("items", 4),
            "exam",
            Map.of("items", 3, "pass", 1.0),
            "skill",
            Map.of("name", "feeling")));
    List<Callable<List<String>>> calls = new ArrayList<>();
    List<String> learners = new ArrayList<>();
    for (int i = 0; i < THREADS / 2; i++) {
      String token = arrived("racer");
      learners.add(token);
      calls.addAll(Collections.nCopies(2, () -> learn(token)));
    }
    List<String> unexpected = together(calls).stream().flatMap(List::stream).toList();
    assertEquals(List.of(), unexpected);
    for (String learner : learners) {
      Api.as(learner)
          .get("/journeys")
          .then()
          .body("items[0].state", equalTo("active"))
          .body("items[0].tries", equalTo(1));
    }
    List<Long> lessons =
        sql.list(
            row -> row.getLong("lessons"),
            "SELECT COUNT(*) AS lessons FROM slot WHERE project_id = ? AND round < 0"
                + " GROUP BY participant_id",
            projects.named(project).id);
    assertEquals(Collections.nCopies(THREADS / 2, 4L + 3L), lessons);
    Api.admin()
        .get("/projects/" + project + "/ledger")
        .then()
        .body("items.findAll { it.purpose == 'training' }.size()", equalTo(THREADS / 2 * 7));
  }

  /** Learns until there is work; what came that should not have. */
  private List<String> learn(String token) {
    List<String> unexpected = new ArrayList<>();
    for (int call = 0; call < 60; call++) {
      Response given = Api.lease(token, project);
      if (given.statusCode() != 200) {
        unexpected.add("lease " + given.statusCode() + " " + given.asString());
        break;
      }
      if (twice() > 0) {
        unexpected.add("two known items at once");
      }
      JsonPath leases = given.jsonPath();
      String state = Api.as(token).get("/journeys").path("items[0].state");
      if (state.equals("active")) {
        break;
      }
      String lease = leases.getString("leases[0].lease");
      if (lease != null) {
        int judged = Api.judge(token, project, lease, "neg").statusCode();
        if (judged != 201 && judged != 200 && judged != 409) {
          unexpected.add("judge " + judged);
        }
      }
    }
    return unexpected;
  }

  private long twice() {
    return sql.number(
        "SELECT COUNT(*) FROM (SELECT participant_id FROM slot WHERE project_id = ? AND round < 0"
            + " AND state = 'leased' GROUP BY participant_id HAVING COUNT(*) > 1) held",
        projects.named(project).id);
  }

  @Test
  void theColumnsOfAListStandAsItsFirstLineSays() {
    school(Map.of());
    invite("role,email\nreviewer,cy@example.org\n,bo@example.org\nking,di@example.org\n")
        .then()
        .statusCode(200)
        .body("accepted", equalTo(2))
        .body("errors.line", equalTo(List.of(4)));
    Map<String, String> roles = new HashMap<>();
    List<Map<String, String>> waiting =
        Api.admin().get("/pools/" + pool + "/invitations").path("items");
    waiting.forEach(each -> roles.put(each.get("email"), each.get("role")));
    assertEquals(Map.of("cy@example.org", "reviewer", "bo@example.org", "rater"), roles);
    invite("\"Email\"\ned@example.org\n").then().body("accepted", equalTo(1));
    invite("fay@example.org;reviewer\n").then().body("accepted", equalTo(1));
    invite("gil at example,rater\nhal@example.org\n")
        .then()
        .statusCode(200)
        .body("accepted", equalTo(1))
        .body("errors.line", equalTo(List.of(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"role", "email,name", "email,email", "address,role", "name,language"})
  void aFirstLineThatNamesOtherColumnsIsRefused(String header) {
    school(Map.of());
    invite(header + "\nbo@example.org,rater\n")
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("lines"))
        .body("detail", containsString("email and role"));
    Api.admin().get("/pools/" + pool + "/invitations").then().body("items", hasSize(0));
  }
}
