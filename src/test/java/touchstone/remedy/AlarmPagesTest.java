// SPDX-License-Identifier: Apache-2.0
package touchstone.remedy;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;
import touchstone.feedback.StreamCalls;
import touchstone.watch.Alarming;

/** Every kind of alarm in its own plain words, and each way to end one. */
@AppTest
class AlarmPagesTest {
  private static final String FIGURES =
      "{\"labels\":1161,\"since\":1000,\"labelsPerFalseAlarm\":120000,"
          + "\"before\":{\"predictions\":1000,\"positives\":0.08,\"auc\":0.81,\"aucError\":0.01,"
          + "\"meanScore\":0.081},"
          + "\"after\":{\"predictions\":161,\"positives\":0.16,\"auc\":0.52,\"meanScore\":0.08},"
          + "\"detectable\":{\"aucDrop\":0.12,\"rateUp\":1.6,\"rateDown\":null}}";

  private static ValidatableResponse page(StreamCalls stream, String rest) {
    return Browser.signedIn().get("/streams/" + stream.slug() + rest).then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "volume-down|{\"of\":\"outcomes\",\"count\":3,\"usual\":120.4}"
            + "|Fewer outcomes come in than usual|3 outcomes came in an hour in which 120 are usual",
        "volume-up|{\"of\":\"predictions\",\"count\":900,\"usual\":120}"
            + "|More predictions come in than usual|900 predictions came",
        "silence|{\"lastOutcome\":\"2026-10-07T12:58:00Z\",\"usualSeconds\":300}"
            + "|No outcomes come in any more|Usually not 5 minutes pass between two",
        "bad-data|{\"quarantined\":40,\"of\":50,\"usual\":0.01}"
            + "|Much of what comes in is not understood|40 of 50 records"
      })
  void traffic(String kind, String evidence, String headline, String said) {
    StreamCalls stream = StreamCalls.made();
    String id = Alarming.raise(stream, kind, "", "", evidence);
    page(stream, "/alarms/" + id)
        .body(containsString(headline))
        .body(containsString(said))
        .body(not(containsString("What people should look at")))
        .body(containsString("name=\"cause\""));
    close(stream, id, "stream");
    Api.admin()
        .get(stream.path("/alarms/" + id))
        .then()
        .body("cause", equalTo("stream"))
        .body("note", equalTo("a logger"));
    page(stream, "/alarms/" + id)
        .body(containsString("a logger"))
        .body(not(containsString("name=\"cause\"")));
  }

  private static void close(StreamCalls stream, String id, String cause) {
    String back =
        Browser.signedIn()
            .formParam("cause", cause)
            .formParam("note", "a logger")
            .post("/streams/" + stream.slug() + "/alarms/" + id + "/close")
            .then()
            .statusCode(303)
            .extract()
            .header("Location");
    assertTrue(back.endsWith("#concluded"), back);
  }

  @Test
  void aSlicesFiguresAreSaidBeforeAndSince() {
    StreamCalls stream = StreamCalls.made();
    String id = Alarming.raise(stream, "ranking", "category", "dress <b>", FIGURES);
    page(stream, "/alarms/" + id)
        .body(containsString("The model no longer ranks category: dress &lt;b&gt;"))
        .body(containsString("AUC was 0.81 before and has been 0.52 since 2026-10-07 13:00 UTC."))
        .body(containsString("The proof was enough after 161 labels"))
        .body(containsString("0.81 ± 0.01"))
        .body(containsString("an AUC lower by 0.12"))
        .body(not(containsString("dress <b>")));
    String rate = Alarming.raise(stream, "rate-up", "category", "boots", FIGURES);
    page(stream, "/alarms/" + rate)
        .body(containsString("More is positive than scores promise: category: boots"))
        .body(containsString("16.0 % have been positive"));
    page(stream, "/slices?model=m1&name=category&value=none")
        .body(containsString("Nothing is counted of this slice yet."));
  }

  @Test
  void theWorstStandsFirst() {
    StreamCalls stream = StreamCalls.made();
    stream.predictions("{\"key\":\"a\",\"at\":\"2026-10-01T00:00:00Z\"}").statusCode(200);
    Alarming.raise(stream, "silence", "", "", "{}");
    Alarming.raise(stream, "ranking", "category", "dress", FIGURES);
    String home = page(stream, "").extract().asString();
    int silence = home.indexOf("No outcomes come in any more");
    assertTrue(silence > 0 && silence < home.indexOf("no longer ranks category: dress"), home);
  }

  @Test
  void aFaultIsSaidAndNothingIsClosed() {
    StreamCalls stream = StreamCalls.made();
    String id = Alarming.raise(stream, "ranking", "category", "dress", FIGURES);
    String at = "/streams/" + stream.slug() + "/alarms/" + id;
    Browser.signedIn()
        .formParam("note", "what I <i>found</i>")
        .post(at + "/close")
        .then()
        .statusCode(422)
        .body(containsString("role=\"alert\""))
        .body(containsString("what I &lt;i&gt;found&lt;/i&gt;</textarea>"));
    Browser.signedIn()
        .formParam("size", "many")
        .post(at + "/draft")
        .then()
        .statusCode(422)
        .body(containsString("must be a whole number"));
    Api.admin().get(stream.path("/alarms/" + id)).then().body("cause", equalTo(null));
  }

  @Test
  void whoDoesNotLeadSeesNoneOfIt() {
    StreamCalls stream = StreamCalls.made();
    Browser.anyone().get("/streams/" + stream.slug()).then().statusCode(303);
  }

  @Test
  void trainingDataComesAsAFile() {
    StreamCalls stream = StreamCalls.made();
    page(stream, "/training")
        .header("Content-Disposition", containsString(stream.slug() + "-training.jsonl"));
  }
}
