// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A guideline's text reads as sections, however it is written. */
class SectionsTest {
  private static final Template TEMPLATE = Asking.sentiment("Positive", "Negative");

  private static final String TEXT =
      """
      Read all of this.

      # Sentiment

      What the writer feels.

      ## Definition: Positive {#positive label=pos}

      Glad, or pleased.

      ### Use when

      They praise.

      ### Avoid when

      They quote praise.

      ## Negative

      Sad.

      ```
      # no heading
      ```

      ## Counter-example

      "Great, it broke."

      ## Questions and answers

      ### And irony?

      By what is meant.
      """;

  @Test
  void headingsBecomeSectionsWithKindsAndLabels() {
    List<Section> sections = Sections.of(TEXT, TEMPLATE);
    assertEquals(
        List.of(
            "introduction rule null",
            "sentiment rule null",
            "positive definition pos",
            "use-when use-when pos",
            "avoid-when avoid-when pos",
            "negative definition neg",
            "counter-example counter-example null",
            "questions-and-answers faq null",
            "and-irony faq null"),
        sections.stream().map(each -> each.id() + " " + each.kind() + " " + each.label()).toList());
    assertTrue(sections.get(5).body().contains("# no heading"));
    assertEquals("Definition: Positive", sections.get(2).title());
  }

  @Test
  void whatIsReadCanBeWrittenAndReadsTheSame() {
    List<Section> sections = Sections.of(TEXT, TEMPLATE);
    String written = Sections.markdown(sections);
    List<Section> again = Sections.of(written, TEMPLATE);
    assertEquals(
        sections.stream()
            .map(each -> each.id() + each.kind() + each.label() + each.body())
            .toList(),
        again.stream().map(each -> each.id() + each.kind() + each.label() + each.body()).toList());
    assertEquals(written, Sections.markdown(again));
  }

  @Test
  void idsSurviveAnotherTitleAndAreNeverTwice() {
    Section before = Sections.of("## Positive {#pos}\n\nGlad.", TEMPLATE).get(0);
    Section after = Sections.of("## What glad means {#pos}\n\nGlad.", TEMPLATE).get(0);
    assertEquals(before.id(), after.id());
    assertEquals(
        List.of("a", "a-2"),
        Sections.of("## A\n## A", TEMPLATE).stream().map(Section::id).toList());
  }

  @Test
  void kindsAreReadInEveryLanguageOfThePages() {
    assertEquals(
        List.of("definition pos", "avoid-when pos"),
        Sections.of("## تعريف: Positive\n### متى لا يستعمل", TEMPLATE).stream()
            .map(each -> each.kind() + " " + each.label())
            .toList());
  }

  @Test
  void bracesThatSayNothingStayWords() {
    Section section = Sections.of("## Use {braces}", TEMPLATE).get(0);
    assertEquals("Use {braces}", section.title());
    assertNull(section.label());
    assertTrue(Markdown.html("## Use {braces}").contains("Use {braces}"));
    String html = Markdown.html("## Positive {#pos label=pos}");
    assertTrue(html.contains("<h3 id=\"section-pos\">Positive</h3>"), html);
    assertFalse(html.contains("{"));
  }
}
