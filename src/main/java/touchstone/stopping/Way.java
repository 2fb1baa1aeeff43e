// SPDX-License-Identifier: Apache-2.0
package touchstone.stopping;

/**
 * A rule as people choose it: its kind, its number and the most judgements of a task.
 *
 * @param kind {@code fixed}, {@code posterior}, {@code leading-side} or {@code all}
 * @param confidence what the leading class must reach, 0 to 1; null where the number is fixed
 * @param most judgements of a task at most
 */
public record Way(String kind, Double confidence, int most) {

  static Way fixed(int overlap) {
    return new Way("fixed", null, overlap);
  }

  static Way posterior(double confidence, int most) {
    return new Way("posterior", confidence, most);
  }

  static Way leadingSide(double confidence, int most) {
    return new Way("leading-side", confidence, most);
  }

  static Way all(int most) {
    return new Way("all", null, most);
  }

  /** The rule itself; one that looks begins with two judgements. */
  Stopping rule() {
    return switch (kind) {
      case "posterior" -> new PosteriorStopping(confidence, Math.min(2, most), most);
      case "leading-side" -> new LeadingSide(confidence, Math.min(2, most), most);
      default -> new FixedOverlap(most);
    };
  }
}
