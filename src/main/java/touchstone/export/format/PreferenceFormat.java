// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import touchstone.export.About;
import touchstone.export.Entry;
import touchstone.export.Given;
import touchstone.export.Heading;
import touchstone.export.ItemFormat;
import touchstone.export.Mode;
import touchstone.guideline.Shown;
import touchstone.guideline.question.Pairwise;

/**
 * Preference pairs as preference tuning reads them: prompt, chosen, rejected. The margin of a label
 * is how much more of the votes the chosen one has. Neither of two is no preference: a tie has no
 * line.
 */
@Singleton
public class PreferenceFormat implements ItemFormat {
  @Override
  public String name() {
    return "preference";
  }

  @Override
  public String mediaType() {
    return "application/x-ndjson";
  }

  @Override
  public String ending() {
    return "jsonl";
  }

  @Override
  public List<Mode> modes() {
    return List.of(Mode.RESOLVED, Mode.JUDGEMENTS);
  }

  @Override
  public List<String> types() {
    return List.of("pairwise");
  }

  @Override
  public Writing begin(OutputStream out, Heading heading) {
    Pairwise pair = (Pairwise) heading.about().question();
    return new JsonLines(out) {
      @Override
      public void entry(Entry entry) throws IOException {
        for (Given given : entry.given()) {
          String chosen = given.answer().textValue();
          if (chosen.equals("left") || chosen.equals("right")) {
            String rejected = chosen.equals("left") ? "right" : "left";
            ObjectNode line = Origin.object().put("prompt", prompt(entry, pair, heading.about()));
            line.put("chosen", pair.text(entry.content(), chosen));
            line.put("rejected", pair.text(entry.content(), rejected));
            if (heading.mode() == Mode.RESOLVED) {
              line.put("margin", share(given.shares(), chosen) - share(given.shares(), rejected));
            }
            Origin.add(line, entry, given, heading);
            line(line);
          }
        }
      }
    };
  }

  private static double share(Map<String, Double> shares, String side) {
    return shares.getOrDefault('"' + side + '"', 0.0);
  }

  /** The item's prompt, else the first that is shown beside the two. */
  private static String prompt(Entry entry, Pairwise pair, About about) {
    if (entry.content().has("prompt")) {
      return entry.text("prompt");
    }
    return about.template().show().stream()
        .map(Shown::field)
        .filter(field -> !pair.of().fields().contains(field))
        .findFirst()
        .map(entry::text)
        .orElse("");
  }
}
