// SPDX-License-Identifier: Apache-2.0
package touchstone.spread;

import java.util.Arrays;

/**
 * What a whole is made of: parts by their sizes, 0 or more. Nobody at all gives figures that are
 * not numbers. No part leads, so no ties arise.
 */
public final class MakeUp {
  private final double[] shares;

  private MakeUp(double[] shares) {
    this.shares = shares;
  }

  /** Of parts by how large each is. */
  public static MakeUp of(double... sizes) {
    double all = Arrays.stream(sizes).sum();
    return new MakeUp(Arrays.stream(sizes).map(size -> size / all).toArray());
  }

  /**
   * How likely two drawn with replacement are of different parts: 1 - sum p^2.
   *
   * <p>Example: two women and a man: 1 - 4/9 - 1/9 = .4444.
   *
   * <p>Source: P. M. Blau, "Inequality and Heterogeneity", Free Press, 1977.
   */
  public double blau() {
    return 1 - concentration();
  }

  /**
   * The surprise at each draw, in nats: - sum p ln p.
   *
   * <p>Example: two women and a man: .6365.
   *
   * <p>Source: C. E. Shannon, "A Mathematical Theory of Communication", 1948.
   */
  public double shannon() {
    double sum = 0;
    for (double share : shares) {
      sum -= share > 0 ? share * Math.log(share) : share;
    }
    return sum;
  }

  /**
   * Shannon's figure over the most that so many parts could have, 0 to 1; not a number for one
   * part.
   *
   * <p>Example: two women and a man: .6365 / ln 2 = .9183.
   *
   * <p>Source: E. C. Pielou, "The Measurement of Diversity in Different Types of Biological
   * Collections", 1966.
   */
  public double evenness() {
    return shannon() / Math.log(shares.length);
  }

  /**
   * As how many equally large parts it is as diverse by Shannon: exp(H).
   *
   * <p>Example: two women and a man: 1.8899.
   *
   * <p>Source: M. O. Hill, "Diversity and Evenness: A Unifying Notation", Ecology 54, 1973.
   */
  public double hill1() {
    return Math.exp(shannon());
  }

  /**
   * The same by the chance to meet one's like: 1 / sum p^2. Of judgements by rater, the effective
   * number of raters.
   *
   * <p>Example: two women and a man: 9 / 5 = 1.8.
   *
   * <p>Source: M. O. Hill, as above.
   */
  public double hill2() {
    return 1 / concentration();
  }

  /**
   * The Herfindahl-Hirschman index, sum p^2: 1 where one has all.
   *
   * <p>Example: three raters of whom Ada has two judgements, Bo one, Cy one: 6 / 16 = .375.
   *
   * <p>Source: A. O. Hirschman, "The Paternity of an Index", American Economic Review 54, 1964.
   */
  public double concentration() {
    return Arrays.stream(shares).map(share -> share * share).sum();
  }

  /**
   * The total variation distance from wanted shares, 0 to 1: half the sum of the differences. Where
   * the wanted shares are less than 1, the rest is wanted of nobody in particular and not counted.
   *
   * <p>Example: two women and a man where half and half is wanted: 1/6.
   *
   * <p>Source: D. A. Levin, Y. Peres, "Markov Chains and Mixing Times", 2017, section 4.1.
   */
  public double distance(double... wanted) {
    double sum = 0;
    for (int part = 0; part < shares.length; part++) {
      sum += Math.abs(shares[part] - wanted[part]);
    }
    return sum / 2;
  }

  /**
   * How far a part covers what is wanted of it, at most 1; 1 where nothing is wanted.
   *
   * <p>Example: one man of three where half is wanted: 2/3.
   *
   * <p>Source: none but its definition, have over target.
   */
  public static double coverage(double have, double target) {
    return target > 0 ? Math.min(1, have / target) : 1;
  }
}
