// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import touchstone.guideline.Asking;
import touchstone.guideline.Template;

/** Two versions beside each other, by section and by word. */
class VersionDiffTest {
  private static final Template BEFORE = Asking.sentiment("Positive", "Negative");

  private static VersionDiff diff(String before, String after) {
    return VersionDiff.of(
        new VersionDiff.Side(1, before, BEFORE), new VersionDiff.Side(2, after, BEFORE));
  }

  private static List<String> states(VersionDiff diff) {
    return diff.sections().stream().map(each -> each.state() + " " + each.title()).toList();
  }

  @Test
  void sectionsArePairedByIdThenByWhatTheySay() {
    VersionDiff diff =
        diff(
            "## One {#one}\n\nfirst words here\n\n## Two\n\nall of this stays as it was\n\n## Gone\n\nold",
            "## Eins {#one}\n\nfirst words there\n\n## Zwei\n\nall of this stays as it was\n\n## New\n\nfresh");
    assertEquals(
        List.of("changed Eins", "changed Zwei", "added New", "removed Gone"), states(diff));
    assertEquals(
        List.of("One", "here"),
        diff.sections().get(0).left().stream()
            .filter(Piece::changed)
            .map(piece -> piece.text().strip())
            .toList());
    assertEquals(0, diff.same());
  }

  @Test
  void wordsThatStayAreToldFromThoseThatDoNot() {
    SectionDiff section = diff("a b c d", "a x y d").sections().get(0);
    assertEquals(
        List.of(new Piece("a ", false), new Piece("b c", true), new Piece(" d", false)),
        section.left());
    assertEquals("a x y d", String.join("", section.right().stream().map(Piece::text).toList()));
    assertTrue(diff("same", "same").empty());
  }

  @Test
  void whatIsAskedOtherwiseIsNamed() {
    Template after =
        Asking.template(
            "{'name':'sentiment','type':'choice','title':'Feels?','options':[{'value':'pos','title':'Good'},{'value':'mix','title':'Mixed'}]}",
            "{'name':'sure','type':'choice','title':'Sure?','options':[{'value':'y','title':'y'},{'value':'n','title':'n'}]}");
    assertEquals(
        List.of(
            "questionChanged null",
            "optionRenamed pos",
            "optionAdded mix",
            "optionRetired neg",
            "questionAdded null"),
        AskedDiff.of(BEFORE, after).stream()
            .map(each -> each.kind() + " " + each.value())
            .toList());
    assertEquals("questionRetired", AskedDiff.of(after, BEFORE).get(0).kind());
  }

  @Test
  void aLongTextIsComparedInTime() {
    StringBuilder one = new StringBuilder();
    StringBuilder other = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      one.append("w").append(i).append('\n');
      other.append("v").append(i).append('\n');
    }
    long start = System.nanoTime();
    assertEquals(1, diff(one.toString(), other.toString()).changed().size());
    assertTrue(System.nanoTime() - start < 5_000_000_000L);
  }
}
