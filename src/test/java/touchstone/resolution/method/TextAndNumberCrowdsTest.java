// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.resolution.Votes.vote;

import com.fasterxml.jackson.databind.node.DoubleNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.resolution.Method;
import touchstone.resolution.SharedData;
import touchstone.resolution.Vote;
import touchstone.resolution.Votes;

/** Texts and numbers of real crowds against what is known of them. */
class TextAndNumberCrowdsTest {

  @Test
  void transcriptsOfTheFirstHundredClips() {
    Map<String, List<Vote>> clips = new LinkedHashMap<>();
    rows("speech_dev_clean.labels.csv")
        .forEach(
            row ->
                clips
                    .computeIfAbsent(row[0], first -> new ArrayList<>())
                    .add(vote(row[1], row[2])));
    for (Method method : List.of(new Rover(), new Medoid())) {
      int wrong = 0;
      int words = 0;
      for (String[] truth : rows("speech_dev_clean.truth.csv")) {
        if (Integer.parseInt(truth[0]) < 100) {
          List<String> right = Words.of(truth[1]);
          var resolved = method.resolve(clips.get(truth[0]));
          String heard = resolved.label() == null ? "" : resolved.label().textValue();
          wrong += Words.distance(Words.of(heard), right);
          words += right.size();
        }
      }
      double rate = (double) wrong / words;
      System.out.printf(Locale.ROOT, "word error rate of %s: %.4f%n", method.name(), rate);
      assertTrue(!method.name().equals("rover") || rate <= .055, "rover: " + rate);
    }
  }

  @Test
  void emotionsAsNumbers() {
    Map<String, List<Vote>> items = new LinkedHashMap<>();
    rows("emotion.labels.csv")
        .forEach(
            row ->
                items
                    .computeIfAbsent(row[0], first -> new ArrayList<>())
                    .add(
                        new Vote(
                            row[1],
                            "generalist",
                            false,
                            false,
                            1,
                            DoubleNode.valueOf(Double.parseDouble(row[2])),
                            Votes.NOON,
                            Votes.NOON,
                            1)));
    Map<String, Double> errors = new LinkedHashMap<>();
    for (Method method : List.of(new Mean(), new Median(), new TrimmedMean())) {
      double sum = 0;
      List<String[]> truths = rows("emotion.truth.csv");
      for (String[] truth : truths) {
        sum +=
            Math.abs(
                method.resolve(items.get(truth[0])).label().doubleValue()
                    - Double.parseDouble(truth[1]));
      }
      errors.put(method.name(), sum / truths.size());
      System.out.printf(
          Locale.ROOT, "mean absolute error of %s: %.3f%n", method.name(), sum / truths.size());
    }
    // The choice where nothing is asked for is the mean: the others are for crowds with a long
    // tail.
    assertTrue(errors.get("mean") <= Math.min(errors.get("median"), errors.get("trimmed-mean")));
  }

  private static List<String[]> rows(String file) {
    String text = new String(SharedData.crowdFile(file), StandardCharsets.UTF_8);
    List<String[]> rows = new ArrayList<>();
    text.lines()
        .skip(1)
        .forEach(
            line -> {
              String[] parts = line.split(",", 2);
              rows.add(
                  file.contains("labels")
                      ? new String[] {
                        parts[0], parts[1].split(",", 2)[0], unquoted(parts[1].split(",", 2)[1])
                      }
                      : new String[] {parts[0], unquoted(parts[1])});
            });
    return rows;
  }

  private static String unquoted(String cell) {
    return cell.startsWith("\"") && cell.endsWith("\"")
        ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"")
        : cell;
  }
}
