// SPDX-License-Identifier: Apache-2.0
package touchstone.ageing;

/**
 * The share of labels made again that came out otherwise, with its interval of 95 % by Wilson
 * (Probable inference, JASA 22, 1927). Where none did, the bound says how many still may have:
 * {@code 1 - 0.05^(1/n)}, one-sided.
 *
 * <p>Example: 10 of 100 are 0.100, between 0.055 and 0.174; 0 of 50 are bounded by 0.058.
 *
 * @param share null where nothing was made again
 * @param bound null where one or more came out otherwise, or nothing was made again
 */
public record FlipRate(
    long labels, long flips, Double share, Double low, Double high, Double bound) {
  private static final double Z = 1.959963984540054;
  private static final double DOUBT = .05;

  public static FlipRate of(long flips, long labels) {
    if (labels == 0) {
      return new FlipRate(0, 0, null, null, null, null);
    }
    double share = flips / (double) labels;
    double square = Z * Z / labels;
    double middle = (share + square / 2) / (1 + square);
    double half =
        Z / (1 + square) * Math.sqrt(share * (1 - share) / labels + square / (4 * labels));
    return new FlipRate(
        labels,
        flips,
        share,
        Math.max(0, middle - half),
        Math.min(1, middle + half),
        flips == 0 ? 1 - Math.pow(DOUBT, 1.0 / labels) : null);
  }
}
