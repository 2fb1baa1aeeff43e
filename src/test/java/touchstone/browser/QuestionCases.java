// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Every type of question, each answered in every way. */
final class QuestionCases {
  private static final String FEELINGS =
      """
      "options":[{"value":"pos","title":"Positive"},{"value":"neg","title":"Negative"},{"value":"mix","title":"Mixed"}]
      """;
  private static final String TREE =
      """
      "tree":[{"value":"food","title":"Food","children":[{"value":"tea","title":"Tea"},{"value":"rice","title":"Rice"}]},
              {"value":"other","title":"Else"}]
      """;
  private static final String NAMES =
      """
      "on":"text","labels":[{"value":"PER","title":"Person"},{"value":"LOC","title":"Place"}]
      """;
  private static final String THINGS =
      """
      "on":"photo","labels":[{"value":"car","title":"Car"},{"value":"cat","title":"Cat"}]
      """;

  private QuestionCases() {}

  static Stream<Asked> all() {
    return Stream.of(
        plain("choice", FEELINGS, hand -> hand.pick("2", "Negative"), "neg"),
        plain(
            "multi",
            FEELINGS,
            hand -> hand.pick("1", "Positive").pick("3", "Mixed").send("Enter"),
            List.of("pos", "mix")),
        plain("scale", "\"min\":1,\"max\":5", hand -> hand.pick("4", "4").send("Enter"), 4),
        plain(
            "number",
            "\"min\":0,\"max\":100",
            hand ->
                hand.write(AriaRole.TEXTBOX, hand.word("labelling_number"), "12.5").send("Enter"),
            12.5),
        plain(
            "text",
            "\"multiline\":true",
            hand ->
                hand.write(AriaRole.TEXTBOX, hand.word("labelling_yourText"), "Two words")
                    .send("Control+Enter"),
            "Two words"),
        plain("date", "\"max\":\"2030-01-01\"", QuestionCases::date, "2026-11-23"),
        plain("taxonomy", TREE, QuestionCases::taxonomy, List.of(List.of("food", "tea"))),
        plain(
            "rank",
            "\"of\":[{\"value\":\"a\",\"title\":\"Apple\"},{\"value\":\"b\",\"title\":\"Bread\"},{\"value\":\"c\",\"title\":\"Cheese\"}]",
            QuestionCases::rank,
            List.of("c", "a", "b")),
        plain(
            "pairwise",
            "\"of\":[\"one\",\"two\"],\"tie\":true",
            hand -> hand.pick("3", hand.word("labelling_tie")),
            "tie"),
        plain(
            "confidence",
            "",
            hand -> hand.pick("1", hand.word("labelling_confidenceGuess")).send("Enter"),
            0.5),
        new Asked("spans", NAMES, QuestionCases::spans, QuestionCases::names, 0),
        new Asked("boxes", THINGS, QuestionCases::boxes, QuestionCases::frames, 1),
        new Asked("polygons", THINGS, QuestionCases::polygons, QuestionCases::outlines, 1));
  }

  private static Asked plain(String type, String more, Consumer<Hand> steps, Object stored) {
    return new Asked(type, more, steps, way -> stored, 0);
  }

  private static void date(Hand hand) {
    Locator field = hand.page().getByLabel(hand.word("labelling_date"), exact()).first();
    if (hand.byKeys()) {
      hand.write(field, "11232026").send("Enter");
    } else {
      field.fill("2026-11-23");
      hand.send("Enter");
    }
  }

  private static Page.GetByLabelOptions exact() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  /** Keys search; the pointer opens the tree. */
  private static void taxonomy(Hand hand) {
    if (hand.byKeys()) {
      hand.write(AriaRole.SEARCHBOX, hand.word("script_taxonomySearch"), "te")
          .keys("Enter", "Escape")
          .send("Control+Enter");
      return;
    }
    hand.reach(hand.page().locator(".tree summary").first());
    hand.pick("", "Tea").send("");
  }

  /** The order shown is shuffled: each is moved up until it is where it belongs. */
  private static void rank(Hand hand) {
    List<String> wanted = List.of("Cheese", "Apple", "Bread");
    for (int place = 0; place < wanted.size(); place++) {
      String title = wanted.get(place);
      for (int at = shown(hand).indexOf(title); at > place; at--) {
        hand.press(hand.word("script_rankUp", title));
      }
    }
    Locator keep = hand.page().getByText(hand.word("script_rankKeep"));
    if (keep.isVisible()) {
      hand.press(hand.word("script_rankKeep"));
    }
    hand.send("Control+Enter");
  }

  private static List<String> shown(Hand hand) {
    return hand.page().locator(".ranking .text").allInnerTexts();
  }

  /** The first word is a person, the last a place. */
  private static void spans(Hand hand) {
    String text = hand.way().sentence();
    int last = text.length() - 2;
    if (hand.byKeys()) {
      hand.reach(hand.page().getByRole(AriaRole.TEXTBOX, named(hand.word("script_spansText"))));
      hand.keys("ArrowRight", "Enter", "End", "2").send("Control+Enter");
      return;
    }
    mark(hand, "Person", 0, 3);
    mark(hand, "Place", last, text.length());
    hand.send("");
  }

  private static void mark(Hand hand, String label, int start, int end) {
    hand.pick("", label).word(start, end);
    if (hand.way() == Way.TELEPHONE) {
      hand.press(hand.word("script_spansMark", hand.way().sentence().substring(start, end)));
    }
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Object names(Way way) {
    int points = way.sentence().codePointCount(0, way.sentence().length());
    return List.of(
        Map.of("start", 0, "end", 3, "label", "PER"),
        Map.of("start", points - 2, "end", points, "label", "LOC"));
  }

  /** Keys add and move one, fingers tap its sides, the mouse drags. */
  private static void boxes(Hand hand) {
    Locator image = hand.page().locator(".picture img");
    hand.pick("2", "Cat");
    switch (hand.way()) {
      case KEYS ->
          hand.press(hand.word("script_boxesAdd"))
              .times(2, "ArrowRight")
              .keys("ArrowUp", "Shift+ArrowUp")
              .times(3, "Alt+ArrowRight");
      case TELEPHONE ->
          hand.press(hand.word("script_boxesSides"))
              .point(image, 40, 30)
              .point(image, 20, 50)
              .point(image, 60, 55)
              .point(image, 45, 70);
      default -> hand.drag(image, 20, 30, 60, 70);
    }
    hand.send("Control+Enter");
  }

  private static Object frames(Way way) {
    return List.of(
        way == Way.KEYS
            ? Map.of("x", 42, "y", 38.9, "width", 23, "height", 20, "label", "cat")
            : Map.of("x", 20, "y", 30, "width", 40, "height", 40, "label", "cat"));
  }

  private static void polygons(Hand hand) {
    Locator image = hand.page().locator(".picture img");
    hand.pick("2", "Cat");
    if (hand.byKeys()) {
      hand.press(hand.word("script_polygonsAdd")).keys("Enter");
      hand.times(5, "ArrowRight").keys("Enter").times(5, "ArrowDown").keys("Enter");
      hand.press(hand.word("script_polygonsClose")).send("Control+Enter");
      return;
    }
    hand.point(image, 20, 20).point(image, 60, 20).point(image, 60, 60).point(image, 20, 20);
    hand.send("");
  }

  private static Object outlines(Way way) {
    return List.of(
        Map.of(
            "points",
            way == Way.KEYS
                ? List.of(List.of(50, 50), List.of(55, 50), List.of(55, 55))
                : List.of(List.of(20, 20), List.of(60, 20), List.of(60, 60)),
            "label",
            "cat"));
  }
}
