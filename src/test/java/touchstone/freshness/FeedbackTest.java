// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Transactions;
import touchstone.dataset.Imports;
import touchstone.feedback.StreamCalls;
import touchstone.judgement.JudgementImport;
import touchstone.project.Projects;
import touchstone.project.Tasks;

/** What streams say of labels: that they are wrong, and how long it takes to hear so. */
@AppTest
class FeedbackTest {
  @Inject JudgementImport judgements;
  @Inject Projects projects;
  @Inject Transactions transactions;
  @Inject Tasks tasks;

  private void beside(World world, String item, String label) {
    transactions.inNew(
        () -> {
          judgements.putBeside(
              projects.named(world.project),
              "stream " + world.project,
              "sentiment",
              List.of(
                  new JudgementImport.Beside(
                      item, TextNode.valueOf(label), Instant.now(), "label policy 1")),
              new Imports.Tally());
          return null;
        });
  }

  @Test
  void aStreamThatDisagreesMakesALabelDoubtful() {
    World world = new World(null);
    world.judged("boots", 3, Duration.ofDays(100));
    beside(world, "i2", "neg");
    beside(world, "i3", "pos");
    world.metrics().body("outdated", equalTo(1)).body("queue.labels", equalTo(1));
    Api.admin()
        .get("/projects/" + world.project + "/relabels/queue")
        .then()
        .body("items[0].item", equalTo("i2"))
        .body("items[0].reasons", contains("feedback"));
  }

  @Test
  void aStreamSpeaksToTheOldLabelWhileItIsMadeAgain() {
    World world = new World(null);
    world.judged("boots", 1, Duration.ofDays(100));
    world.relabel(Map.of("labels", 1)).then().statusCode(201);
    beside(world, "i1", "neg");
    assertEquals(0, tasks.miscounted());
    world.relabels().body("items[0].settled", equalTo(0));
    String lines = Api.admin().get("/projects/" + world.project + "/judgements").asString();
    assertEquals(2, lines.lines().filter(line -> line.contains("\"round\":1")).count());
  }

  @Test
  void lagsAreCountedFromPredictionToOutcomeBySlice() {
    World world = new World(null);
    StreamCalls stream =
        StreamCalls.made(
            "{\"window\":\"PT30M\",\"outcomes\":[{\"type\":\"buy\",\"label\":\"pos\"}],\"default\":\"neg\"}",
            Map.of("project", world.project, "question", "sentiment"));
    Instant began = Instant.now().minus(Duration.ofHours(2));
    StringBuilder predictions = new StringBuilder();
    StringBuilder outcomes = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      Instant at = began.plusSeconds(600L * i);
      predictions.append(
          "{\"key\":\"k%d\",\"at\":\"%s\",\"score\":0.5,\"slices\":{\"category\":\"boots\"}}\n"
              .formatted(i, at));
      outcomes.append(
          "{\"key\":\"k%d\",\"type\":\"buy\",\"at\":\"%s\"}\n"
              .formatted(i, at.plusSeconds(60L * (i + 1))));
    }
    stream.predictions(predictions.toString());
    stream.outcomes(outcomes.toString());
    world
        .metrics()
        .statusCode(200)
        .body("feedback.stream", hasItems(stream.slug()))
        .body("feedback.slice", hasItems("category:boots"))
        .body("feedback[0].outcomes", equalTo(4))
        .body("feedback[0].mean", equalTo(150f))
        .body("feedback[0].p95", equalTo(240f));
  }

  @Test
  void theFiguresAreAFileToo() {
    World world = new World(World.promise("P10D", "P20D"));
    world.judged("boots, high", 2, Duration.ofDays(15));
    String csv =
        io.restassured.RestAssured.given()
            .cookies(signedIn())
            .get("/projects/" + world.project + "/freshness.csv")
            .then()
            .statusCode(200)
            .contentType(containsString("text/csv"))
            .extract()
            .asString();
    List<String> lines = csv.lines().toList();
    assertEquals(3, lines.size());
    assertEquals("slice,labels,ageP50", lines.get(0).substring(0, 19));
    assertEquals("\"category:boots, high\",2,P15D", lines.get(2).substring(0, 29));
  }

  private static Map<String, String> signedIn() {
    return io.restassured.RestAssured.given()
        .redirects()
        .follow(false)
        .header("Sec-Fetch-Site", "same-origin")
        .formParam("login", "admin")
        .formParam("password", "correct horse battery")
        .post("/sign-in")
        .cookies();
  }
}
