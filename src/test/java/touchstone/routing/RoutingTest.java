// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Json;
import touchstone.project.Tasks;

/** Which rater may be given which task, and that the dry run says the same. */
@AppTest
class RoutingTest {
  @Inject Tasks tasks;

  private Lot lot;

  @BeforeEach
  void aPool() {
    lot = new Lot();
  }

  @AfterEach
  void countersAgreeWithWhatTheyCount() {
    assertEquals(0, tasks.miscounted());
  }

  private static Map<String, Object> routing(Map<String, Object> routing, int overlap) {
    return Map.of("routing", routing, "overlap", Map.of("max", overlap));
  }

  @Test
  void onlyRatersOfTheKindsAskedFor() {
    String bo = lot.rater();
    String cy = lot.rater("expert", Map.of(), Map.of());
    String project = lot.project(routing(Map.of("kinds", List.of("expert")), 1), "a");
    none(bo, project);
    assertEquals(List.of("kind"), lot.line(dryRun(project), bo, "why"));
    assertEquals(List.of("a"), lot.next(project, cy));
    assertEquals(List.of("a"), Lot.work(cy, project, 9));
  }

  @Test
  void onlyRatersWithTheSkill() {
    String bo = lot.rater("generalist", Map.of(), Map.of("law", .7));
    String cy = lot.rater("generalist", Map.of(), Map.of("law", .8));
    String di = lot.rater();
    String project = lot.project(routing(Map.of("skills", Map.of("law", .8)), 3), "a");
    none(bo, project);
    none(di, project);
    assertEquals(List.of("law ≥ 0.8"), lot.line(dryRun(project), bo, "lacks"));
    assertEquals(List.of("a"), Lot.work(cy, project, 9));
  }

  @Test
  void onlyItemsInOneOfTheRatersLanguages() {
    String bo = lot.rater("generalist", Map.of("languages", "en, FR"), Map.of());
    String cy = lot.rater();
    Map<String, Object> match =
        Map.of("match", List.of(Map.of("slice", "language", "trait", "languages")));
    String project = lot.project(routing(match, 2), "a de", "b fr", "c -", "d en");
    assertEquals(List.of("b", "c", "d"), lot.next(project, bo));
    assertEquals(Map.of("match", 1), lot.line(dryRun(project), bo, "not"));
    assertEquals(Map.of("match", 3), lot.line(dryRun(project), cy, "not"));
    // One speaks each of b, d and two c; nobody speaks a.
    Api.admin()
        .get("/projects/" + project + "/metrics/progress")
        .then()
        .body("starved", equalTo(3));
    assertEquals(List.of("b", "c", "d"), Lot.work(bo, project, 9));
    assertEquals(List.of("c"), Lot.work(cy, project, 9));
    none(bo, project);
  }

  @Test
  void nobodyJudgesTheirOwnWork() {
    String bo = lot.rater();
    String project =
        lot.project(
            routing(Map.of("notAuthor", "author"), 1),
            "a - " + lot.name(bo).toUpperCase(),
            "b - somebody",
            "c");
    assertEquals(Map.of("author", 1), lot.line(dryRun(project), bo, "not"));
    assertEquals(List.of("b", "c"), Lot.work(bo, project, 9));
  }

  @Test
  void soManyOfAGroupAndNoMoreHoweverTheyRace() throws Exception {
    List<String> raters = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      raters.add(lot.rater("generalist", Map.of("gender", i < 6 ? "f" : "m"), Map.of()));
    }
    String project =
        lot.project(
            routing(Map.of("quota", Map.of("trait", "gender", "most", 2)), 3),
            IntStream.rangeClosed(1, 15).mapToObj(n -> "i" + n).toArray(String[]::new));
    ExecutorService threads = Executors.newFixedThreadPool(12);
    List<Callable<List<String>>> work =
        raters.stream()
            .map(rater -> (Callable<List<String>>) () -> Lot.work(rater, project, 99))
            .toList();
    int given = 0;
    for (Future<List<String>> each : threads.invokeAll(work)) {
      given += each.get().size();
    }
    threads.shutdown();
    // Whoever was told "later" comes back, as a rater would.
    for (String rater : raters) {
      given += Lot.work(rater, project, 99).size();
    }
    assertEquals(45, given);
    Response judged = Api.admin().get("/projects/" + project + "/judgements");
    Map<String, Integer> ofGroup = new TreeMap<>();
    for (String line : judged.asString().strip().split("\n")) {
      var row = Json.tree(line);
      boolean f =
          raters.subList(0, 6).stream()
              .anyMatch(token -> lot.name(token).equals(row.get("rater").textValue()));
      ofGroup.merge(row.get("item").textValue() + (f ? " f" : " m"), 1, Integer::sum);
    }
    assertTrue(ofGroup.values().stream().allMatch(count -> count <= 2), ofGroup.toString());
  }

  @Test
  void aRaterOfAFullGroupIsToldNoneOnceNothingCanComeBack() {
    String bo = lot.rater("generalist", Map.of("gender", "f"), Map.of());
    String cy = lot.rater("generalist", Map.of("gender", "f"), Map.of());
    String project =
        lot.project(routing(Map.of("quota", Map.of("trait", "gender", "most", 1)), 2), "a");
    String lease = Api.lease(bo, project).then().statusCode(200).extract().path("leases[0].lease");
    Api.lease(cy, project).then().body("leases", hasSize(0)).body("left", equalTo("later"));
    assertEquals(Map.of(), lot.line(dryRun(project), cy, "not"));
    Api.judge(bo, project, lease, "pos").then().statusCode(201);
    none(cy, project);
  }

  @Test
  void anAnswerThatComesLateTakesNoSlotWhereAQuotaCounts() throws InterruptedException {
    String long250 = "f".repeat(250);
    String bo = lot.rater("generalist", Map.of("gender", long250), Map.of());
    String cy = lot.rater("generalist", Map.of("gender", long250), Map.of());
    Map<String, Object> policy =
        Map.of(
            "lease",
            "PT1S",
            "overlap",
            Map.of("max", 2),
            "routing",
            Map.of("quota", Map.of("trait", "gender", "most", 1)));
    String project = lot.project(policy, "a");
    String late = Api.lease(bo, project).then().statusCode(200).extract().path("leases[0].lease");
    String lease = null;
    for (int wait = 0; wait < 100 && lease == null; wait++) {
      Thread.sleep(100);
      lease = Api.lease(cy, project).then().statusCode(200).extract().path("leases[0]?.lease");
    }
    Api.judge(cy, project, lease, "pos").then().statusCode(201).body("surplus", equalTo(false));
    Api.judge(bo, project, late, "pos").then().statusCode(201).body("surplus", equalTo(true));
  }

  @Test
  void aDryRunOfAHigherOverlapShowsWhatWouldOpenAgain() {
    String bo = lot.rater();
    String cy = lot.rater();
    String project = lot.project(Map.of(), "a", "b");
    assertEquals(2, Lot.work(bo, project, 9).size());
    assertEquals(List.of(), lot.next(project, cy));
    Response tried =
        Api.admin()
            .contentType(ContentType.JSON)
            .body(Map.of("overlap", Map.of("max", 2)))
            .post("/projects/" + project + "/dry-run");
    assertEquals(List.of("a", "b"), lot.line(tried, cy, "next"));
    assertEquals(Map.of("done", 2), lot.line(tried, bo, "not"));
  }

  @Test
  void capsHoldInAllAndForTheDay() {
    String bo = lot.rater();
    String project =
        lot.project(Map.of("caps", Map.of("total", 3, "perDay", 2)), "a", "b", "c", "d");
    Api.post(bo, "/projects/" + project + "/leases", Map.of("count", 10))
        .then()
        .statusCode(200)
        .body("leases", hasSize(2))
        .body("left", equalTo("later"));
    assertEquals(List.of("day"), lot.line(dryRun(project), bo, "why"));
    Lot.policy(project, Map.of("caps", Map.of("total", 2))).then().statusCode(200);
    none(bo, project);
    assertEquals(List.of("cap"), lot.line(dryRun(project), bo, "why"));
    Lot.policy(project, Map.of()).then().statusCode(200);
    assertEquals(List.of("c", "d"), Lot.work(bo, project, 9));
  }

  @Test
  void aGoldIsShownOnlyToThoseWhoMayHaveItsItem() {
    String bo = lot.rater("generalist", Map.of("languages", "fr"), Map.of());
    Map<String, Object> policy =
        Map.of(
            "gold",
            Map.of("share", .5, "calibration", 0),
            "routing",
            Map.of("match", List.of(Map.of("slice", "language", "trait", "languages"))),
            "overlap",
            Map.of("max", 1));
    String[] items = new String[20];
    for (int i = 0; i < 20; i++) {
      items[i] = "i" + i + (i < 10 ? " de" : " fr");
    }
    String project = lot.project(policy, items);
    List<Map<String, Object>> golds = new ArrayList<>();
    for (int i = 0; i < 20; i += 2) {
      golds.add(Map.of("item", "i" + i, "answers", Map.of("sentiment", "pos")));
    }
    Api.post(Api.ADMIN, "/projects/" + project + "/gold", Map.of("items", golds))
        .then()
        .statusCode(200);
    List<String> given = Lot.work(bo, project, 30);
    assertTrue(
        given.stream().allMatch(key -> Integer.parseInt(key.substring(1)) >= 10), "" + given);
    assertEquals(10, given.size());
  }

  @Test
  void aPolicyThatDoesNotFitItsRowIsRefused() {
    String project = lot.project(Map.of(), "a");
    List<Map<String, Object>> many = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      many.add(Map.of("slice", "language", "value", "x".repeat(190) + i, "priority", i));
    }
    Lot.policy(project, Map.of("priorities", many))
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("policy"));
  }

  @Test
  void aDryRunOfAnotherPolicyChangesNothing() {
    String bo = lot.rater("generalist", Map.of("languages", "fr"), Map.of());
    String project = lot.project(Map.of(), "a de", "b fr", "c fr");
    Map<String, Object> policy =
        Map.of(
            "order",
            "random",
            "seed",
            1,
            "priorities",
            List.of(Map.of("slice", "language", "value", "fr", "priority", 1)),
            "routing",
            Map.of(
                "quota",
                Map.of("trait", "gender", "most", 1),
                "match",
                List.of(Map.of("slice", "language", "trait", "languages"))));
    Response tried =
        Api.admin()
            .contentType(ContentType.JSON)
            .body(policy)
            .post("/projects/" + project + "/dry-run");
    assertEquals(2, lot.<List<String>>line(tried, bo, "next").size());
    assertEquals(Map.of("match", 1), lot.line(tried, bo, "not"));
    List<String> next = lot.line(tried, bo, "next");
    assertEquals(List.of("a", "b", "c"), lot.next(project, bo));
    Lot.policy(project, policy).then().statusCode(200);
    assertEquals(next, lot.next(project, bo));
    assertEquals(next, Lot.work(bo, project, 9));
  }

  @Test
  void projectsOfAPoolComeInTheLeadsOrder() {
    String bo = lot.rater();
    String first = lot.project(Map.of(), "a");
    String second = lot.project(Map.of(), "b");
    order(second, first).then().statusCode(200).body("projects", equalTo(List.of(second, first)));
    assertEquals(second, fromPool(bo, "a b"));
    assertEquals(first, fromPool(bo, "a b"));
    Api.post(bo, "/pools/" + lot.pool + "/leases", Map.of())
        .then()
        .statusCode(200)
        .body("project", equalTo(null))
        .body("leases", hasSize(0));
    order(first, first).then().statusCode(422);
    order("no-such-project").then().statusCode(422);
    String stranger = new Lot().rater();
    Api.post(stranger, "/pools/" + lot.pool + "/leases", Map.of()).then().statusCode(404);
  }

  private Response order(String... projects) {
    return Api.admin()
        .contentType(ContentType.JSON)
        .body(Map.of("projects", List.of(projects)))
        .put("/pools/" + lot.pool + "/projects");
  }

  private String fromPool(String rater, String keys) {
    Response given = Api.post(rater, "/pools/" + lot.pool + "/leases", Map.of());
    given.then().statusCode(200).body("leases", hasSize(1));
    assertTrue(keys.contains(given.<String>path("leases[0].item.key")));
    String project = given.path("project");
    Api.judge(rater, project, given.path("leases[0].lease"), "pos").then().statusCode(201);
    return project;
  }

  @Test
  void whatIsNoRoutingIsRefusedByName() {
    String project = lot.project(Map.of(), "a");
    refused(project, Map.of("kinds", List.of("wizard")), "policy.routing.kinds");
    refused(project, Map.of("skills", Map.of("law", 2)), "policy.routing.skills.law");
    refused(project, Map.of("notAuthor", "nobody"), "policy.routing.notAuthor");
    refused(
        project,
        Map.of("match", List.of(Map.of("slice", "no", "trait", "t"))),
        "policy.routing.match[0].slice");
    refused(project, Map.of("quota", Map.of("trait", "t", "most", 0)), "policy.routing.quota.most");
    Lot.policy(project, Map.of("caps", Map.of("total", 0)))
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("policy.caps.total"));
  }

  private static void refused(String project, Map<String, Object> routing, String field) {
    Lot.policy(project, Map.of("routing", routing))
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo(field));
  }

  private static Response dryRun(String project) {
    return Api.admin().get("/projects/" + project + "/dry-run");
  }

  private static void none(String token, String project) {
    Api.lease(token, project)
        .then()
        .statusCode(200)
        .body("leases", hasSize(0))
        .body("left", equalTo("none"));
  }
}
