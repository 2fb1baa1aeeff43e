// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one rater said where something else is known: how often each answer was given for each.
 *
 * <p>Macro-F1 is the plain mean over all answers that are known or given of 2 TP / (2 TP + FP +
 * FN), so that a rare answer weighs as much as a common one. Example: known a a a b, said a a b b:
 * a has 4/5, b 2/3, the mean is .7333. Of nothing it is undefined.
 *
 * <p>Source: J. Opitz, S. Burst, "Macro F1 and Macro F1", arXiv 1911.03347, 2019 (the mean of F1s).
 */
final class Confusion {
  private final TreeMap<String, TreeMap<String, Integer>> counts = new TreeMap<>();
  private Share accuracy = new Share(0, 0);

  void add(String known, String said) {
    counts.computeIfAbsent(known, first -> new TreeMap<>()).merge(said, 1, Integer::sum);
    accuracy = accuracy.plus(known.equals(said));
  }

  Share accuracy() {
    return accuracy;
  }

  /** By what is known, then by what was said; 0 is left out. */
  Map<String, TreeMap<String, Integer>> counts() {
    return counts;
  }

  /** Null where nothing was added. */
  Double macroF1() {
    TreeSet<String> classes = new TreeSet<>(counts.keySet());
    counts.values().forEach(said -> classes.addAll(said.keySet()));
    return classes.isEmpty() ? null : classes.stream().mapToDouble(this::f1).sum() / classes.size();
  }

  private double f1(String each) {
    double hits = 0;
    double all = 0;
    for (Map.Entry<String, TreeMap<String, Integer>> known : counts.entrySet()) {
      for (Map.Entry<String, Integer> said : known.getValue().entrySet()) {
        boolean is = known.getKey().equals(each);
        boolean saysSo = said.getKey().equals(each);
        all += said.getValue() * ((is ? 1 : 0) + (saysSo ? 1 : 0));
        hits += is && saysSo ? said.getValue() : 0;
      }
    }
    return all == 0 ? 0 : 2 * hits / all;
  }
}
