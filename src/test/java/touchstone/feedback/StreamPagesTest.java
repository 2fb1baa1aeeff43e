// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;

/** A stream made, connected, mended and judged otherwise, by forms alone. */
@AppTest
class StreamPagesTest {
  private static Response make(String slug, String outcomes) {
    return Browser.signedIn()
        .formParam("slug", slug)
        .formParam("question", "clicked")
        .formParam("window", "0.5")
        .formParam("unit", "hours")
        .formParam("outcomes", outcomes)
        .formParam("silence", "0")
        .formParam("holdout", "2,5")
        .post("/new-stream");
  }

  private static String token(String page) {
    Matcher found = Pattern.compile("tst_[\\w-]{20,}").matcher(page);
    assertTrue(found.find(), page);
    return found.group();
  }

  @Test
  void aStreamIsMadeAndItsTokenIsShownOnceInEveryText() {
    String slug = Api.fresh("clicks");
    Response made = make(slug, "click = 1\nview = 0\n");
    assertEquals(201, made.statusCode());
    String token = token(made.asString());
    assertTrue(made.asString().split(Pattern.quote(token), -1).length > 20, made.asString());
    Api.admin()
        .get("/streams/" + slug)
        .then()
        .body("policy.window", equalTo("PT1800S"))
        .body("policy.outcomes.label", equalTo(java.util.List.of("1", "0")))
        .body("policy.holdout", equalTo(.025f));
    Browser.signedIn()
        .get("/streams/" + slug + "/connect")
        .then()
        .statusCode(200)
        .body(not(containsString(token)))
        .body(containsString("/ingest/" + slug));
    new StreamCalls(slug, token)
        .predictions("{\"key\":\"a\",\"at\":\"2026-10-01T00:00:00Z\"}")
        .statusCode(200);
  }

  @Test
  void anotherTokenSendsToThisStreamAlone() {
    StreamCalls stream = StreamCalls.made();
    StreamCalls other = StreamCalls.made();
    String page = Browser.signedIn().post("/streams/" + stream.slug() + "/tokens").asString();
    String line = "{\"key\":\"a\",\"at\":\"2026-10-01T00:00:00Z\"}";
    new StreamCalls(stream.slug(), token(page)).predictions(line).statusCode(200);
    new StreamCalls(other.slug(), token(page)).predictions(line).statusCode(403);
  }

  @Test
  void aFaultIsSaidAtItsFieldAndNothingIsForgotten() {
    Response refused = make(Api.fresh("clicks"), "click : 1");
    assertEquals(422, refused.statusCode());
    assertTrue(refused.asString().contains("role=\"alert\""), refused.asString());
    assertTrue(
        refused.asString().matches("(?s).*<textarea name=\"outcomes\"[^>]*aria-invalid.*"),
        refused.asString());
    assertTrue(
        refused.asString().contains("Outcomes and the label each means, one a line: must be"),
        refused.asString());
    assertTrue(refused.asString().contains("click : 1</textarea>"), refused.asString());
    StreamCalls there = StreamCalls.made();
    Response taken = make(there.slug(), "click = 1");
    assertEquals(409, taken.statusCode());
    assertTrue(taken.asString().matches("(?s).*<input name=\"slug\"[^>]*aria-invalid.*"));
  }

  @Test
  void aMappingIsMendedAndWhatWaitedIsUnderstood() {
    StreamCalls stream = StreamCalls.made();
    stream.predictions(
        "{\"request\":{\"id\":\"<b>q1</b>\"},\"ts\":1791378000000}\n"
            + "{\"request\":{\"id\":\"q2\"},\"ts\":1791378000000}\n");
    String path = "/streams/" + stream.slug() + "/quarantine";
    Browser.signedIn()
        .get(path)
        .then()
        .statusCode(200)
        .body(containsString("&lt;b&gt;q1&lt;/b&gt;"))
        .body(not(containsString("<b>q1")));
    Browser.signedIn()
        .formParam("mapping", "{\"key\":\"id\"}")
        .post("/streams/" + stream.slug() + "/mapping")
        .then()
        .statusCode(422)
        .body(containsString("role=\"alert\""));
    String back =
        Browser.signedIn()
            .formParam(
                "mapping",
                "{\"key\":\"/request/id\",\"at\":{\"pointer\":\"/ts\",\"format\":\"epoch-millis\"}}")
            .post("/streams/" + stream.slug() + "/mapping")
            .then()
            .statusCode(303)
            .extract()
            .header("Location");
    assertTrue(back.endsWith(path + "?done=mapped"), back);
    String played =
        Browser.signedIn()
            .post(path + "/replays")
            .then()
            .statusCode(303)
            .extract()
            .header("Location");
    assertTrue(played.endsWith("?done=replayed&count=2&left=0"), played);
    Browser.signedIn().get(path).then().body(containsString("Everything that came was understood"));
  }

  @Test
  void thoseOfAReasonAreDiscardedTogether() {
    StreamCalls stream = StreamCalls.made();
    stream.predictions("{\"at\":\"2026-10-01T00:00:00Z\"}\n{\"key\":\"a\",\"at\":\"never\"}\n");
    String path = "/streams/" + stream.slug() + "/quarantine";
    String reason =
        Api.admin().get(stream.path("/quarantine")).then().extract().path("items[0].reason");
    String back =
        Browser.signedIn()
            .formParam("reason", reason)
            .post(path + "/discards")
            .then()
            .statusCode(303)
            .extract()
            .header("Location");
    assertTrue(back.endsWith("?done=discarded&count=1"), back);
  }

  @Test
  void aPolicyIsTriedBeforeItIsKept() {
    StreamCalls stream = StreamCalls.made();
    stream.predictions("{\"key\":\"a\",\"at\":\"2026-10-01T00:00:00Z\"}").statusCode(200);
    stream.outcomes(
        "{\"key\":\"a\",\"type\":\"buy\",\"at\":\"2026-10-01T00:01:00Z\"}\n"
            + "{\"type\":\"heartbeat\"}\n");
    String policy = "{\"window\":\"PT30M\",\"outcomes\":[{\"type\":\"buy\",\"label\":\"1\"}]}";
    String path = "/streams/" + stream.slug() + "/policy";
    Browser.signedIn()
        .formParam("policy", policy)
        .post(path)
        .then()
        .statusCode(200)
        .body(containsString("Only tried"))
        .body(containsString("1 label of 1 would be different"));
    Api.admin().get(stream.path("")).then().body("policyVersion", equalTo(1));
    String back =
        Browser.signedIn()
            .formParam("policy", policy)
            .formParam("keep", "true")
            .post(path)
            .then()
            .statusCode(303)
            .extract()
            .header("Location");
    assertTrue(back.endsWith("?saved=2"), back);
    Browser.signedIn()
        .formParam("policy", "{\"window\":\"soon\"}")
        .post(path)
        .then()
        .statusCode(422)
        .body(containsString("role=\"alert\""));
    Browser.signedIn()
        .get("/streams/" + stream.slug() + "/labels")
        .then()
        .statusCode(200)
        .header("Content-Disposition", containsString("-labels.jsonl"))
        .body(containsString("\"label\":\"1\""));
  }
}
