// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import java.util.Locale;

/** Where an answer comes from: people, models and rules, or what came out in the world. */
enum Origin {
  HUMAN,
  MODEL,
  OUTCOME;

  /** That of a kind of rater. */
  static Origin of(String kind) {
    return switch (kind) {
      case "model", "rule" -> MODEL;
      case "stream" -> OUTCOME;
      default -> HUMAN;
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
