// SPDX-License-Identifier: Apache-2.0
package touchstone.app;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Who may call what: every operation has a row, and every cell of the matrix is tried. */
@AppTest
class RoleMatrixTest {
  private static final String LEAD = "lead";
  private static final String ADMIN = "admin";
  private static final String RATER = "rater";
  private static final String RATER_OR_REVIEWER = "rater or reviewer";
  private static final String REVIEWER_OR_LEAD = "reviewer or lead";
  private static final String SENDER_OR_LEAD = "sender or lead";
  private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          ADMIN, Set.of("admin"),
          LEAD, Set.of("lead", "admin"),
          RATER, Set.of("rater", "lead", "admin"),
          RATER_OR_REVIEWER, Set.of("rater", "reviewer", "lead", "admin"),
          REVIEWER_OR_LEAD, Set.of("reviewer", "lead", "admin"),
          SENDER_OR_LEAD, Set.of("ingest", "lead", "admin"));

  /** The operations that are not for leads alone; every other one needs a row below. */
  private static final Map<String, String> ROWS = new TreeMap<>();

  static {
    for (String lead :
        List.of(
            "POST /datasets",
            "GET /datasets",
            "GET /datasets/{slug}",
            "POST /datasets/{slug}/items",
            "GET /datasets/{slug}/items",
            "GET /datasets/{slug}/profile",
            "POST /datasets/{slug}/media",
            "GET /imports/{id}/errors",
            "POST /guidelines",
            "GET /guidelines",
            "GET /guidelines/{slug}",
            "POST /guidelines/{slug}/versions",
            "GET /guidelines/{slug}/versions",
            "POST /raters",
            "GET /raters",
            "POST /pools",
            "GET /pools",
            "GET /pools/{slug}",
            "POST /pools/{slug}/members",
            "GET /pools/{slug}/members",
            "POST /invitations",
            "POST /pools/{slug}/invitations",
            "GET /pools/{slug}/invitations",
            "DELETE /pools/{slug}/invitations/{id}",
            "GET /projects/{slug}/embeds",
            "POST /projects/{slug}/embeds",
            "DELETE /projects/{slug}/embeds/{id}",
            "GET /pools/{slug}/markets",
            "POST /pools/{slug}/markets",
            "DELETE /pools/{slug}/markets/{id}",
            "POST /pools/{slug}/markets/{id}/submissions",
            "GET /pools/{slug}/markets/{id}/bonuses",
            "GET /pools/{slug}/journey",
            "PUT /pools/{slug}/journey",
            "GET /pools/{slug}/members/{rater}/transitions",
            "POST /pools/{slug}/members/{rater}/transitions",
            "POST /pools/{slug}/members/{rater}/transitions/{id}/answer",
            "POST /projects/{slug}/gold/reasons",
            "GET /raters/{id}/qualifications",
            "POST /raters/{id}/qualifications",
            "DELETE /raters/{id}/qualifications/{skill}",
            "POST /projects",
            "GET /projects",
            "GET /projects/{slug}",
            "POST /projects/{slug}/launch",
            "POST /projects/{slug}/pause",
            "POST /projects/{slug}/cancel",
            "POST /projects/{slug}/judgements/import",
            "GET /projects/{slug}/judgements",
            "POST /projects/{slug}/resolutions",
            "GET /projects/{slug}/resolutions",
            "GET /resolution-runs/{id}",
            "GET /resolution-runs/{id}/skills",
            "GET /resolution-runs/{id}/changes",
            "GET /resolution-runs/{id}/settled",
            "PUT /projects/{slug}/pinned-run",
            "GET /projects/{slug}/labels",
            "GET /projects/{slug}/archive",
            "POST /archives",
            "GET /projects/{slug}/labels/about",
            "GET /projects/{slug}/card",
            "POST /projects/{slug}/intake",
            "GET /projects/{slug}/ready",
            "GET /projects/{slug}/report",
            "POST /projects/{slug}/report/subscription",
            "DELETE /projects/{slug}/report/subscription",
            "GET /projects/{slug}/freshness",
            "GET /projects/{slug}/metrics/freshness",
            "GET /projects/{slug}/relabels",
            "POST /projects/{slug}/relabels",
            "GET /projects/{slug}/relabels/queue",
            "GET /projects/{slug}/metrics/progress",
            "GET /projects/{slug}/metrics/agreement",
            "GET /projects/{slug}/metrics/raters",
            "GET /projects/{slug}/metrics/confusion",
            "GET /projects/{slug}/metrics/questions",
            "GET /projects/{slug}/metrics/bias",
            "GET /projects/{slug}/metrics/ranking",
            "GET /projects/{slug}/metrics/overlap",
            "GET /projects/{slug}/metrics/stopping",
            "GET /projects/{slug}/metrics/diversity",
            "GET /projects/{slug}/looks",
            "GET /projects/{slug}/guideline-changes",
            "GET /projects/{slug}/pilot",
            "POST /projects/{slug}/pilot/open",
            "POST /projects/{slug}/guideline-changes/{version}/remedies",
            "GET /projects/{slug}/policy",
            "PUT /projects/{slug}/policy",
            "GET /projects/{slug}/dry-run",
            "POST /projects/{slug}/dry-run",
            "PUT /projects/{slug}/priorities",
            "GET /pools/{slug}/projects",
            "PUT /pools/{slug}/projects",
            "GET /projects/{slug}/gold",
            "POST /projects/{slug}/gold",
            "DELETE /projects/{slug}/gold/{item}",
            "GET /projects/{slug}/quality/rules",
            "POST /projects/{slug}/quality/rules",
            "PUT /projects/{slug}/quality/rules/{id}",
            "DELETE /projects/{slug}/quality/rules/{id}",
            "POST /projects/{slug}/quality/rules/dry-run",
            "POST /projects/{slug}/quality/looks",
            "GET /projects/{slug}/quality/skills",
            "GET /projects/{slug}/quality/acts",
            "POST /projects/{slug}/quality/acts/{id}/answer",
            "POST /streams",
            "GET /streams",
            "GET /streams/{slug}",
            "PUT /streams/{slug}/mapping",
            "GET /streams/{slug}/policies",
            "POST /streams/{slug}/policies",
            "GET /streams/{slug}/health",
            "GET /streams/{slug}/labels",
            "GET /streams/{slug}/quarantine",
            "POST /streams/{slug}/quarantine/replays",
            "POST /streams/{slug}/quarantine/discards",
            "GET /streams/{slug}/slices",
            "GET /streams/{slug}/slices/timeline",
            "GET /streams/{slug}/slices/search",
            "GET /streams/{slug}/drift",
            "GET /streams/{slug}/alarms",
            "GET /projects/{slug}/cover",
            "GET /projects/{slug}/health",
            "GET /organisation",
            "GET /projects/{slug}/ledger",
            "POST /projects/{slug}/ledger",
            "POST /projects/{slug}/ledger/imports",
            "GET /pools/{slug}/rates",
            "POST /pools/{slug}/rates",
            "GET /projects/{slug}/metrics/cost",
            "GET /projects/{slug}/cost-alarms",
            "GET /projects/{slug}/top-ups",
            "POST /projects/{slug}/top-ups",
            "GET /raters/{id}/statement",
            "GET /streams/{slug}/alarms/{id}",
            "GET /streams/{slug}/alarms/{id}/batch",
            "POST /streams/{slug}/alarms/{id}/batch",
            "POST /streams/{slug}/alarms/{id}/batch/launch",
            "POST /streams/{slug}/alarms/{id}/close",
            "GET /streams/{slug}/training")) {
      ROWS.put(lead, LEAD);
    }
    for (String rater :
        List.of(
            "GET /guidelines/{slug}/versions/{number}/quiz",
            "POST /guidelines/{slug}/versions/{number}/acknowledgements",
            "POST /projects/{slug}/leases",
            "POST /pools/{slug}/leases",
            "POST /leases/{id}/heartbeat",
            "DELETE /leases/{id}",
            "POST /leases/{id}/skip",
            "POST /projects/{slug}/judgements",
            "POST /projects/{slug}/judgements/batch",
            "PUT /judgements/{id}",
            "DELETE /judgements/{id}",
            "GET /projects/{slug}/reviews/mine",
            "POST /projects/{slug}/reviews/mine/{id}/contest",
            "GET /journeys",
            "POST /journeys/{slug}/consent",
            "POST /journeys/{slug}/rest",
            "DELETE /journeys/{slug}/rest",
            "POST /bans/{id}/appeal",
            "GET /journeys/{slug}/transitions",
            "POST /journeys/{slug}/transitions/{id}/appeal",
            "GET /projects/{slug}/quality/mine",
            "POST /projects/{slug}/quality/mine/{id}/appeal")) {
      ROWS.put(rater, RATER);
    }
    for (String reviewer :
        List.of(
            "GET /projects/{slug}/reviews/queue",
            "GET /projects/{slug}/reviews",
            "POST /projects/{slug}/reviews",
            "GET /projects/{slug}/reviews/{id}",
            "POST /projects/{slug}/reviews/{id}/blind",
            "POST /projects/{slug}/reviews/{id}/decision",
            "GET /projects/{slug}/reviews/contests",
            "POST /projects/{slug}/reviews/contests/{id}")) {
      ROWS.put(reviewer, REVIEWER_OR_LEAD);
    }
    for (String admin :
        List.of(
            "GET /bans",
            "POST /raters/{id}/bans",
            "POST /bans/{id}/answer",
            "POST /bans/{id}/lift")) {
      ROWS.put(admin, ADMIN);
    }
    ROWS.put("GET /guidelines/{slug}/versions/{number}/schema", RATER_OR_REVIEWER);
    ROWS.put("GET /me/data", RATER_OR_REVIEWER);
    for (String admin :
        List.of(
            "GET /audit",
            "POST /audit/verifications",
            "GET /raters/{id}/data",
            "POST /raters/{id}/erasure")) {
      ROWS.put(admin, ADMIN);
    }
    for (String door :
        List.of(
            "POST /streams/{slug}/predictions",
            "POST /streams/{slug}/outcomes",
            "POST /ingest/{slug}",
            "PUT /ingest/{slug}",
            "POST /ingest/{slug}/tag/{tag}",
            "PUT /ingest/{slug}/tag/{tag}",
            "POST /ingest/{slug}/_bulk",
            "PUT /ingest/{slug}/_bulk",
            "POST /ingest/{slug}/{index}/_bulk",
            "PUT /ingest/{slug}/{index}/_bulk",
            "POST /ingest/{slug}/firehose",
            "POST /ingest/{slug}/pubsub",
            "POST /ingest/{slug}/azure",
            "POST /ingest/{slug}/dataCollectionRules/{id}/streams/{name}",
            "POST /ingest/{slug}/v1/logs")) {
      ROWS.put(door, SENDER_OR_LEAD);
    }
  }

  @Test
  void everyOperationHasARow() {
    List<String> served =
        Operations.all().stream().map(Operations.Operation::name).sorted().toList();
    assertEquals(
        served,
        List.copyOf(ROWS.keySet()),
        "each operation needs a row in RoleMatrixTest.ROWS that says who may call it, and each row"
            + " an operation; one that names a thing of somebody's also needs a case in"
            + " OwnAndForeignTest");
  }

  /** Whether only leads or admins may call it; they see all there is. */
  static boolean ofLeads(String operation) {
    return Set.of(LEAD, ADMIN, REVIEWER_OR_LEAD).contains(ROWS.getOrDefault(operation, LEAD));
  }

  /** Whether senders with a token of one stream may call it. */
  static boolean ofSenders(String operation) {
    return SENDER_OR_LEAD.equals(ROWS.get(operation));
  }

  @Test
  void everyCellIsAsItShouldBe() {
    Map<String, String> tokens = Callers.tokens();
    List<String> wrong = new ArrayList<>();
    for (Operations.Operation operation : Operations.all()) {
      Set<String> allowed = ALLOWED.get(ROWS.getOrDefault(operation.name(), LEAD));
      expect(operation, null, 401, wrong);
      expect(operation, "tst_nobody_has_this_token", 401, wrong);
      tokens.forEach(
          (role, token) -> {
            int status = call(operation, token);
            boolean refused = status == 401 || status == 403;
            if (allowed.contains(role) ? refused || status >= 500 : status != 403) {
              wrong.add(operation.name() + " as " + role + " gave " + status);
            }
          });
    }
    assertEquals(List.of(), wrong);
  }

  private static void expect(
      Operations.Operation operation, String token, int expected, List<String> wrong) {
    int status = call(operation, token);
    if (status != expected) {
      wrong.add(operation.name() + " as " + token + " gave " + status);
    }
  }

  /** Things that are not there: who is allowed gets 404, 400 or a list, never a change. */
  static int call(Operations.Operation operation, String token) {
    RequestSpecification request = given().basePath(operation.base());
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (operation.path().endsWith("/media")) {
      request.multiPart("file", "x.png", new byte[] {1});
    } else if (operation.takesBody()) {
      request.contentType("application/json").body("{\"nonsense\":1}");
    }
    return request.request(operation.method(), operation.filled("not-there", NOBODY)).statusCode();
  }
}
