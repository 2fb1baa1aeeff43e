// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** A lead looks at how far generalists, an expert, a model and a rule agree, beside gold. */
@AppTest
class AgreementStoryTest {
  private static final String[][] RATERS = {
    {"bo", "generalist", "8"},
    {"eli", "generalist", "7"},
    {"fay", "generalist", "4"},
    {"cy", "expert", "9"},
    {"dee", "expert", "9"},
    {"di", "user", "6"},
    {"m1", "model", "8"},
    {"r1", "rule", "5"}
  };
  private static final String[] FEELINGS = {"pos", "neg", "mixed"};

  @RegisterExtension final Visitors visitors = new Visitors();

  private final String crowd = Api.fresh("crowd");

  /** Items of which every fourth is about shoes, the rest about hats. */
  private static String dataset(int items) {
    String slug = Api.fresh("data");
    Api.post(Api.ADMIN, "/datasets", Map.of("slug", slug, "name", slug, "slices", List.of("shop")))
        .then()
        .statusCode(201);
    StringBuilder lines = new StringBuilder("id,text,shop\n");
    for (int item = 1; item <= items; item++) {
      lines.append("i%d,text,%s%n".formatted(item, item % 4 == 0 ? "shoes & boots" : "hats"));
    }
    Api.admin()
        .contentType("text/csv")
        .body(lines.toString().getBytes(StandardCharsets.UTF_8))
        .post("/datasets/" + slug + "/items")
        .then()
        .statusCode(200);
    return slug;
  }

  private String project(int items) {
    String project =
        Api.project(dataset(items), Api.guideline(Stories.FEELING), Api.pool(), Api.overlap(9));
    Random random = new Random(7);
    StringBuilder lines = new StringBuilder("item,rater,kind,question,answer,activeMillis\n");
    for (int item = 1; item <= items; item++) {
      for (int rater = 0; rater < RATERS.length; rater++) {
        boolean right = random.nextInt(10) < Integer.parseInt(RATERS[rater][2]);
        String answer = FEELINGS[(right ? item : random.nextInt(3)) % 3];
        boolean timed = !RATERS[rater][1].equals("model") && !RATERS[rater][1].equals("rule");
        lines.append(
            "i%d,%s-%s,%s,feeling,%s,%s%n"
                .formatted(
                    item,
                    crowd,
                    RATERS[rater][0],
                    RATERS[rater][1],
                    answer,
                    timed ? 1500 + 900 * rater + random.nextInt(500) : ""));
      }
    }
    bring(project, lines.toString());
    return project;
  }

  private static void bring(String project, String lines) {
    Api.admin()
        .contentType("text/csv")
        .body(lines.getBytes(StandardCharsets.UTF_8))
        .post("/projects/" + project + "/judgements/import")
        .then()
        .statusCode(200)
        .body("rejected", equalTo(0));
  }

  private static void gold(String project) {
    List<Map<String, Object>> golds = new ArrayList<>();
    for (int item = 1; item <= 12; item++) {
      golds.add(Map.of("item", "i" + item, "answers", Map.of("feeling", FEELINGS[item % 3])));
    }
    Api.post(Api.ADMIN, "/projects/" + project + "/gold", Map.of("items", golds))
        .then()
        .statusCode(200);
  }

  @Test
  void agreementStandsBesideGold() {
    String project = project(40);
    Visitor ada = visitors.ada();
    ada.open("/projects/" + project).follow("Agreement").see("How far they agree");
    ada.see("No answer to gold yet.").see("Raters who agree can all be wrong");
    ada.see("resolved label").look();
    gold(project);
    ada.open("/projects/" + project + "/agreement").see("answers to gold").see("12 golds");
    ada.see("people and models").see("generalists and experts").look().picture("agreement");
    ada.page().getByText("The same as a table").click();
    ada.page().locator("summary", new Page.LocatorOptions().setHasText(crowd + "-bo")).click();
    ada.see("said Positive").look();
    ada.page().locator("svg.scatter a").first().press("Enter");
    ada.look();
    ada.follow("shop:shoes & boots");
    assertThat(ada.page().locator("select[name=slice]")).hasValue("shop:shoes & boots");
    ada.page().locator("input[name=from]").fill("2020-01-01");
    ada.page().locator("input[name=to]").fill("2020-01-02");
    ada.press("Show").see("Nobody has answered in this slice and time.").look();
    visitors
        .ada(Visitors.dark())
        .open("/projects/" + project + "/agreement")
        .look()
        .picture("agreement-dark");
    visitors
        .ada(Visitors.telephone())
        .open("/projects/" + project + "/agreement")
        .look()
        .fits()
        .touchable()
        .picture("agreement-narrow");
  }

  @Test
  void withNobodyOrOneRaterItSaysSo() {
    String project =
        Api.project(Api.dataset(3), Api.guideline(Stories.FEELING), Api.pool(), Api.overlap(2));
    Visitor ada = visitors.ada();
    ada.open("/projects/" + project + "/agreement").see("Nobody has answered yet.").look();
    bring(project, "item,rater,question,answer\ni1," + crowd + "-a,feeling,pos\n");
    ada.open("/projects/" + project + "/agreement").see("Only one rater has answered so far.");
    ada.look().picture("agreement-one");
    bring(project, "item,rater,question,answer\ni1," + crowd + "-b,feeling,pos\n");
    ada.open("/projects/" + project + "/agreement").see("undefined because unanimous").look();
  }

  @Test
  void everyKindOfQuestionHasItsMeasures() {
    List<Map<String, Object>> asked =
        List.of(
            Map.of("name", "stars", "type", "scale", "title", "?", "min", 1, "max", 5),
            Map.of("name", "years", "type", "number", "title", "?", "required", false),
            Map.of("name", "day", "type", "date", "title", "?", "required", false),
            Map.of(
                "name",
                "topics",
                "type",
                "multi",
                "title",
                "?",
                "options",
                List.of(Map.of("value", "a", "title", "A"), Map.of("value", "b", "title", "B"))),
            Map.of(
                "name",
                "marks",
                "type",
                "spans",
                "title",
                "?",
                "on",
                "text",
                "labels",
                List.of(Map.of("value", "A", "title", "A"))),
            Map.of("name", "why", "type", "text", "title", "?", "required", false));
    Map<String, List<Object>> answers =
        Map.of(
            "stars", List.of(2, 4),
            "years", List.of(20, 21.5),
            "day", List.of("2026-11-01", "2026-11-23"),
            "topics", List.of(List.of("a"), List.of("a", "b")),
            "marks",
                List.of(
                    List.of(Map.of("start", 0, "end", 4, "label", "A")),
                    List.of(Map.of("start", 1, "end", 5, "label", "A"))),
            "why", List.of("so", "because"));
    Map<String, Object> template =
        Map.of("show", List.of(Map.of("field", "text", "as", "text")), "ask", asked);
    String project =
        Api.project(Api.dataset(3), Api.guideline(template), Api.pool(), Api.overlap(3));
    List<Map<String, Object>> lines = new ArrayList<>();
    answers.forEach(
        (question, given) -> {
          for (int item = 1; item <= 3; item++) {
            for (int rater = 0; rater < 3; rater++) {
              lines.add(
                  Map.of(
                      "item",
                      "i" + item,
                      "rater",
                      crowd + "-" + rater,
                      "question",
                      question,
                      "answer",
                      given.get((item + rater / 2) % 2)));
            }
          }
        });
    Api.post(Api.ADMIN, "/projects/" + project + "/judgements/import", lines)
        .then()
        .statusCode(200)
        .body("rejected", equalTo(0));
    Visitor ada = visitors.ada();
    Map<String, String> leading =
        Map.of(
            "stars", "Krippendorff's alpha (ordinal)",
            "years", "Krippendorff's alpha (interval)",
            "day", "Krippendorff's alpha (interval)",
            "topics", "Krippendorff's alpha (sets, MASI)",
            "marks", "Krippendorff's alpha (unitizing)",
            "why", "Krippendorff's alpha (nominal)");
    leading.forEach(
        (question, words) ->
            ada.open("/projects/" + project + "/agreement?question=" + question).see(words).look());
    ada.open("/projects/" + project).see("Krippendorff's alpha (ordinal)").look();
    ada.open("/projects/" + project + "/agreement").page().locator("button[value=ar]").click();
    ada.look().picture("agreement-ar");
  }
}
