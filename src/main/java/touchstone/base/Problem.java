// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

import java.util.Collection;
import java.util.List;

/**
 * A request that cannot be served, in the caller's words: an HTTP status, a short title, a detail
 * and the faults with their places (RFC 9457). Thrown by any room, written by the web room.
 */
public class Problem extends RuntimeException {
  private final int status;
  private final String title;
  private final List<Fault> faults;
  private final Reason why;

  public Problem(int status, String title, String detail, List<Fault> faults) {
    this(status, title, detail, faults, null);
  }

  /**
   * One that pages can say in their language.
   *
   * @param detail in English, as the API says it
   */
  public Problem(int status, String title, String detail, List<Fault> faults, Reason why) {
    super(detail, null, false, false);
    this.status = status;
    this.title = title;
    this.faults = List.copyOf(faults);
    this.why = why;
  }

  /** 400: not readable as what was asked for. */
  public static Problem malformed(String detail, Fault... faults) {
    return new Problem(400, "Malformed request", detail, List.of(faults));
  }

  /** 403: known, and not allowed. */
  public static Problem forbidden(String detail) {
    return forbidden(detail, null);
  }

  /** The same, for pages too. */
  public static Problem forbidden(String detail, Reason why) {
    return new Problem(403, "Not allowed", detail, List.of(), why);
  }

  /** 404: not there, or not yours to see. */
  public static Problem notFound(String what) {
    return new Problem(404, "Not found", "There is no " + what + " here.", List.of());
  }

  /** 409: against the state that things are in. */
  public static Problem conflict(String detail) {
    return conflict(detail, null);
  }

  /** The same, for pages too. */
  public static Problem conflict(String detail, Reason why) {
    return new Problem(409, "Conflict", detail, List.of(), why);
  }

  /** 413: larger than is taken. */
  public static Problem tooLarge(String detail) {
    return new Problem(413, "Too large", detail, List.of());
  }

  /** 422: readable, but refused. */
  public static Problem refused(String detail, Fault... faults) {
    return new Problem(422, "Refused", detail, List.of(faults));
  }

  /** 422 for one field. */
  public static Problem refusedField(String field, String reason) {
    return refusedField(field, reason, null);
  }

  /** The same, for pages too. */
  public static Problem refusedField(String field, String reason, Reason why) {
    return refused(field + ": " + reason, Fault.at(field, reason, why));
  }

  /** 422 for a number that is not within two. */
  public static Problem notBetween(String field, long least, long most) {
    return refusedField(
        field, "must be " + least + " to " + most, Reason.of("web_fault_between", least, most));
  }

  /** 422 for what is none of those known. */
  public static Problem noneOf(String field, Collection<String> known) {
    String all = String.join(", ", known);
    return refusedField(field, "must be one of " + all, Reason.of("web_fault_oneOf", all));
  }

  /** 422 for a text that is no whole number. */
  public static Problem notWhole(String field, String reason) {
    return refusedField(field, reason, Reason.of("web_fault_whole"));
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  public List<Fault> faults() {
    return faults;
  }

  /** What a page says of it in its own language; null where that is said by the faults or not. */
  public Reason why() {
    return why;
  }
}
