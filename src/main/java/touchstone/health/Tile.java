// SPDX-License-Identifier: Apache-2.0
package touchstone.health;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One of the things by which a project stands or falls.
 *
 * @param about agreement, quality, freshness, cost, coverage or backlog
 * @param status bad, warn, unknown or good
 * @param word what is the case, as a word that messages have a sentence for
 * @param figure the figure it goes by, or null: a share of 0 to 1, an alpha, or a number
 * @param name what the figure is of, such as a question or a slice; or null
 * @param href where the one thing to do about it is done
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Tile(
    String about, String status, String word, Double figure, String name, String href) {
  static final String BAD = "bad";
  static final String WARN = "warn";
  static final String UNKNOWN = "unknown";
  static final String GOOD = "good";

  /** What comes first: the worst. */
  @JsonIgnore
  int place() {
    return switch (status) {
      case BAD -> 0;
      case WARN -> 1;
      case UNKNOWN -> 2;
      default -> 3;
    };
  }

  /** The status of a figure that is better the higher it is. */
  static String under(double figure, double bad, double warn) {
    return figure < bad ? BAD : figure < warn ? WARN : GOOD;
  }

  /** The figure for a message, 0 where there is none. */
  @JsonIgnore
  public double number() {
    return figure == null ? 0 : figure;
  }

  /** The name for a message. */
  @JsonIgnore
  public String named() {
    return name == null ? "" : name;
  }
}
