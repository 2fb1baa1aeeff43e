// SPDX-License-Identifier: Apache-2.0
package touchstone.intake.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Secrets;
import touchstone.intake.Brought;
import touchstone.intake.IntakeFormat;
import touchstone.intake.Taker;
import touchstone.intake.Wanted;

/**
 * CoNLL: a token a line, its tag in the last column (B-, I-, O; E- and S- too). An item is what
 * stands between two -DOCSTART- lines, its sentences on a line each; without them, a sentence. The
 * text is the tokens with a space between, which is not what it was before; the key is the place in
 * the file with the beginning of the text's hash.
 */
@Singleton
public class ConllIntake implements IntakeFormat {
  private static final int LONGEST = 500_000;

  @Override
  public String name() {
    return "conll";
  }

  @Override
  public List<String> types() {
    return List.of("spans");
  }

  @Override
  public boolean whole() {
    return true;
  }

  @Override
  public boolean held() {
    return true;
  }

  @Override
  public void read(Path file, Wanted wanted, Taker taker) throws IOException {
    boolean documents;
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      documents = lines.lines().limit(10_000).anyMatch(line -> line.startsWith("-DOCSTART-"));
    } catch (java.io.UncheckedIOException bad) {
      throw Problem.refused("The file is not UTF-8.");
    }
    Text text = new Text(wanted, taker);
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.startsWith("-DOCSTART-")) {
          text.end();
          text.begin(number);
        } else if (line.isBlank() && documents) {
          text.sentence();
        } else if (line.isBlank()) {
          text.end();
        } else {
          text.token(number, line.strip().split("[ \t]+"));
        }
      }
    } catch (CharacterCodingException bad) {
      throw Problem.refused("The file is not UTF-8.");
    }
    text.end();
  }

  /** One item under way. */
  private static final class Text {
    private final Wanted wanted;
    private final Taker taker;
    private final Values values;
    private final StringBuilder words = new StringBuilder();
    private ArrayNode spans = Json.array();
    private long items;
    private long line;
    private int points;
    private int start;
    private String label;
    private boolean breaks;
    private boolean sound = true;
    private boolean open;

    Text(Wanted wanted, Taker taker) {
      this.wanted = wanted;
      this.taker = taker;
      this.values = new Values(wanted.question(), taker);
    }

    void begin(long number) {
      line = number;
      open = true;
    }

    void token(long number, String[] cells) {
      if (!open) {
        begin(number);
      }
      String tag = cells[cells.length - 1];
      String at = "line " + number;
      if (cells.length < 2 || !tag.matches("O|[BIES]-.+") || words.length() > LONGEST) {
        taker.broken(at, "has no token and a tag such as B-PER, I-PER or O");
        sound = false;
        return;
      }
      String wantedLabel = tag.equals("O") ? null : tag.substring(2);
      boolean goes =
          label != null
              && label.equals(wantedLabel)
              && (tag.startsWith("I-") || tag.startsWith("E-"));
      if (!goes) {
        close();
      }
      if (!words.isEmpty()) {
        words.append(breaks ? '\n' : ' ');
        points++;
      }
      breaks = false;
      if (!goes && wantedLabel != null) {
        label = wantedLabel;
        start = points;
      }
      words.append(cells[0]);
      points += cells[0].codePointCount(0, cells[0].length());
      if (tag.startsWith("E-") || tag.startsWith("S-")) {
        close();
      }
    }

    private void close() {
      if (label != null) {
        String value = values.label("line " + line, label);
        sound &= value != null;
        if (value != null) {
          spans.add(Values.span(start, points, value));
        }
      }
      label = null;
    }

    void sentence() {
      close();
      breaks = true;
    }

    void end() {
      close();
      if (open) {
        items++;
        String text = words.toString();
        String key = "conll-" + items + "-" + Secrets.sha256(text).substring(0, 8);
        String at = "line " + line;
        List<Brought.Answer> answers =
            sound
                ? List.of(
                    new Brought.Answer(
                        at,
                        values.question().name(),
                        wanted.rater(),
                        wanted.kind(),
                        spans,
                        null,
                        null,
                        false,
                        List.of()))
                : List.of();
        taker.item(new Brought(at, key, Json.object().put(wanted.field(), text), answers));
      }
      words.setLength(0);
      spans = Json.array();
      points = 0;
      breaks = false;
      sound = true;
      open = false;
    }
  }
}
