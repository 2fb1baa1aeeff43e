// SPDX-License-Identifier: Apache-2.0
package touchstone.builder;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;
import touchstone.app.Callers;
import touchstone.base.Json;

/** The builder by plain forms: every act comes back with all that was typed. */
@AppTest
class BuilderTest {

  @Test
  void aTemplateOfTheGalleryIsChangedSavedAndRevised() {
    String name = Api.fresh("Feelings of guests");
    PostedPage page = PostedPage.open("/builder/form?gallery=sentiment");
    assertEquals("What does the writer feel?", page.field("ask.0.title"));
    page = page.press("ask.add");
    assertEquals("choice", page.field("ask.1.type"));
    page.fill("ask.1.title", "How strongly?").fill("ask.1.type", "scale");
    page = page.press("refresh");
    assertEquals("how-strongly", page.field("ask.1.name"));
    page.fill("ask.1.min", "1").fill("ask.1.max", "5");
    page.fill("ask.1.whenQuestion", "feeling").fill("ask.1.whenValues", "Positive\r\nnegative");
    page = page.press("ask.add").fill("ask.2.title", "Not needed").press("ask.2.up");
    assertEquals("Not needed", page.field("ask.1.title"));
    assertEquals("How strongly?", page.field("ask.2.title"));
    page = page.press("ask.1.remove");
    page.fill("name", name);
    PostedPage saved = page.press("save");
    assertEquals(303, saved.response.statusCode(), saved.html);
    String path = saved.response.header("Location").replaceFirst(".*(?=/guidelines/)", "");
    String slug = path.substring("/guidelines/".length());

    JsonNode template = template(slug);
    assertEquals(2, template.get("ask").size());
    assertEquals("positive", template.at("/ask/0/options/0/value").textValue());
    assertEquals(
        "{\"feeling\":[\"positive\",\"negative\"]}", template.at("/ask/1/when").toString());

    Browser.signedIn().get(path).then().body(containsString("/builder/form?guideline=" + slug));
    PostedPage revision = PostedPage.open("/builder/form?guideline=" + slug);
    String options = revision.field("ask.0.options");
    revision.fill("ask.0.options", options.replace("| Positive", "| Glad"));
    revision.fill("change", "editorial").fill("note", "A better word");
    assertEquals(303, revision.press("save").response.statusCode());
    assertEquals("Glad", template(slug).at("/ask/0/options/0/title").textValue());
    assertEquals("positive", template(slug).at("/ask/0/options/0/value").textValue());
  }

  @Test
  void aChangeOfMeaningGoesByItsPriceAndIsNotPublishedHere() {
    String guideline = Api.guideline(Api.SENTIMENT);
    PostedPage page = PostedPage.open("/builder/form?guideline=" + guideline);
    page.fill("change", "meaning").fill("note", "Irony \"counts\"").fill("body", "# Read\r\nall");
    page.fill("ask.0.options", "neg | Cross\npos | Glad\nmeh | Neither");
    PostedPage onwards = page.press("save");
    onwards
        .response
        .then()
        .statusCode(200)
        .body(containsString("Nothing is published yet."))
        .body(containsString("action=\"/guidelines/" + guideline + "/revise\""))
        .body(containsString("name=\"body\" value=\"# Read\nall\""))
        .body(containsString("Irony &quot;counts&quot;"))
        .body(containsString("&quot;meh&quot;"));
    Api.admin().get("/guidelines/" + guideline).then().body("version", equalTo(1));
    page.fill("ask.0.options", "neg | Cross").press("save").response.then().statusCode(422);
    page.fill("ask.0.options", "neg | Cross\npos | Glad").fill("change", "clarifying");
    page.press("save").response.then().statusCode(303);
    Api.admin().get("/guidelines/" + guideline).then().body("version", equalTo(2));
  }

  @Test
  void faultsAreShownAtTheirRowsAndNothingTypedIsLost() {
    PostedPage page = PostedPage.open("/builder/form?gallery=topics");
    page.fill("ask.0.options", "a b | A\n\nc | C\n | D")
        .fill("ask.0.max", "many")
        .fill("name", "X");
    page.fill("ask.0.help", "Line one\r\nLine <two> & \"three\"").fill("slug", Api.fresh("s"));
    page.fill("ask.0.whenQuestion", "gone").fill("body", "# Mine\r\n\r\n- it's");
    PostedPage refused = page.press("save");
    refused.response.then().statusCode(422).body(containsString("href=\"#ask-0\""));
    assertEquals("many", refused.field("ask.0.max"));
    assertEquals("a b | A\n\nc | C\n | D", refused.field("ask.0.options"));
    assertEquals("Line one\nLine <two> & \"three\"", refused.field("ask.0.help"));
    assertEquals("gone", refused.field("ask.0.whenQuestion"));
    assertEquals("# Mine\n\n- it's", refused.field("body"));
    assertTrue(refused.html.contains("[0].value must be 1 to 64 of"), refused.html);
    assertTrue(refused.html.contains("id=\"ask.0.max.fault\""), refused.html);
    PostedPage again = refused.fill("slug", "Not a slug").press("save");
    again.response.then().statusCode(422);
    assertEquals("Not a slug", again.field("slug"));
  }

  @Test
  void theJsonIsTheSameTemplate() {
    PostedPage page = PostedPage.open("/builder/form?gallery=sentiment");
    JsonNode json = Json.tree(page.field("json"));
    assertEquals("feeling", json.at("/ask/0/name").textValue());
    page.fill("json", page.field("json").replace("\"feeling\"", "\"mood\""));
    PostedPage untaken = page.fill("ask.0.title", "Typed beside it").press("show.add");
    assertTrue(untaken.field("json").contains("\"mood\""));
    assertEquals("Typed beside it", untaken.field("ask.0.title"));
    untaken
        .press("save")
        .response
        .then()
        .statusCode(422)
        .body(containsString("was changed and not"));
    PostedPage taken = untaken.press("json");
    assertEquals("mood", taken.field("ask.0.name"));
    assertEquals("", taken.field("show.1.as"));

    PostedPage broken = taken.fill("json", "{\"show\": [").press("json");
    broken.response.then().statusCode(400).body(containsString("Not JSON"));
    assertEquals("{\"show\": [", broken.field("json"));
    assertEquals("mood", broken.field("ask.0.name"));
    PostedPage odd =
        broken
            .fill("json", "{\"show\":[{\"field\":\"t\",\"as\":\"smell\"}],\"ask\":[],\"theme\":1}")
            .press("json");
    odd.response.then().statusCode(422).body(containsString("show[0].as"));
    assertEquals("smell", odd.field("show.0.as"));
    assertEquals("{\"theme\":1}", odd.field("rest"));
  }

  @Test
  void thePreviewIsTheLabelPageAndKeepsToItself() {
    PostedPage page = PostedPage.open("/builder/form?gallery=image-kind");
    Response preview = page.fill("ask.0.title", "Where <is> this?").preview();
    preview
        .then()
        .statusCode(200)
        .header("Content-Security-Policy", containsString("frame-ancestors 'self'"))
        .header("Content-Security-Policy", containsString("connect-src 'none'"))
        .header("Content-Security-Policy", containsString("form-action 'none'"))
        .body(containsString("Where &lt;is&gt; this?"))
        .body(containsString("/media/" + SampleMedia.IMAGE))
        .body(not(containsString("label-head")));
    Browser.signedIn()
        .get("/media/" + SampleMedia.IMAGE)
        .then()
        .statusCode(200)
        .contentType("image/png");
    Browser.signedIn()
        .get("/media/" + SampleMedia.IMAGE.replace("a001", "a009"))
        .then()
        .statusCode(404);
    page.response
        .then()
        .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
    page.fill("ask.0.options", "one")
        .preview()
        .then()
        .statusCode(200)
        .body(containsString("ask[0].options"));
  }

  @Test
  void anItemOfADatasetIsLookedAt() {
    String dataset = Api.dataset(3);
    PostedPage page = PostedPage.open("/builder/form?dataset=" + dataset + "&then=set-up");
    assertTrue(page.html.contains("<option value=\"text\">"), page.html);
    page.fill("show.0.field", "text").fill("ask.0.title", "Good?").fill("ask.0.options", "Yes\nNo");
    page.fill("item", "2").preview().then().body(containsString("text 2"));
    page.fill("name", Api.fresh("Kettles"));
    String onwards = page.press("save").response.header("Location");
    assertTrue(
        onwards.contains("/set-up/people?dataset=" + dataset + "&guideline=kettles"), onwards);
    Browser.signedIn()
        .get("/set-up/question?dataset=" + dataset)
        .then()
        .body(containsString("/builder?dataset=" + dataset));
  }

  @Test
  void aConfigurationIsTakenOverAfterAQuestionWhereItIsLacking() {
    String xml =
        "<View>\n<Text name='t' value='$t'/>\n<Brush name='b' toName='t'/>"
            + "<Rating name='r' toName='t' icon='x'/></View>";
    Response asked = bring(xml, false);
    asked.then().statusCode(200).body(containsString("Take it without these"));
    assertTrue(asked.asString().contains("Line 3, Brush:"), asked.asString());
    PostedPage page = new PostedPage(bring(xml, true));
    assertEquals("scale", page.field("ask.0.type"));
    page = page.press("ask.add");
    assertTrue(page.html.contains("Line 3, Brush:"), page.html);
    bring("<!DOCTYPE x><View/>", false)
        .then()
        .statusCode(422)
        .body(containsString("Line 1 holds a DOCTYPE"))
        .body(containsString("&lt;!DOCTYPE x&gt;"));
    bring(" ", false).then().statusCode(422);
    Browser.signedIn().get("/builder/import").then().statusCode(200);
  }

  private static Response bring(String xml, boolean confirmed) {
    return Browser.signedIn()
        .multiPart("xml", xml)
        .multiPart("confirmed", String.valueOf(confirmed))
        .multiPart("file", "", new byte[0])
        .post("/builder/import");
  }

  @Test
  void aFormOfFiftyQuestionsIsTakenWhole() {
    PostedPage page = PostedPage.open("/builder/form?gallery=moderation");
    for (int i = 3; i < 50; i++) {
      page.fill("ask." + i + ".title", "Question " + i).fill("ask." + i + ".type", "choice");
      page.fill("ask." + i + ".options", "Yes\nNo").fill("ask." + i + ".min", "1");
      for (String cell :
          new String[] {"labels", "tree", "of", "help", "unit", "minTitle", "step"}) {
        page.fill("ask." + i + "." + cell, "x");
      }
    }
    PostedPage again = page.press("ask.add");
    assertEquals("Question 49", again.field("ask.49.title"));
    assertEquals("x", again.field("ask.49.unit"));
    assertEquals("", again.field("ask.50.type"));
  }

  @Test
  void whatIsNotThereIsSaidSo() {
    for (String path : new String[] {"?gallery=x", "?guideline=x", "?dataset=x"}) {
      Browser.signedIn().get("/builder/form" + path).then().statusCode(404);
    }
    assertFalse(PostedPage.open("/builder").html.isBlank());
  }

  @Test
  void ratersDoNotBuild() {
    String token = Callers.tokens().get("rater");
    for (String path : new String[] {"/builder", "/builder/form", "/builder/import"}) {
      io.restassured.RestAssured.given()
          .redirects()
          .follow(false)
          .header("Authorization", "Bearer " + token)
          .get(path)
          .then()
          .statusCode(not(equalTo(200)));
    }
  }

  private static JsonNode template(String slug) {
    byte[] shown = Api.admin().get("/guidelines/" + slug).asByteArray();
    JsonNode guideline = Json.tree(new String(shown, StandardCharsets.UTF_8));
    JsonNode template = guideline.findValue("template");
    return template.isTextual() ? Json.tree(template.textValue()) : template;
  }
}
