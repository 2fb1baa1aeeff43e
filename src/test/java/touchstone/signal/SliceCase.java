// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * One seed of the slice case: impressions over and over with scores and clicks of a model, and from
 * a time on the scores of one slice shuffled or its clicks more or fewer, until its detector says
 * so. An alarm of any other slice, or before, is false; its detector is restarted.
 *
 * @param slice that changes; null where none does
 * @param before impressions of all slices until it changes
 * @param most impressions in all
 * @param clicks times as many clicks from then on; 0 where the scores are shuffled
 */
record SliceCase(
    List<String> slices, ClickModel model, String slice, long before, long most, double clicks) {
  static final double RUN_LENGTH = 100_000;

  /**
   * Labels of the slice from the change to the alarm, -1 where it was missed, 0 where nothing
   * changed.
   */
  record Outcome(int delay, Change change, int falseAlarms, long labels) {}

  /** The outcomes of many seeds. */
  static final class Tally {
    final List<Integer> delays = new ArrayList<>();
    int missed;
    int falseAlarms;
    long labels;

    void add(Outcome outcome) {
      if (outcome.delay() < 0) {
        missed++;
      } else if (outcome.delay() > 0) {
        delays.add(outcome.delay());
      }
      falseAlarms += outcome.falseAlarms();
      labels += outcome.labels();
    }

    double per100k() {
      return falseAlarms * 1e5 / labels;
    }

    @Override
    public String toString() {
      Collections.sort(delays);
      String found =
          delays.isEmpty()
              ? ""
              : "median %d, worst %d labels of the slice, "
                  .formatted(delays.get(delays.size() / 2), delays.get(delays.size() - 1));
      return found
          + "missed %d of %d, false alarms %d in %d labels: %.3f per 100,000"
              .formatted(missed, missed + delays.size(), falseAlarms, labels, per100k());
    }
  }

  Outcome run(long seed) {
    Random random = new Random(seed);
    DetectorBank bank = new DetectorBank(RUN_LENGTH);
    int start = random.nextInt(slices.size());
    int falseAlarms = 0;
    int after = 0;
    for (long n = 0; n < most; n++) {
      String at = slices.get((int) ((start + n) % slices.size()));
      double score = model.score(random.nextGaussian());
      boolean changed = n >= before && at.equals(slice);
      double chance = score;
      if (changed) {
        after++;
        chance = clicks == 0 ? model.score(random.nextGaussian()) : Math.min(1, score * clicks);
      }
      Alarm alarm = bank.add(at, score, random.nextDouble() < chance, 1);
      if (alarm != null && changed) {
        return new Outcome(after, alarm.change(), falseAlarms, n + 1);
      }
      if (alarm != null) {
        falseAlarms++;
        bank.detector(at).restart();
      }
    }
    return new Outcome(slice == null ? 0 : -1, null, falseAlarms, most);
  }
}
