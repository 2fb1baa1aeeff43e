// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** One item that shows everything and asks everything. */
@AppTest
class QuestionTypesTest {
  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
  private static final String PAYLOAD =
      "<h1>A page</h1><p onclick='top.taken=1'>Its text</p>"
          + "<script>top.taken = 1; document.body.textContent = 'taken'</script>";
  private static final Map<String, Object> TEMPLATE =
      Map.of(
          "show",
          List.of(
              shown("text", "text"),
              shown("seen", "context"),
              shown("parts", "table"),
              shown("page", "html"),
              shown("media", "image")),
          "ask",
          List.of(
              question("kind", "choice", "What is it?", options("Goods", "Service")),
              question("faults", "multi", "What is wrong?", options("Price", "Place", "Words")),
              question("trust", "scale", "How sure are you?", Map.of("min", 1, "max", 5)),
              question("price", "number", "What does it cost?", Map.of("min", 0, "unit", "euros")),
              question(
                  "why",
                  "text",
                  "Why a service?",
                  Map.of("when", Map.of("kind", List.of("service"))))));

  @RegisterExtension final Visitors visitors = new Visitors();

  private String project;
  private Visitor bo;

  private static Map<String, Object> shown(String field, String as) {
    return Map.of("field", field, "as", as, "title", "The " + field);
  }

  private static Map<String, Object> question(
      String name, String type, String title, Map<String, Object> more) {
    Map<String, Object> question = new LinkedHashMap<>(more);
    question.put("name", name);
    question.put("type", type);
    question.put("title", title);
    return question;
  }

  private static Map<String, Object> options(String... titles) {
    return Map.of(
        "options",
        List.of(titles).stream()
            .map(title -> Map.of("value", title.toLowerCase(), "title", title))
            .toList());
  }

  @BeforeEach
  void anItemOfEverything() {
    String dataset = Api.dataset(0);
    String media =
        Api.admin()
            .multiPart("files", "dot.png", PNG, "image/png")
            .post("/datasets/" + dataset + "/media")
            .path("items[0].media");
    Map<String, Object> item =
        Map.of(
            "id",
            media,
            "text",
            "A kettle\nof copper",
            "seen",
            new TreeMap<>(Map.of("page", 2, "query", "kettle")),
            "parts",
            List.of(new TreeMap<>(Map.of("grams", 80, "part", "lid")), Map.of("part", "spout")),
            "page",
            PAYLOAD,
            "media",
            media);
    Api.post(Api.ADMIN, "/datasets/" + dataset + "/items", List.of(item))
        .then()
        .body("updated", org.hamcrest.Matchers.equalTo(1));
    String pool = Api.pool();
    project = Api.project(dataset, Api.guideline(TEMPLATE), pool, Api.overlap(1));
    bo = visitors.rater(pool, Api.fresh("bo"), new Browser.NewContextOptions());
    bo.expecting("Blocked script execution in 'about:srcdoc'");
    bo.press("Label in " + project);
  }

  private Map<String, Object> answers() {
    Map<String, Object> answers = new LinkedHashMap<>();
    Stories.judgements(project)
        .forEach(line -> answers.put((String) line.get("question"), line.get("answer")));
    return answers;
  }

  @Test
  void everyWayOfShowingIsThereAndHtmlStaysInert() {
    bo.see("of copper");
    assertThat(bo.page().getByRole(AriaRole.DEFINITION)).hasText(new String[] {"2", "kettle"});
    assertThat(bo.page().getByRole(AriaRole.ROW))
        .hasText(new String[] {"gramspart", "80lid", "spout"});
    assertThat(bo.page().getByRole(AriaRole.IMG)).hasJSProperty("naturalWidth", 1);
    assertThat(bo.page().frameLocator("iframe").getByText("Its text")).isVisible();
    bo.page().frameLocator("iframe").getByText("Its text").click();
    assertEquals("undefined", bo.page().evaluate("typeof window.taken"));
  }

  @Test
  void byMouse() {
    assertThat(bo.field("Your text")).isHidden();
    bo.option("Service").check();
    bo.box("Price").check();
    bo.box("Words").check();
    bo.option("4").check();
    bo.fill("In euros", "2.50");
    bo.fill("Your text", "It is lent.");
    bo.look().button("Send").click();
    bo.see("That was all");
    assertEquals(
        Map.of(
            "kind",
            "service",
            "faults",
            List.of("price", "words"),
            "trust",
            4,
            "price",
            2.5,
            "why",
            "It is lent."),
        answers());
  }

  @Test
  void byKeyboard() {
    bo.keys("1", "q", "e", "j");
    assertThat(bo.option("4")).isChecked();
    while (!(boolean) bo.field("In euros").evaluate("field => field === document.activeElement")) {
      bo.keys("Tab");
    }
    bo.keys("7", "Enter").see("That was all");
    assertEquals(
        Map.of("kind", "goods", "faults", List.of("price", "words"), "trust", 4, "price", 7),
        answers());
  }

  @Test
  void aWrongNumberIsNamedBesideItsQuestionAndTheRestStays() {
    bo.expecting("status of 422");
    bo.option("Goods").check();
    bo.box("Place").check();
    bo.option("2").check();
    bo.fill("In euros", "cheap").button("Send").click();
    bo.see("Not saved yet: see");
    assertThat(bo.field("In euros")).isFocused();
    assertThat(bo.field("In euros")).hasAccessibleDescription("This must be a number.");
    bo.look();
    assertThat(bo.option("Goods")).isChecked();
    assertThat(bo.box("Place")).isChecked();
    assertThat(bo.option("2")).isChecked();
    bo.fill("In euros", "3").keys("Enter").see("That was all");
    assertEquals(
        Map.of("kind", "goods", "faults", List.of("place"), "trust", 2, "price", 3), answers());
  }
}
