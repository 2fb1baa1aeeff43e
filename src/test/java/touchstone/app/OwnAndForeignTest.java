// SPDX-License-Identifier: Apache-2.0
package touchstone.app;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The third side of the matrix: whoever may call an operation at all finds the own things and none
 * of another's. Which operations name such a thing is read from the served document.
 */
@AppTest
class OwnAndForeignTest {
  /** What names a thing that everybody who may ask at all may ask about. */
  private static final Set<String> OF_ALL =
      Set.of(
          // Whoever knows a guideline's address may know what it asks; nothing of anybody is in it.
          "GET /guidelines/{slug}/versions/{number}/schema",
          "GET /guidelines/{slug}/versions/{number}/quiz",
          // A number of the project's own guideline: there is no other's to name.
          "POST /projects/{slug}/guideline-changes/{version}/remedies",
          "POST /guidelines/{slug}/versions/{number}/acknowledgements");

  /** Leads see all there is; what they name beside it must belong to it. */
  private static boolean namesAThing(Operations.Operation operation) {
    int parameters = operation.path().split("\\{", -1).length - 1;
    return RoleMatrixTest.ofLeads(operation.name()) ? parameters > 1 : parameters > 0;
  }

  @Test
  void everyOperationThatNamesAThingHasACase() {
    Set<String> named = new TreeSet<>();
    for (Operations.Operation operation : Operations.all()) {
      if (namesAThing(operation) && !RoleMatrixTest.ofSenders(operation.name())) {
        named.add(operation.name());
      }
    }
    Set<String> declared = new TreeSet<>(new TwoWorlds().cases().keySet());
    declared.addAll(OF_ALL);
    assertEquals(
        named,
        declared,
        "add to TwoWorlds.cases how to call it on one's own thing and on another's, or to OF_ALL why"
            + " it is nobody's");
  }

  @Test
  void whatIsForeignIsNotThereAndWhatIsOwnIs() {
    TwoWorlds worlds = new TwoWorlds();
    Map<String, TwoWorlds.Case> cases = worlds.cases();
    List<String> wrong = new ArrayList<>();
    cases.forEach(
        (operation, each) -> {
          int status = call(operation, each.token(), each.foreign(), each.body());
          if (status != 404) {
            wrong.add(operation + " on another's gave " + status);
          }
        });
    // Somebody else of the same project, and somebody of no project, ask for what is Bo's.
    for (String other :
        List.of(
            Api.rater(worlds.here.pool, "Cy"), worlds.there.rater, Api.rater(Api.pool(), "Di"))) {
      cases.forEach(
          (operation, each) -> {
            if (!RoleMatrixTest.ofLeads(operation) && !shared(operation)) {
              int status = call(operation, other, each.own(), each.body());
              if (status != 404) {
                wrong.add(operation + " of Bo's by another gave " + status);
              }
            }
          });
    }
    List<String> order = new ArrayList<>(cases.keySet());
    order.sort((one, two) -> Boolean.compare(ends(one), ends(two)));
    for (String operation : order) {
      TwoWorlds.Case each = cases.get(operation);
      int status = call(operation, each.token(), each.own(), each.body());
      if (status == 401 || status == 403 || status == 404 || status >= 500) {
        wrong.add(operation + " on one's own gave " + status);
      }
    }
    assertEquals(List.of(), wrong);
  }

  /** Named by a project or pool that Cy is in too: Cy finds Cy's own there. */
  private static boolean shared(String operation) {
    return operation.endsWith("/leases")
        || operation.endsWith("/mine")
        || operation.contains("/journeys/") && !operation.endsWith("/appeal");
  }

  private static boolean ends(String operation) {
    return operation.startsWith("DELETE")
        || operation.endsWith("/close")
        || operation.endsWith("/rest")
        || operation.startsWith("GET") && operation.endsWith("/batch");
  }

  @Test
  void aTokenOfOneStreamOpensNoOther() {
    TwoWorlds worlds = new TwoWorlds();
    List<String> wrong = new ArrayList<>();
    for (Operations.Operation operation : Operations.all()) {
      if (RoleMatrixTest.ofSenders(operation.name())) {
        int status = send(operation, worlds.here.sender, worlds.there.stream);
        if (status != 403 && status != 404) {
          wrong.add(operation.name() + " of another stream gave " + status);
        }
        status = send(operation, worlds.here.sender, worlds.here.stream);
        if (status == 401 || status == 403 || status == 404 || status >= 500) {
          wrong.add(operation.name() + " of the own stream gave " + status);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static int send(Operations.Operation operation, String token, String stream) {
    return given()
        .basePath(operation.base())
        .header("Authorization", "Bearer " + token)
        .contentType("application/json")
        .body("[]")
        .request(operation.method(), operation.filled(stream, "x"))
        .statusCode();
  }

  private static int call(String operation, String token, String path, Object body) {
    RequestSpecification request = Api.as(token);
    if (body != null) {
      request.contentType("application/json").body(body);
    }
    Response response = request.request(operation.replaceFirst(" .*", ""), path);
    // Of many answers each is refused alone.
    boolean refusedAlone =
        operation.endsWith("judgements/batch")
            && response.statusCode() == 200
            && response.path("results[0].judgement") == null
            && response.asString().contains("404");
    return refusedAlone ? 404 : response.statusCode();
  }
}
