// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import touchstone.join.LabelPolicy;

/** What another label policy would make of all that was received, without changing anything. */
@ApplicationScoped
class DryRuns {
  private static final int EXAMPLES = 20;

  private final StreamLabels labels;

  DryRuns(StreamLabels labels) {
    this.labels = labels;
  }

  /** A prediction whose label would change. */
  record Example(String key, String before, String after) {}

  /**
   * @param before how many labels of each kind there are; open and abstaining ones under those
   *     words
   * @param after how many there would be
   * @param changed how many would differ
   */
  record Outcome(
      long predictions,
      long changed,
      Map<String, Long> before,
      Map<String, Long> after,
      List<Example> examples) {}

  Outcome of(Stream stream, LabelPolicy policy) {
    StreamLabels.Reading present = labels.now(stream);
    StreamLabels.Reading other = labels.under(stream, policy, present.asOf());
    Map<String, Long> before = new TreeMap<>();
    Map<String, Long> after = new TreeMap<>();
    List<Example> examples = new ArrayList<>();
    long[] counts = new long[2];
    present.against(
        other,
        (prediction, one, another) -> {
          String was = StreamLabels.said(one);
          String would = StreamLabels.said(another);
          before.merge(was, 1L, Long::sum);
          after.merge(would, 1L, Long::sum);
          counts[0]++;
          if (!was.equals(would)) {
            counts[1]++;
            if (examples.size() < EXAMPLES) {
              examples.add(new Example(prediction.key(), was, would));
            }
          }
        });
    return new Outcome(counts[0], counts[1], before, after, examples);
  }
}
