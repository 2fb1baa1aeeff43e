// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.project.Tasks;

/** What is sent under a lease that is not, or no more, or twice the sender's: nothing is lost. */
@AppTest
class LeaseRefusalsTest {
  private static final int TABS = 8;

  @Inject Tasks tasks;

  private String pool;
  private String bo;
  private String cy;

  @BeforeEach
  void twoRaters() {
    pool = Api.pool();
    bo = Api.rater(pool, "bo");
    cy = Api.rater(pool, "cy");
  }

  @AfterEach
  void countersAgreeWithWhatTheyCount() {
    assertEquals(0, tasks.miscounted());
  }

  @Test
  void aLeaseOfAnotherIsNotThere() {
    String project = Api.project(2, pool, Api.overlap(1));
    String lease = lease(bo, project);
    Api.judge(cy, project, lease, "pos").then().statusCode(404);
    String elsewhere = Api.project(1, pool, Api.overlap(1));
    Api.judge(bo, elsewhere, lease, "pos").then().statusCode(404);
    assertEquals(0, lines(project));
    Api.judge(bo, project, lease, "pos").then().statusCode(201);
    assertEquals(1, lines(project));
  }

  @Test
  void aLeaseThatNeverWasIsNotThereAndWhatIsNoLeaseIsMalformed() {
    String project = Api.project(1, pool, Api.overlap(1));
    Api.judge(bo, project, UUID.randomUUID().toString(), "pos").then().statusCode(404);
    Api.judge(bo, project, "nonsense", "pos").then().statusCode(400);
    submit(bo, project, Map.of("answers", Map.of("sentiment", "pos"))).then().statusCode(422);
    submit(bo, project, "{\"lease\":").then().statusCode(400);
    assertEquals(0, lines(project));
  }

  @Test
  void aLeaseKeepsAfterARefusedAnswer() {
    String project = Api.project(1, pool, Api.overlap(1));
    String lease = lease(bo, project);
    Api.judge(bo, project, lease, "maybe").then().statusCode(422);
    submit(bo, project, Map.of("lease", lease)).then().statusCode(422);
    Api.judge(bo, project, lease, "pos").then().statusCode(201).body("surplus", equalTo(false));
  }

  @Test
  void anAnswerToALeaseThatIsOverTakesTheSlotThatIsFree() throws Exception {
    String project = Api.project(1, pool, Map.of("overlap", Map.of("max", 1), "lease", "PT1S"));
    String lease = lease(bo, project);
    awaitExpiry(bo, lease);
    Api.judge(bo, project, lease, "pos").then().statusCode(201).body("surplus", equalTo(false));
    Api.judge(bo, project, lease, "pos").then().statusCode(200);
    Api.lease(cy, project).then().body("left", equalTo("none"));
    assertEquals(1, lines(project));
  }

  @Test
  void whatWasGivenBackOrSkippedMayStillBeAnsweredAndIsSurplusWhereTheTaskIsFull() {
    for (String way : List.of("back", "skip")) {
      String project = Api.project(1, pool, Api.overlap(1));
      String lease = lease(bo, project);
      close(way, lease);
      close(way.equals("back") ? "back" : "skip again", lease);
      Api.judge(bo, project, lease, "pos").then().statusCode(201).body("surplus", equalTo(false));

      String full = Api.project(1, pool, Api.overlap(1));
      String first = lease(bo, full);
      close(way, first);
      Api.judge(cy, full, lease(cy, full), "neg").then().statusCode(201);
      Api.judge(bo, full, first, "pos").then().statusCode(201).body("surplus", equalTo(true));
      assertEquals(2, lines(full));
    }
  }

  private void close(String way, String lease) {
    if (way.equals("back")) {
      Api.as(bo).delete("/leases/" + lease).then().statusCode(204);
    } else {
      Api.post(bo, "/leases/" + lease + "/skip", Map.of("reason", "blank"))
          .then()
          .statusCode(way.equals("skip") ? 204 : 409);
    }
  }

  @Test
  void aJudgedLeaseIsNeitherGivenBackNorSkippedNorExtendedNorJudgedOtherwise() {
    String project = Api.project(1, pool, Api.overlap(2));
    String lease = lease(bo, project);
    String judgement = Api.judge(bo, project, lease, "pos").path("judgement");
    Api.judge(bo, project, lease, "neg").then().statusCode(409);
    Api.as(bo).delete("/leases/" + lease).then().statusCode(409);
    Api.post(bo, "/leases/" + lease + "/skip", Map.of("reason", "blank")).then().statusCode(409);
    Api.as(bo).post("/leases/" + lease + "/heartbeat").then().statusCode(409);
    Response again = Api.judge(bo, project, lease, "pos");
    again.then().statusCode(200);
    assertEquals(judgement, again.path("judgement"));
    assertEquals(1, lines(project));
  }

  @Test
  void theSameAnswerFromManyTabsAtOnceIsOneJudgement() throws Exception {
    String project = Api.project(1, pool, Api.overlap(2));
    String lease = lease(bo, project);
    List<Response> told = atOnce(tab -> Api.judge(bo, project, lease, "pos"));
    assertEquals(1, told.stream().filter(one -> one.statusCode() == 201).count());
    assertEquals(TABS - 1L, told.stream().filter(one -> one.statusCode() == 200).count());
    assertEquals(1, told.stream().map(one -> one.<String>path("judgement")).distinct().count());
    assertEquals(1, lines(project));
  }

  @Test
  void ofTwoAnswersAtOnceOneIsRecordedAndTheOtherIsAConflict() throws Exception {
    String project = Api.project(1, pool, Api.overlap(2));
    String lease = lease(bo, project);
    List<Response> told =
        atOnce(tab -> Api.judge(bo, project, lease, tab % 2 == 0 ? "pos" : "neg"));
    assertEquals(1, told.stream().filter(one -> one.statusCode() == 201).count());
    assertEquals(TABS / 2L - 1, told.stream().filter(one -> one.statusCode() == 200).count());
    assertEquals(TABS / 2L, told.stream().filter(one -> one.statusCode() == 409).count());
    assertEquals(1, lines(project));
  }

  @Test
  void skippingAndAnsweringAtOnceLeavesOneJudgement() throws Exception {
    String project = Api.project(1, pool, Api.overlap(1));
    String lease = lease(bo, project);
    List<Response> told =
        atOnce(
            tab ->
                tab == 0
                    ? Api.post(bo, "/leases/" + lease + "/skip", Map.of("reason", "blank"))
                    : Api.judge(bo, project, lease, "pos"));
    assertEquals(1, told.stream().filter(one -> one.statusCode() == 201).count());
    assertEquals(1, lines(project));
    Api.lease(cy, project).then().body("leases", hasSize(0)).body("left", equalTo("none"));
  }

  @Test
  void anIdempotencyKeyIsRefusedWithAnotherBody() throws Exception {
    String key = Api.fresh("key");
    String slug = Api.fresh("pool");
    List<Response> told = atOnce(tab -> keyed(key, "/pools", Map.of("slug", slug, "name", "P")));
    told.forEach(one -> assertEquals(201, one.statusCode(), one.asString()));
    assertEquals(1, told.stream().map(Response::asString).distinct().count());
    keyed(key, "/pools", Map.of("slug", slug, "name", "Q")).then().statusCode(422);
    keyed(key, "/pools", Map.of("slug", Api.fresh("pool"), "name", "P")).then().statusCode(422);
  }

  @Test
  void aSubmitIsNamedByItsLeaseWhateverItsKey() {
    String project = Api.project(2, pool, Api.overlap(1));
    String judgements = "/projects/" + project + "/judgements";
    String key = Api.fresh("key");
    Map<String, Object> first = body(lease(bo, project), "pos");
    Map<String, Object> second = body(lease(bo, project), "pos");
    String one =
        keyed(bo, key, judgements, first).then().statusCode(201).extract().path("judgement");
    String two =
        keyed(bo, key, judgements, second).then().statusCode(201).extract().path("judgement");
    assertNotEquals(one, two);
    keyed(bo, Api.fresh("key"), judgements, first).then().statusCode(200);
    keyed(bo, key, judgements, body((String) first.get("lease"), "neg")).then().statusCode(409);
    assertEquals(2, lines(project));
  }

  private static Map<String, Object> body(String lease, String answer) {
    return Map.of("lease", lease, "answers", Map.of("sentiment", answer));
  }

  private static String lease(String token, String project) {
    return Api.lease(token, project).then().statusCode(200).extract().path("leases[0].lease");
  }

  private static Response submit(String token, String project, Object body) {
    return Api.post(token, "/projects/" + project + "/judgements", body);
  }

  private static Response keyed(String key, String path, Object body) {
    return keyed(Api.ADMIN, key, path, body);
  }

  private static Response keyed(String token, String key, String path, Object body) {
    return Api.as(token)
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post(path);
  }

  /** Judgements given out, every revision. */
  static long lines(String project) {
    return Api.admin()
        .get("/projects/" + project + "/judgements?history=true")
        .asString()
        .lines()
        .filter(line -> !line.isBlank())
        .count();
  }

  /** A lease that is over cannot be extended: waits until the sweep has ended it. */
  private static void awaitExpiry(String token, String lease) throws InterruptedException {
    // Asking extends a lease that is live: so it is asked only when its second must be over.
    for (int look = 0; look < 20; look++) {
      Thread.sleep(4000);
      if (Api.as(token).post("/leases/" + lease + "/heartbeat").statusCode() == 409) {
        return;
      }
    }
    throw new AssertionError("the lease does not end");
  }

  /** What one tab sends. */
  private interface Tab {
    Response send(int tab);
  }

  private static List<Response> atOnce(Tab tab) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(TABS);
    try {
      List<Callable<Response>> sends = new ArrayList<>();
      for (int i = 0; i < TABS; i++) {
        int number = i;
        sends.add(() -> tab.send(number));
      }
      List<Response> told = new ArrayList<>();
      for (Future<Response> sent : threads.invokeAll(sends)) {
        told.add(sent.get());
      }
      return told;
    } finally {
      threads.shutdownNow();
    }
  }
}
