// SPDX-License-Identifier: Apache-2.0
package touchstone.builder.labelstudio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.builder.EveryType;

class LabelStudioTest {

  /** Notes of what is lacking carry a mark. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "sentiment; review text; mood choice;",
        "topics; letter text; topics multi?;",
        "conditional; post html; verdict choice, why text?, sure scale?;",
        "stars; dish image; looks scale?, size scale;",
        "numbers; scan image; total number, day date?, shop text?;",
        "transcription; recording audio; words text?; 3 TextArea",
        "video; clip video; action choice?;",
        "taxonomy; title text; shelf taxonomy?;",
        "nested-choices; title text; kind taxonomy?;",
        "pairwise; prompt text, answer_one text, answer_two text; better pairwise, because text;",
        "ranking; query text; order rank; 4 List",
        "entities; report text; names spans?;",
        "boxes; photo image; things boxes?, areas polygons;",
        "dialogue; turns dialogue, facts table; polite choice, helpful scale, solved choice;",
        "invoice; scan image; fields boxes?, total number, issued date?, seller text; 3 Image, 10 TextArea",
        "interview; recording audio, turns dialogue; topic multi, clear scale?, place taxonomy?; 3 Paragraphs",
        "unknown-control; scan image; quality choice?; 2 Style, 4 BrushLabels!, 11 KeyPoint!",
        "unknown-attributes; t text; c choice?, when date?, n text?; 1 View, 2 Text, 4 Choices,"
            + " 4 Choices, 6 Choice, 7 Choice, 9 DateTime!, 10 TextArea, 10 TextArea",
        "per-region; img image; box boxes?, clear choice?; 4 TextArea!, 5 View!, 8 Choices!,"
            + " 9 Rectangle!, 10 Labels!",
        "unknown-containers; a text; stars scale?, late choice?; 2 Collapse, 3 Panel, 3 Panel,"
            + " 7 Fancy!, 9 Text!, 10 Rating, 16 Shortcut!, 18 Header",
      })
  void eachConfigurationBecomesATemplate(String name, String shown, String asked, String notes) {
    Imported imported = LabelStudio.read(configuration(name));
    JsonNode template = imported.template();
    EveryType.TEMPLATES.read(template);
    assertEquals(shown, each(template.get("show"), "field", "as"));
    assertEquals(asked, each(template.get("ask"), "name", "type"));
    String found =
        imported.notes().stream()
            .map(note -> note.line() + " " + note.tag() + (note.lacks() ? "!" : ""))
            .collect(Collectors.joining(", "));
    assertEquals(notes == null ? "" : notes, found, () -> imported.notes().toString());
    assertEquals(found.contains("!"), imported.lacks());
  }

  private static String each(JsonNode rows, String first, String second) {
    List<String> all = new ArrayList<>();
    rows.forEach(
        row ->
            all.add(
                row.path(first).asText()
                    + " "
                    + row.path(second).asText()
                    + (row.path("required").asBoolean(true) ? "" : "?")));
    return String.join(", ", all);
  }

  @Test
  void optionsKeepWhatResultsWereKnownBy() {
    JsonNode mood = asked("sentiment", 0);
    assertEquals("How does the guest feel about the stay?", mood.get("title").textValue());
    assertEquals(
        Json.tree(
            """
            [{"value":"Glad","title":"Glad","key":"g"},
             {"value":"neutral","title":"So-so","description":"Neither glad nor cross"},
             {"value":"Cross","title":"Cross"}]
            """),
        mood.get("options"));
  }

  @Test
  void valuesAreMadeValidAndUnique() {
    List<String> values = new ArrayList<>();
    asked("topics", 0).get("options").forEach(each -> values.add(each.get("value").textValue()));
    assertEquals(List.of("billing-refunds", "Delivery", "delivery", "option-4"), values);
  }

  @Test
  void conditionsNameTheValuesMade() {
    assertEquals(
        "{\"verdict\":[\"Rude\",\"Dangerous\"]}", asked("conditional", 1).get("when").toString());
    assertEquals("What is wrong with it?", asked("conditional", 1).get("title").textValue());
    assertEquals("In your own words", asked("conditional", 1).get("help").textValue());
    assertEquals(3, asked("conditional", 2).at("/when/verdict").size());
  }

  @Test
  void treesPairsListsAndLabelsComeOver() {
    assertEquals(
        Json.tree(
            """
            [{"value":"Kitchen","title":"Kitchen","children":[{"value":"Pans","title":"Pans"},
              {"value":"Knives","title":"Knives",
               "children":[{"value":"bread-knives","title":"Bread knives"}]}]},
             {"value":"Garden","title":"Garden","children":[{"value":"Pans","title":"Pans"}]}]
            """),
        asked("taxonomy", 0).get("tree"));
    assertEquals("[\"answer_one\",\"answer_two\"]", asked("pairwise", 0).get("of").toString());
    assertEquals("Which answer helps more?", asked("pairwise", 0).get("title").textValue());
    assertEquals("\"results\"", asked("ranking", 0).get("of").toString());
    assertEquals("Put the results in order", asked("ranking", 0).get("title").textValue());
    assertEquals(
        Json.tree(
            """
            [{"value":"Person","title":"Person","colour":"#ff0000","key":"p"},
             {"value":"Place","title":"Place","colour":"#00aaff"},
             {"value":"ORG","title":"Body or firm","colour":"#1d6f42"}]
            """),
        asked("entities", 0).get("labels"));
    assertEquals("0.01", asked("numbers", 0).get("step").asText());
  }

  @Test
  void noDoctypeOrEntityIsTaken() {
    assertEquals(3, refusedAt(configuration("doctype")));
    assertEquals(1, refusedAt(configuration("laughs")));
    assertEquals(2, refusedAt("<View>\n<Header value=\"&nothing;\"/></View>"));
  }

  @Test
  void whatIsNoXmlIsRefusedWithItsLine() {
    assertEquals(4, refusedAt("\n\n<View>\n<Text></View>"));
    assertEquals(1, refusedAt("sentiment"));
    assertEquals(1, refusedAt(""));
    assertEquals(65, refusedAt("<View>\n".repeat(65) + "</View>".repeat(65)));
    Problem problem =
        assertThrows(Problem.class, () -> LabelStudio.read(" ".repeat(Markup.LONGEST + 1)));
    assertEquals(413, problem.status());
  }

  @Test
  void aConfigurationOfNothingAsksNothing() {
    Imported imported = LabelStudio.read("<View/>");
    assertEquals("{\"show\":[],\"ask\":[]}", imported.template().toString());
    assertTrue(imported.notes().isEmpty());
  }

  private static long refusedAt(String xml) {
    Problem problem = assertThrows(Problem.class, () -> LabelStudio.read(xml));
    assertEquals(422, problem.status());
    return problem.faults().get(0).line();
  }

  private static JsonNode asked(String name, int question) {
    return LabelStudio.read(configuration(name)).template().get("ask").get(question);
  }

  private static String configuration(String name) {
    try (InputStream stream =
        LabelStudioTest.class.getResourceAsStream("/labelstudio/" + name + ".xml")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
