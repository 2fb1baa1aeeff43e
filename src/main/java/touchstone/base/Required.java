// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

/** Checks of a request's fields that every feature makes, each a 422 that names the field. */
public final class Required {
  private Required() {}

  /** A text that is there, is not blank and is no longer than the limit, stripped. */
  public static String text(String field, String value, int limit) {
    if (value == null || value.isBlank()) {
      throw missing(field);
    }
    return optionalText(field, value, limit);
  }

  /** A text that may be absent, stripped; null where it is absent or blank. */
  public static String optionalText(String field, String value, int limit) {
    if (value == null || value.isBlank()) {
      return null;
    }
    String fault = Text.fault(value);
    if (fault != null) {
      throw Problem.malformed("Field " + field + " " + fault + ".", Fault.at(field, fault));
    }
    if (value.length() > limit) {
      throw Problem.refusedField(
          field, "is longer than " + limit + " characters", Reason.of("web_fault_longer", limit));
    }
    return value.strip();
  }

  /** A value that is there. */
  public static <T> T value(String field, T value) {
    if (value == null) {
      throw missing(field);
    }
    return value;
  }

  private static Problem missing(String field) {
    return Problem.refusedField(field, "is missing", Reason.of("web_fault_missing"));
  }
}
