// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A field of many rows as codes of its values, to look for slices in.
 *
 * @param name the field
 * @param codes of each row: the place of its value in the values
 * @param values what the codes stand for
 */
public record Column(String name, int[] codes, List<String> values) {
  /** Values of a column at most; rarer ones are one value together. */
  public static final int MOST = 200;

  private static final String OTHER = "other";
  private static final String MISSING = "missing";

  /** The column of texts; null is a value of its own, {@code missing}. */
  public static Column of(String name, List<String> texts) {
    Map<String, Integer> counts = new HashMap<>();
    texts.forEach(text -> counts.merge(said(text), 1, Integer::sum));
    List<String> values =
        new ArrayList<>(
            counts.entrySet().stream()
                .sorted(
                    Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList());
    Map<String, Integer> places = new HashMap<>();
    values.forEach(value -> places.put(value, places.size()));
    if (counts.size() > MOST) {
      values.add(OTHER);
    }
    int[] codes = texts.stream().mapToInt(text -> places.getOrDefault(said(text), MOST)).toArray();
    return new Column(name, codes, List.copyOf(values));
  }

  private static String said(String text) {
    return text == null ? MISSING : text;
  }

  /**
   * The column of numbers in so many bins with about as many rows each; equal numbers share a bin.
   * NaN is a value of its own, {@code missing}.
   */
  public static Column byQuantiles(String name, double[] numbers, int bins) {
    double[] sorted =
        Arrays.stream(numbers).filter(number -> !Double.isNaN(number)).sorted().toArray();
    double[] edges =
        IntStream.range(1, bins)
            .filter(bin -> sorted.length > 0)
            .mapToDouble(bin -> sorted[(int) ((long) bin * sorted.length / bins)])
            .distinct()
            .filter(edge -> edge > sorted[0])
            .toArray();
    List<String> values = new ArrayList<>();
    for (int bin = 0; bin <= edges.length; bin++) {
      String from = bin == 0 ? "" : edges[bin - 1] + " <= ";
      values.add(from + name + (bin == edges.length ? "" : " < " + edges[bin]));
    }
    values.add(MISSING);
    int[] codes = new int[numbers.length];
    for (int row = 0; row < codes.length; row++) {
      int at = Arrays.binarySearch(edges, numbers[row]);
      codes[row] = Double.isNaN(numbers[row]) ? values.size() - 1 : at >= 0 ? at + 1 : -at - 1;
    }
    return new Column(name, codes, List.copyOf(values));
  }
}
