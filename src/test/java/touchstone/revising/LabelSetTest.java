// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Json;

/** The label set changes: what was answered stays, what counts follows the mapping. */
@AppTest
class LabelSetTest {
  private static Map<String, Object> template(String... values) {
    List<Map<String, String>> options = new ArrayList<>();
    for (String value : values) {
      options.add(Map.of("value", value, "title", "The " + value));
    }
    return Map.of(
        "show",
        List.of(Map.of("field", "text", "as", "text")),
        "ask",
        List.of(
            Map.of("name", "sentiment", "type", "choice", "title", "Which?", "options", options)));
  }

  private static Map<String, Object> relation(List<String> from, List<String> to) {
    return Map.of("from", from, "to", to);
  }

  private static Map<String, String> labels(Revised world, String query) {
    Map<String, String> labels = new TreeMap<>();
    text(world, "/labels" + query)
        .lines()
        .map(Json::tree)
        .forEach(line -> labels.put(line.get("item").asText(), line.get("label").asText()));
    return labels;
  }

  private static String text(Revised world, String path) {
    return Api.admin()
        .get("/projects/" + world.project + path)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  @Test
  void mergedSplitAndRetiredLabelsReadByTheNewSetAndTheRawAnswersStay() {
    Revised world = new Revised(2, "0.10", template("a", "b", "c", "d"));
    for (String value : List.of("a", "b", "c", "d")) {
      world.judged("boots", 1, value);
    }
    // One more item, on which a and b were at odds until they became the same.
    Revised.send(
        "{\"id\":\"i5\",\"text\":\"x\",\"category\":\"boots\"}\n",
        "/datasets/" + world.dataset + "/items");
    for (String value : List.of("a", "b")) {
      Revised.send(
          "{\"item\":\"i5\",\"rater\":\"%s-%s\",\"question\":\"sentiment\",\"answer\":\"%s\"}\n"
              .formatted(value, world.project, value),
          "/projects/" + world.project + "/judgements/import");
    }
    assertEquals("{i1=a, i2=b, i3=c, i4=d, i5=null}", labels(world, "").toString());
    String judgements = text(world, "/judgements");
    Instant before =
        Instant.parse(
            Api.admin().get("/projects/" + world.project + "/metrics/freshness").path("at"));
    byte[] labelsBefore = text(world, "/labels?asOf=" + before).getBytes();
    byte[] softBefore = text(world, "/labels?mode=soft&asOf=" + before).getBytes();

    Map<String, Object> change = Revised.meaning("template", template("x", "d1", "d2", "y"));
    Api.post(Api.ADMIN, world.versions() + "?dryRun=true", change)
        .then()
        .statusCode(200)
        .body("projects[0].outdated.labels", equalTo(5))
        .body("unmapped.sentiment", equalTo(List.of("a", "b", "c", "d")));
    change.put(
        "mapping",
        List.of(
            relation(List.of("a", "b"), List.of("x")),
            relation(List.of("c"), List.of()),
            relation(List.of("d"), List.of("d1", "d2"))));
    Api.post(Api.ADMIN, world.versions() + "?dryRun=true", change)
        .then()
        .statusCode(200)
        .body("projects[0].outdated.labels", equalTo(2))
        .body("unmapped", equalTo(Map.of()));
    Api.post(Api.ADMIN, world.versions(), change).then().statusCode(201);

    assertEquals("{i1=x, i2=x, i3=null, i4=d, i5=x}", labels(world, "").toString());
    assertEquals(judgements, text(world, "/judgements"));
    world.changes().body("items[0].outdated.labels", equalTo(2));
    assertArrayEquals(labelsBefore, text(world, "/labels?asOf=" + before).getBytes());
    assertArrayEquals(softBefore, text(world, "/labels?mode=soft&asOf=" + before).getBytes());
    assertEquals(0, world.differing());
    String agreement = text(world, "/metrics/agreement");
    assertTrue(agreement.contains("version"), agreement);
  }

  @Test
  void aTitleAloneRewritesNothingAndALaterChangeFindsWhatBecameItsValue() {
    Revised world = new Revised(1, "0.10", template("a", "b"));
    world.judged("boots", 2, "a");
    world.judged("boots", 1, "b");
    Map<String, Object> change = Revised.meaning("template", template("x", "b"));
    change.put("mapping", List.of(relation(List.of("a"), List.of("x"))));
    Api.post(Api.ADMIN, world.versions(), change).then().statusCode(201);
    world.changes().body("items[0].outdated.labels", equalTo(0));
    assertEquals("{i1=x, i2=x, i3=b}", labels(world, "").toString());
    Api.post(Api.ADMIN, world.versions(), Revised.meaning("affects", List.of("x")))
        .then()
        .statusCode(201);
    world.changes().body("items[0].outdated.labels", equalTo(2));
    assertEquals(0, world.differing());
  }

  @Test
  void aMappingThatSaysAThingTwiceIsNotTaken() {
    Revised world = new Revised(1, "0.10", template("a", "b"));
    Map<String, Object> change = Revised.meaning("template", template("x", "b"));
    refused(world, change, "mapping[0].to", relation(List.of("a"), List.of("x", "x")));
    Map<String, Object> ofOne =
        Map.of("question", "sentiment", "from", List.of("a"), "to", List.of("b"));
    refused(world, change, "mapping[1].from", relation(List.of("a"), List.of("x")), ofOne);
    refused(world, change, "mapping[1].from", ofOne, relation(List.of("a"), List.of("x")));
    refused(
        world,
        change,
        "mapping[0].question",
        Map.of("question", "mood", "from", List.of("a"), "to", List.of("x")));
    Api.admin().get(world.versions()).then().body("items.size()", equalTo(1));
  }

  @SafeVarargs
  private static void refused(
      Revised world, Map<String, Object> change, String field, Map<String, Object>... mapping) {
    change.put("mapping", List.of(mapping));
    Api.post(Api.ADMIN, world.versions(), change)
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo(field));
  }
}
