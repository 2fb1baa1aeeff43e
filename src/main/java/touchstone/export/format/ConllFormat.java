// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import touchstone.export.Entry;
import touchstone.export.Heading;
import touchstone.export.ItemFormat;
import touchstone.export.Mode;

/**
 * CoNLL-2003: a token a line in four columns, the last B-, I- or O; an item begins with -DOCSTART-,
 * a line end in its text is an empty line. A word has one tag, so that spans that overlap are
 * refused; so are judgements, since a sentence cannot be there once for each rater.
 */
@Singleton
public class ConllFormat implements ItemFormat {
  @Override
  public String name() {
    return "conll";
  }

  @Override
  public String mediaType() {
    return "text/plain";
  }

  @Override
  public String ending() {
    return "conll";
  }

  @Override
  public List<Mode> modes() {
    return List.of(Mode.RESOLVED);
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
  public Writing begin(OutputStream out, Heading heading) {
    String field = heading.about().field();
    return new Writing() {
      @Override
      public void entry(Entry entry) throws IOException {
        if (!entry.given().isEmpty()) {
          String lines = lines(entry, entry.text(field), entry.given().get(0).answer());
          out.write(lines.getBytes(StandardCharsets.UTF_8));
        }
      }

      @Override
      public void end() {}
    };
  }

  private static String lines(Entry entry, String text, JsonNode answer) {
    List<JsonNode> spans = new ArrayList<>();
    answer.forEach(spans::add);
    spans.sort(Comparator.comparingInt(span -> span.get("start").intValue()));
    for (int i = 1; i < spans.size(); i++) {
      if (spans.get(i).get("start").intValue() < spans.get(i - 1).get("end").intValue()) {
        throw entry.refusal(
            "has spans that overlap at "
                + spans.get(i).get("start")
                + ": a token of CoNLL has one tag. Another form carries them.");
      }
    }
    StringBuilder lines = new StringBuilder("-DOCSTART- -X- O O\n\n");
    List<Tokens.Token> tokens = Tokens.of(text, answer);
    int next = 0;
    boolean begun = false;
    for (Tokens.Token token : tokens) {
      while (next < spans.size() && spans.get(next).get("end").intValue() <= token.start()) {
        if (!begun) {
          throw blank(entry, spans.get(next));
        }
        next++;
        begun = false;
      }
      String tag = "O";
      boolean within = false;
      if (next < spans.size() && spans.get(next).get("start").intValue() <= token.start()) {
        JsonNode span = spans.get(next);
        tag = (begun ? "I-" : "B-") + span.get("label").textValue();
        begun = true;
        within = span.get("end").intValue() > token.end();
      }
      lines.append(token.text()).append(" -X- _ ").append(tag).append('\n');
      if (token.breaks() && !within) {
        lines.append('\n');
      }
    }
    if (next < spans.size() && !(begun && next == spans.size() - 1)) {
      throw blank(entry, spans.get(begun ? next + 1 : next));
    }
    return lines.append('\n').toString();
  }

  private static RuntimeException blank(Entry entry, JsonNode span) {
    return entry.refusal("has a span at " + span.get("start") + " that covers no token.");
  }
}
