// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** A change of meaning from its price to what is decided about the labels it outdates. */
@AppTest
class RevisingTest {

  @Test
  void aChangeIsPricedBeforeItIsMadeAndOutdatesWhatItAffectsAlone() {
    Revised world = new Revised(3, "0.12");
    world.judged("boots", 4, "pos");
    world.judged("boots", 6, "neg");
    world.judged("hats", 5, "neg");
    Map<String, Object> change = Revised.meaning("affects", List.of("neg"));
    change.put("where", Map.of("category", "boots"));
    Api.post(Api.ADMIN, world.versions() + "?dryRun=true", change)
        .then()
        .statusCode(200)
        .body("version", equalTo(2))
        .body("projects[0].project", equalTo(world.project))
        .body("projects[0].outdated.labels", equalTo(6))
        .body("projects[0].outdated.judgements", equalTo(18))
        .body("projects[0].outdated.price.amount", equalTo("2.16"))
        .body("projects[0].outdated.price.currency", equalTo("EUR"))
        .body("projects[0].outdated.days", nullValue());
    Api.admin().get(world.versions()).then().body("items", hasSize(1));
    Response made = Api.post(Api.ADMIN, world.versions(), change);
    made.then()
        .statusCode(201)
        .body("version", equalTo(2))
        .body("affects", contains("neg"))
        .body("where.category", equalTo("boots"));
    world
        .changes()
        .body("items", hasSize(1))
        .body("items[0].outdated.labels", equalTo(6))
        .body("items[0].remedies", hasSize(0));
    Api.admin()
        .get("/projects/" + world.project + "/metrics/freshness")
        .then()
        .body("outdated", equalTo(6))
        .body("slices.find { it.slice == 'category:hats' }.outdated", equalTo(0));
    assertEquals(0, world.differing());
  }

  @Test
  void aSliceThatNoItemIsInIsNotTaken() {
    Revised world = new Revised(1, "0.12");
    world.judged("boots", 2, "neg");
    for (String call : List.of("?dryRun=true", "")) {
      Map<String, Object> change = Revised.meaning("affects", List.of("neg"));
      change.put("where", Map.of("colour", "red"));
      Api.post(Api.ADMIN, world.versions() + call, change)
          .then()
          .statusCode(422)
          .body("errors[0].field", equalTo("where.colour"))
          .body("errors[0].reason", containsString("known: category"));
      change.put("where", Map.of("category", "bots"));
      Api.post(Api.ADMIN, world.versions() + call, change)
          .then()
          .statusCode(422)
          .body("errors[0].field", equalTo("where.category"));
    }
    Api.admin().get(world.versions()).then().body("items", hasSize(1));
  }

  @Test
  void editorialAndClarifyingChangesOutdateNothingAndAskForNothing() {
    Revised world = new Revised(1, "0.12");
    world.judged("boots", 2, "pos");
    for (String kind : List.of("editorial", "clarifying")) {
      Api.post(Api.ADMIN, world.versions(), Map.of("change", kind)).then().statusCode(201);
      Api.post(Api.ADMIN, world.versions(), Map.of("change", kind, "affects", List.of("pos")))
          .then()
          .statusCode(422)
          .body("errors[0].field", equalTo("change"));
    }
    world.changes().body("items", hasSize(0));
    Api.admin()
        .get("/projects/" + world.project + "/metrics/freshness")
        .then()
        .body("outdated", equalTo(0));
  }

  @Test
  void aSampleIsJudgedAnewAndTheRestAcceptedWithItsBound() {
    Revised world = new Revised(1, "0.10");
    world.judged("boots", 12, "neg");
    world.judged("boots", 3, "pos");
    Map<String, Object> change = Revised.meaning("affects", List.of("neg"));
    change.put("remedy", "sample");
    change.put("sample", 5);
    Api.post(Api.ADMIN, world.versions(), change).then().statusCode(201);
    world
        .changes()
        .body("items[0].outdated.labels", equalTo(12))
        .body("items[0].remedies[0].remedy.kind", equalTo("sample"))
        .body("items[0].remedies[0].remedy.labels", equalTo(12))
        .body("items[0].remedies[0].came.labels", equalTo(5))
        .body("items[0].remedies[0].bound", nullValue());
    String bo = world.rater();
    Api.lease(bo, world.project).then().statusCode(412);
    Revised.acknowledge(bo, world.guideline, 2, null).then().statusCode(201);
    for (int i = 0; i < 5; i++) {
      world.judge(bo, i == 0 ? "pos" : "neg");
    }
    Api.lease(bo, world.project).then().body("leases", hasSize(0));
    world
        .changes()
        .body("items[0].outdated.labels", equalTo(7))
        .body("items[0].remedies[0].came.settled", equalTo(5))
        .body("items[0].remedies[0].came.flips.flips", equalTo(1))
        .body("items[0].remedies[0].bound", closeTo(.6574));
    Map<String, Object> accept = new HashMap<>(Map.of("remedy", "accept"));
    world.decide(2, accept).then().statusCode(422).body("errors[0].field", equalTo("note"));
    accept.put("note", "One of five is borderline.");
    world.decide(2, accept).then().statusCode(201);
    world
        .changes()
        .body("items[0].outdated.labels", equalTo(0))
        .body("items[0].remedies[0].remedy.kind", equalTo("accept"))
        .body("items[0].remedies[0].remedy.labels", equalTo(7))
        .body("items[0].remedies[0].remedy.note", equalTo("One of five is borderline."));
    assertEquals(0, world.differing());
  }

  private static org.hamcrest.Matcher<Number> closeTo(double value) {
    return new org.hamcrest.TypeSafeMatcher<>() {
      @Override
      protected boolean matchesSafely(Number number) {
        return Math.abs(number.doubleValue() - value) < 1e-4;
      }

      @Override
      public void describeTo(org.hamcrest.Description description) {
        description.appendText("about " + value);
      }
    };
  }

  @Test
  void allCanBeMadeAgainAndANewerChangeSpeaksFirst() {
    Revised world = new Revised(1, "0.10");
    world.judged("boots", 4, "neg");
    world.judged("hats", 4, "pos");
    Api.post(Api.ADMIN, world.versions(), Revised.meaning("affects", List.of("neg")))
        .then()
        .statusCode(201);
    Api.post(Api.ADMIN, world.versions(), Revised.meaning("note", "everything"))
        .then()
        .statusCode(201);
    world
        .changes()
        .body("items.version", contains(3, 2))
        .body("items.outdated.labels", contains(8, 0));
    world.decide(3, Map.of("remedy", "accept", "note", "Tried.")).then().statusCode(201);
    world.changes().body("items.outdated.labels", contains(0, 4));
    world.decide(2, Map.of("remedy", "relabel")).then().statusCode(201);
    world
        .changes()
        .body("items[1].remedies[0].came.labels", equalTo(4))
        .body("items[1].outdated.labels", equalTo(4))
        .body("items[1].outdated.free", equalTo(0));
    String bo = world.rater();
    Revised.acknowledge(bo, world.guideline, 3, null).then().statusCode(201);
    for (int i = 0; i < 4; i++) {
      world.judge(bo, "neg");
    }
    world
        .changes()
        .body("items[1].outdated.labels", equalTo(0))
        .body("items[1].remedies[0].came.flips.flips", equalTo(0))
        .body("items[1].remedies[0].remedy.endedAt", notNullValue());
    world.decide(1, Map.of("remedy", "relabel")).then().statusCode(409);
    world.decide(9, Map.of("remedy", "relabel")).then().statusCode(404);
    assertEquals(0, world.differing());
  }

  @Test
  void sectionsMayBeGivenInsteadOfABodyAndComeBackWithTheirIds() {
    Revised world = new Revised(1, "0.10");
    List<Map<String, Object>> sections =
        List.of(
            Map.of("title", "Rule", "level", 2, "id", "r1", "body", "Read."),
            Map.of(
                "title",
                "Glad",
                "level",
                2,
                "kind",
                "definition",
                "label",
                "pos",
                "body",
                "Glad."));
    Api.post(Api.ADMIN, world.versions(), Map.of("change", "clarifying", "sections", sections))
        .then()
        .statusCode(201)
        .body("body", containsString("## Glad {label=pos}"))
        .body("sections.id", contains("r1", "glad"))
        .body("sections.label", contains(nullValue(), equalTo("pos")));
    Api.post(
            Api.ADMIN,
            world.versions(),
            Map.of("change", "clarifying", "sections", sections, "body", "x"))
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("sections"));
    Api.admin().get("/guidelines/" + world.guideline).then().body("quiz", hasSize(0));
    Api.admin().get("/projects/" + world.project).then().body("slug", not(nullValue()));
  }
}
