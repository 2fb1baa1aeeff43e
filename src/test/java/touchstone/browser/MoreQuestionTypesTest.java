// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Json;

/** Dates, categories, orders, pairs, confidence and marked parts, with a script and without. */
@AppTest
class MoreQuestionTypesTest {
  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  private static final String TEMPLATE =
      """
      {"show":[{"field":"text","as":"text"},{"field":"talk","as":"dialogue"},
               {"field":"both","as":"pair"},{"field":"lost","as":"image"},{"field":"photo","as":"image"}],
       "ask":[
        {"name":"day","type":"date","title":"When?","max":"2030-01-01"},
        {"name":"kind","type":"taxonomy","title":"What kind?","tree":[
         {"value":"food","title":"Food","children":[
          {"value":"tea","title":"Tea"},{"value":"rice","title":"Rice"}]},
         {"value":"other","title":"Else"}]},
        {"name":"order","type":"rank","title":"Which is best?","of":"answers"},
        {"name":"better","type":"pairwise","title":"Which is better?","of":["one","two"]},
        {"name":"sure","type":"confidence","title":"How sure?"},
        {"name":"names","type":"spans","title":"Who is named?","on":"text",
         "labels":[{"value":"PER","title":"Person"},{"value":"LOC","title":"Place"}]},
        {"name":"cats","type":"boxes","title":"Where are cats?","on":"photo",
         "labels":[{"value":"cat","title":"Cat"}]},
        {"name":"dogs","type":"polygons","title":"Where are dogs?","on":"photo",
         "labels":[{"value":"dog","title":"Dog"}]}]}
      """;

  @RegisterExtension final Visitors visitors = new Visitors();

  private String project;

  private Visitor bo(boolean scripted) {
    return bo(scripted, TEMPLATE);
  }

  private Visitor bo(boolean scripted, String template) {
    String dataset = Api.dataset(0);
    String media =
        Api.admin()
            .multiPart("files", "dot.png", PNG, "image/png")
            .post("/datasets/" + dataset + "/media")
            .path("items[0].media");
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("id", media);
    item.put("text", "Ada met Bo");
    item.put(
        "talk",
        List.of(
            Map.of("role", "user", "content", "Is it far?"),
            Map.of("role", "bot", "content", "No.")));
    item.put("both", List.of("this", "that"));
    item.put("lost", "photo.jpg");
    item.put("photo", media);
    item.put("answers", List.of("Short.", "Rather longer."));
    item.put("one", "Answer one");
    item.put("two", "Answer two");
    Api.post(Api.ADMIN, "/datasets/" + dataset + "/items", List.of(item)).then().statusCode(200);
    String pool = Api.pool();
    project =
        Api.project(
            dataset,
            Api.guideline(Json.mapper().convertValue(Json.tree(template), Map.class)),
            pool,
            Api.overlap(1));
    Browser.NewContextOptions kind = new Browser.NewContextOptions();
    if (!scripted) {
      kind.setJavaScriptEnabled(false);
    }
    Visitor bo = visitors.rater(pool, Api.fresh("bo"), kind);
    bo.press("Label in " + project);
    return bo;
  }

  private Map<String, Object> answers() {
    Map<String, Object> answers = new LinkedHashMap<>();
    Stories.judgements(project)
        .forEach(line -> answers.put((String) line.get("question"), line.get("answer")));
    return answers;
  }

  private static Locator question(Visitor bo, String title) {
    return bo.page()
        .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(title).setExact(true));
  }

  private static Locator field(Visitor bo, String title, String label, int nth) {
    return question(bo, title).getByLabel(label).nth(nth);
  }

  private static final Map<String, Object> ANSWERS =
      Map.of(
          "day", "2026-11-23",
          "kind", List.of(List.of("food", "tea"), List.of("other")),
          "order", List.of("2", "1"),
          "better", "right",
          "sure", 0.75,
          "names", List.of(Map.of("start", 0, "end", 3, "label", "PER")),
          "cats", List.of(Map.of("x", 10, "y", 20, "width", 5.5, "height", 5, "label", "cat")),
          "dogs", List.of());

  @Test
  void everythingByPlainForms() {
    Visitor bo = bo(false);
    assertThat(bo.page().locator(".turn")).hasCount(2);
    bo.see("There should be a file here");
    field(bo, "When?", "Date", 0).fill("2026-11-23");
    bo.box("Else").check();
    bo.page().getByText("Within Food").click();
    bo.box("Tea").check();
    Locator places = question(bo, "Which is best?").getByRole(AriaRole.COMBOBOX);
    places.nth(0).selectOption("2");
    places.nth(1).selectOption("2");
    Locator second =
        bo.page().locator(".side").filter(new Locator.FilterOptions().setHasText("Answer two"));
    second.getByRole(AriaRole.RADIO).check();
    bo.option("Fairly sure").check();
    field(bo, "Who is named?", "Start", 0).fill("0");
    field(bo, "Who is named?", "End", 0).fill("30");
    question(bo, "Who is named?").getByRole(AriaRole.COMBOBOX).nth(0).selectOption("PER");
    field(bo, "Where are cats?", "From the left", 1).fill("10");
    field(bo, "Where are cats?", "From the top", 1).fill("20");
    field(bo, "Where are cats?", "Width", 1).fill("5.5");
    field(bo, "Where are cats?", "Height", 1).fill("5");
    question(bo, "Where are cats?").getByRole(AriaRole.COMBOBOX).nth(1).selectOption("cat");
    question(bo, "Where are dogs?").getByLabel("Nothing here fits").check();
    bo.expecting("status of 422").button("Send").click();
    bo.see("[1] must not name 2 twice").see("[0] ends at 30, the text has 10 characters");
    assertThat(bo.box("Tea")).isChecked();
    assertThat(second.getByRole(AriaRole.RADIO)).isChecked();
    assertThat(field(bo, "Where are cats?", "Width", 0)).hasValue("5.5");
    places.nth(1).selectOption("1");
    field(bo, "Who is named?", "End", 0).fill("3");
    bo.button("Send").click();
    bo.see("That was all");
    assertEquals(ANSWERS, answers());
  }

  @Test
  void ordersAndCategoriesByKeyboardAndSearch() {
    String template =
        """
        {"show":[{"field":"text","as":"text"}],"ask":[%s]}
        """
            .formatted(String.join(",", List.of(ask("kind"), ask("order"))));
    Visitor bo = bo(true, template);
    bo.look();
    bo.button("Send").click();
    bo.see("Put them in order").see("Choose at least one answer");
    bo.field("Search the categories").fill("fóod te");
    bo.see("Found: 1").keys("Enter");
    bo.look().see("Food › Tea");
    bo.button("Remove Food › Tea").click();
    bo.fill("Search the categories", "else").keys("ArrowDown", "Space", "Escape");
    assertThat(bo.button("Remove Else")).isVisible();
    bo.button("Keep this order").click();
    Locator rows = question(bo, "Which is best?").getByRole(AriaRole.LISTITEM);
    String first = rows.nth(0).locator(".text").innerText();
    rows.nth(0).getByRole(AriaRole.BUTTON).nth(1).focus();
    bo.keys("Alt+ArrowDown");
    assertThat(rows.nth(1).locator(".text")).hasText(first);
    bo.look();
    bo.button("Send").click();
    bo.see("That was all");
    assertEquals(
        Map.of(
            "kind",
            List.of(List.of("other")),
            "order",
            first.equals("Short.") ? List.of("2", "1") : List.of("1", "2")),
        answers());
  }

  @Test
  void aPairIsAnsweredByOneKeyForWhatStandsThere() {
    Visitor bo =
        bo(
            true,
            "{\"show\":[{\"field\":\"text\",\"as\":\"text\"}],\"ask\":[" + ask("better") + "]}");
    bo.look();
    String first = bo.page().locator(".side .text").first().innerText();
    bo.keys("1").see("That was all");
    assertEquals(Map.of("better", first.equals("Answer one") ? "left" : "right"), answers());
  }

  @Test
  void theWholePageIsAccessibleWithAScript() {
    Visitor bo = bo(true).look();
    assertTrue(bo.page().locator(".question").count() == 8);
    bo.page().setViewportSize(320, 640);
    bo.fits().look();
  }

  private static String ask(String name) {
    for (JsonNode each : Json.tree(TEMPLATE).get("ask")) {
      if (each.get("name").textValue().equals(name)) {
        return each.toString();
      }
    }
    throw new IllegalArgumentException(name);
  }
}
