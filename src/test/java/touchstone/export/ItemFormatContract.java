// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import touchstone.base.Json;
import touchstone.dataset.MediaStore;
import touchstone.guideline.Question;
import touchstone.guideline.QuestionType;
import touchstone.guideline.Template;
import touchstone.guideline.Templates;
import touchstone.guideline.question.Boxes;
import touchstone.guideline.question.Choice;
import touchstone.guideline.question.Multi;
import touchstone.guideline.question.Pairwise;
import touchstone.guideline.question.Polygons;
import touchstone.guideline.question.Scale;
import touchstone.guideline.question.Spans;
import touchstone.guideline.question.TextQuestion;

/** What every form that writes item by item promises; the test of each extends it. */
public abstract class ItemFormatContract {
  private static final List<QuestionType> TYPES =
      List.of(
          new Boxes.Type(),
          new Choice.Type(),
          new Multi.Type(),
          new Pairwise.Type(),
          new Polygons.Type(),
          new Scale.Type(),
          new Spans.Type(),
          new TextQuestion.Type());
  protected static final String TEXT = "Ada, \"😀\" = Bo\n+1 é";
  protected static final String LABELS =
      "\"labels\":[{\"value\":\"PER\",\"title\":\"Person\"},{\"value\":\"LOC\",\"title\":\"Place\"}]";
  protected static final String CHOICE =
      "{\"name\":\"q\",\"type\":\"choice\",\"title\":\"Which?\",\"options\":["
          + "{\"value\":\"yes\",\"title\":\"Yes\"},{\"value\":\"no\",\"title\":\"No\"}]}";
  protected static final String SPANS =
      "{\"name\":\"q\",\"type\":\"spans\",\"title\":\"Who?\",\"on\":\"text\"," + LABELS + "}";
  protected static final String BOXES =
      "{\"name\":\"q\",\"type\":\"boxes\",\"title\":\"Where?\",\"on\":\"photo\"," + LABELS + "}";

  protected abstract ItemFormat format();

  /** A question that it carries. */
  protected abstract String question();

  /** An answer to it. */
  protected abstract String answer();

  /** How many answers the file holds, read as what it claims to be. */
  protected abstract int answers(byte[] file) throws IOException;

  protected final About about(String question) {
    Template template =
        new Templates(TYPES)
            .read(
                Json.tree(
                    "{\"show\":[{\"field\":\"text\",\"as\":\"text\"},"
                        + "{\"field\":\"photo\",\"as\":\"image\"}],\"ask\":["
                        + question
                        + "]}"));
    return new About(template.ask().get(0), template, "guide", 2, List.of(template));
  }

  protected final Mode mode() {
    return format().modes().get(0);
  }

  /** An item with so many answers, each by another rater. */
  protected final Entry entry(long number, String key, int answers) {
    ObjectNode content = Json.object().put("text", TEXT).put("photo", "a.jpg").put("prompt", "P");
    content.put("one", "first").put("two", "second");
    List<Given> given =
        java.util.stream.IntStream.range(0, answers)
            .mapToObj(
                i ->
                    new Given(
                        Json.tree(answer()),
                        i == 0 ? "=bo" : "bo" + i,
                        "generalist",
                        Instant.parse("2026-01-02T03:04:05.678Z"),
                        1500L,
                        false,
                        2,
                        mode() == Mode.RESOLVED ? 0.75 : null,
                        Map.of(answer(), 0.75),
                        1))
            .toList();
    return new Entry(number, key, content, new MediaStore.Pixels(640, 480), given);
  }

  protected final byte[] write(Entry... entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ItemFormat.Writing writing =
        format().begin(out, new Heading(mode(), List.of(), about(question()), () -> "# Card\n"))) {
      for (Entry entry : entries) {
        writing.entry(entry);
      }
      writing.end();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return out.toByteArray();
  }

  protected static String text(byte[] file) {
    return new String(file, StandardCharsets.UTF_8);
  }

  protected static List<JsonNode> lines(byte[] file) {
    return text(file).lines().map(Json::tree).toList();
  }

  /** The files of a zip by name. */
  protected static Map<String, String> files(byte[] zip) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream stream = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
        files.put(entry.getName(), text(stream.readAllBytes()));
      }
    }
    return files;
  }

  @Test
  void saysWhatItIs() {
    assertFalse(format().name().isBlank());
    assertTrue(format().mediaType().contains("/"));
    assertFalse(format().modes().isEmpty());
  }

  @Test
  void carriesItsQuestionAndRefusesWhatItDoesNotName() {
    Question carried = about(question()).question();
    assertNull(format().lack(mode(), carried));
    for (Mode mode : Mode.values()) {
      assertEquals(format().modes().contains(mode), format().lack(mode, carried) == null);
    }
    Question other =
        about("{\"name\":\"n\",\"type\":\"scale\",\"title\":\"N\",\"min\":1,\"max\":3}").question();
    if (!format().types().isEmpty() && !format().types().contains("scale")) {
      assertNotNull(format().lack(mode(), other));
    }
  }

  @Test
  void nothingIsAFileToo() throws IOException {
    assertEquals(0, answers(write()));
  }

  @Test
  void anItemWithoutAnAnswerIsNoAnswer() throws IOException {
    assertEquals(0, answers(write(entry(1, "a", 0))));
    assertEquals(1, answers(write(entry(1, "a", 0), entry(2, "b", 1))));
  }

  @Test
  void equalLabelsAreEqualBytes() {
    Entry[] entries = {entry(1, "a", 1), entry(2, "b/../c", 1)};
    assertArrayEquals(write(entries), write(entries));
  }

  @Test
  void everyRaterIsThereWhereTheFormCarriesJudgements() throws IOException {
    if (mode() == Mode.JUDGEMENTS || format().modes().contains(Mode.JUDGEMENTS)) {
      assertEquals(3, answers(write(entry(1, "a", 3))));
    }
  }

  @Test
  void noKeyBreaksTheFile() throws IOException {
    for (String key :
        List.of("../../x", "a,b\"c", "=1+1", "a\nb", "😀", "k".repeat(512), "a.jpg")) {
      assertEquals(1, answers(write(entry(1, key, 1))), key);
    }
  }
}
