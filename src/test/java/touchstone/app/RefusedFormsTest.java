// SPDX-License-Identifier: Apache-2.0
package touchstone.app;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.base.Json;

/** A form that is refused says why in the words of the form, and keeps what was typed. */
@AppTest
class RefusedFormsTest {
  private static final String BODY = "Read the whole text.";

  private String pool;
  private String guideline;
  private String project;

  @BeforeEach
  void aProject() {
    pool = Api.fresh("refused");
    Map<String, String> rate = Map.of("per", "judgement", "amount", "0.10", "currency", "EUR");
    Api.post(Api.ADMIN, "/pools", Map.of("slug", pool, "name", pool, "rate", rate));
    guideline = Api.fresh("guide");
    Api.post(
            Api.ADMIN,
            "/guidelines",
            Map.of("slug", guideline, "name", guideline, "body", BODY, "template", Api.SENTIMENT))
        .then()
        .statusCode(201);
    project = Api.project(Api.dataset(3), guideline, pool, Api.overlap(1));
  }

  private static ValidatableResponse refused(String path, String... form) {
    return sent(Browser.signedIn(), path, form);
  }

  private static ValidatableResponse inArabic(String path, String... form) {
    return sent(Browser.signedIn().header("Accept-Language", "ar"), path, form);
  }

  private static ValidatableResponse sent(RequestSpecification by, String path, String... form) {
    for (int i = 0; i < form.length; i += 2) {
      by.formParam(form[i], form[i + 1]);
    }
    return by.post(path).then().statusCode(422);
  }

  @Test
  void aShareOfGoldIsRefusedInPercentAndKept() {
    String path = "/projects/" + project + "/gold/share";
    refused(path, "percent", "80", "exposures", "20")
        .body(containsString("Per cent of what is given out: must be 0 to 50 per cent."))
        .body(containsString("value=\"80\""))
        .body(containsString("value=\"20\""));
    refused(path, "percent", "lots", "exposures", "20").body(containsString("value=\"lots\""));
    inArabic(path, "percent", "80", "exposures", "20").body(not(containsString("policy.gold")));
    refused(path, "percent", "5", "exposures", "0")
        .body(containsString("Each shown to at most: must be 1 to"));
  }

  @Test
  void aGoldOfAnAnswerThatIsNoneIsRefusedInTheReadersWords() {
    Response added =
        Browser.signedIn()
            .header("Accept-Language", "ar")
            .formParam("item", "i1")
            .formParam("question", "sentiment")
            .formParam("answer", "blue")
            .post("/projects/" + project + "/gold");
    added.then().body(not(containsString("must be")));
    refused("/projects/" + project + "/gold", "item", "i1", "question", "x", "answer", "y")
        .body(containsString("Question: is not asked in this project"));
  }

  @Test
  void aJourneyIsRefusedInTheFormsWords() {
    String path = "/pools/" + pool + "/journey";
    refused(path, "trainingItems", "2").body(containsString("is missing"));
    refused(path, "project", project, "trainingItems", "999")
        .body(containsString("How many to learn on: must be 1 to 200."));
    String[] exam = {"project", project, "examItems", "2", "tries", "1"};
    refused(path, with(exam, "pass", "140", "hours", "0"))
        .body(containsString("Right in percent: must be over 0 and up to 100 per cent."));
    refused(path, with(exam, "pass", "80", "hours", "x"))
        .body(containsString("Hours to wait after a failed try: must be a whole number."));
  }

  private static String[] with(String[] some, String... more) {
    String[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  @Test
  void aFrameIsRefusedInTheFormsWordsAndKept() {
    String path = "/projects/" + project + "/embeds";
    refused(path, "question", "sentiment", "origins", "shop", "perMinute", "77")
        .body(containsString("Sites it may stand on: must be sites such as"))
        .body(containsString("value=\"77\""));
    refused(path, "question", "sentiment", "origins", "https://shop.example", "perMinute", "0")
        .body(containsString("Answers a minute at most: must be 1 to 100,000."));
    inArabic(path, "question", "sentiment", "origins", "shop", "perMinute", "77")
        .body(not(containsString("must be")));
  }

  @Test
  void aStudyIsRefusedInTheFormsWords() {
    String path = "/pools/" + pool + "/markets";
    refused(path, "study", "x", "code", "C1")
        .body(containsString("Id of the study: must be an id of Prolific"));
    refused(path, "study", "0123456789abcdef01234567", "code", "C 1")
        .body(containsString("Completion code: must be 1 to 64"));
    inArabic(path, "study", "x", "code", "C1").body(not(containsString("must be")));
  }

  @Test
  void aParticipantWhoseAddressIsNotCompleteIsToldWhatToDo() {
    String study = Api.fresh("").replaceAll("[^0-9a-f]", "") + "0123456789abcdef01234567";
    String door =
        Api.post(
                Api.ADMIN,
                "/pools/" + pool + "/markets",
                Map.of(
                    "market",
                    "prolific",
                    "study",
                    study.substring(study.length() - 24),
                    "completionCode",
                    "C1"))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Browser.anyone()
        .get("/join/market/" + door)
        .then()
        .statusCode(422)
        .body(containsString("This address is not complete; open the study from Prolific again."))
        .body(not(containsString("PROLIFIC_PID")));
  }

  @Test
  void aRateIsRefusedInTheFormsWordsAndKept() {
    refused(
            "/projects/" + project + "/cost/rate",
            "rate",
            "ten",
            "rateCurrency",
            "EUR",
            "per",
            "hour",
            "kind",
            "expert")
        .body(containsString("Rate: must be an amount such as 0.05."))
        .body(containsString("value=\"ten\""))
        .body(containsString("value=\"hour\" selected"))
        .body(containsString("value=\"expert\" selected"));
    refused("/projects/" + project + "/cost/budget", "amount", "much", "currency", "EUR")
        .body(containsString("The whole project may cost: must be an amount"))
        .body(containsString("value=\"much\""));
  }

  private static Response revise(String guideline, Map<String, String> form) {
    RequestSpecification by = Browser.signedIn();
    form.forEach(by::multiPart);
    return by.multiPart("act", "publish").post("/guidelines/" + guideline + "/revise");
  }

  private static Map<String, String> meaning(Map<String, String> more) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("body", BODY + " Twice.");
    form.put("template", Json.write(Api.SENTIMENT));
    form.put("change", "meaning");
    form.put("note", "Twice.");
    form.putAll(more);
    return form;
  }

  @Test
  void aTemplateThatIsNoJsonIsRefusedWithItsLine() {
    revise(guideline, meaning(Map.of("template", "{\n\"show\": ,\n}")))
        .then()
        .statusCode(400)
        .body(containsString("The template is not valid JSON: line 2."));
  }

  @Test
  void aQuizIsRefusedByLinesCountedFromOne() {
    revise(guideline, meaning(Map.of("question", "Why?", "options", "a\nb", "right", "3")))
        .then()
        .statusCode(422)
        .body(
            containsString(
                "Question 1 for raters, line of the right one: must be the line of an answer, 1 to"
                    + " 2."));
  }

  @Test
  void aSizeThatIsNoneIsKeptWithThePriceAndNothingIsPublishedUnseen() {
    revise(guideline, meaning(Map.of()))
        .then()
        .statusCode(200)
        .body(containsString("Nothing was published yet"));
    revise(guideline, meaning(Map.of("seen", "yes", "remedy", "sample", "sample", "many")))
        .then()
        .statusCode(422)
        .body(containsString("How many labels: must be a whole number."))
        .body(containsString("value=\"many\""))
        .body(containsString("name=\"seen\" value=\"yes\""));
  }

  @Test
  void whatIsDecidedWithoutANoteStaysChosenAndWhatOutdatedNothingIsDone() {
    Api.admin().post("/projects/" + project + "/pause").then().statusCode(200);
    revise(guideline, meaning(Map.of("seen", "yes", "remedy", "sample", "sample", "5")))
        .then()
        .statusCode(303);
    Browser.signedIn()
        .get("/guidelines/" + guideline + "/changes")
        .then()
        .body(containsString("done: nothing was outdated"))
        .body(not(containsString("<td>waits</td>")));
    Api.admin()
        .get("/projects/" + project + "/guideline-changes")
        .then()
        .body("items[0].remedies[0].state", equalTo("nothing"));
  }

  @Test
  void aPoolThatIsNewAndOneThatIsHereAreNotTakenTogether() {
    String path =
        "/set-up/people?dataset="
            + Api.admin().get("/projects/" + project).path("dataset")
            + "&guideline="
            + guideline;
    refused(
            path,
            "dataset",
            Api.admin().get("/projects/" + project).path("dataset"),
            "guideline",
            guideline,
            "name",
            "Two pools",
            "newPool",
            "Fresh people",
            "pool",
            pool,
            "overlap",
            "1",
            "draft",
            "true")
        .body(containsString("not both"))
        .body(containsString("value=\"Fresh people\""))
        .body(containsString("value=\"" + pool + "\" selected"));
  }
}
