// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

/** What answers to a question are to a measure, which says what may be measured on them. */
public enum Answers {
  /** One of several without order. */
  CLASSES("krippendorff-alpha-nominal"),
  /** Steps of a scale: their order means something. */
  STEPS("krippendorff-alpha-ordinal"),
  /** Numbers: their distance means something. */
  NUMBERS("krippendorff-alpha-interval"),
  /** Days: distance without a zero. */
  DAYS("krippendorff-alpha-interval"),
  /** Any number of several. */
  SETS("alpha-masi"),
  /** Stretches of a text, with labels. */
  SPANS("alpha-unitizing"),
  /** Boxes or outlines on a picture, with labels. */
  AREAS("iou"),
  /** What is the same or is not, and no more: texts, orders. */
  WORDS("krippendorff-alpha-nominal");

  private final String leading;

  Answers(String leading) {
    this.leading = leading;
  }

  /** Those of a question's type. */
  public static Answers of(String type) {
    return switch (type) {
      case "choice", "pairwise" -> CLASSES;
      case "scale" -> STEPS;
      case "number", "confidence" -> NUMBERS;
      case "date" -> DAYS;
      case "multi", "taxonomy" -> SETS;
      case "spans" -> SPANS;
      case "boxes", "polygons" -> AREAS;
      default -> WORDS;
    };
  }

  /** The measure to look at first; it takes chance off, save that of areas. */
  public String leading() {
    return leading;
  }

  boolean numeric() {
    return this == STEPS || this == NUMBERS || this == DAYS;
  }

  boolean counted() {
    return this == CLASSES || this == STEPS;
  }
}
