// SPDX-License-Identifier: Apache-2.0
package touchstone.spread;

/**
 * Who said what of which item, as three columns of numbers from 0 on; one vote of a rater an item.
 *
 * @param items how many items there are, with votes or without
 * @param raters how many raters
 * @param values how many values a vote may have, in their order
 */
public record Votes(int items, int raters, int values, int[] item, int[] rater, int[] value) {

  public Votes {
    if (item.length != rater.length || item.length != value.length) {
      throw new IllegalArgumentException("The columns must be equally long.");
    }
  }

  public int size() {
    return item.length;
  }

  /** How often each value was given to each item: item by item, value by value. */
  public int[] counts() {
    int[] counts = new int[items * values];
    for (int vote = 0; vote < item.length; vote++) {
      counts[item[vote] * values + value[vote]]++;
    }
    return counts;
  }

  /** The same for each group of raters. */
  int[][] counts(int[] groupOf, int groups) {
    int[][] counts = new int[groups][items * values];
    for (int vote = 0; vote < item.length; vote++) {
      counts[groupOf[rater[vote]]][item[vote] * values + value[vote]]++;
    }
    return counts;
  }

  /** Each vote as a number, by the number that each value stands for. */
  double[] numbers(double... ofValue) {
    double[] numbers = new double[value.length];
    for (int vote = 0; vote < value.length; vote++) {
      numbers[vote] = ofValue[value[vote]];
    }
    return numbers;
  }
}
