// SPDX-License-Identifier: Apache-2.0
package touchstone.builder;

import java.util.List;
import touchstone.base.Fault;

/**
 * Everything the builder's form shows.
 *
 * @param version the number that the next version gets; 1 for a new guideline
 * @param fields the fields that the data to be looked at has
 * @param refusal why it was not taken, or null
 */
public record FormView(
    BuilderForm form,
    String title,
    int version,
    List<RowView> shown,
    List<RowView> asked,
    List<String> fields,
    List<CellView.Offer> datasets,
    String refusal,
    List<Fault> faults) {

  /** Whether the JSON is to be seen: somebody is at it. */
  public boolean jsonOpen() {
    return form.jsonTyped();
  }

  /** What is said of a fault, with its place. */
  static String words(Fault fault) {
    return fault.line() == null ? fault.reason() : "line " + fault.line() + ": " + fault.reason();
  }

  /** The row's anchor that a fault leads to, or null. */
  static String anchor(Fault fault) {
    String field = fault.field();
    return field != null && field.matches("(?s)(show|ask)\\[\\d+].*")
        ? field.replaceFirst("(?s)^(show|ask)\\[(\\d+)].*", "$1-$2")
        : null;
  }

  /** The faults, as places to go to. */
  public List<Finding> findings() {
    return faults.stream()
        .map(
            fault ->
                new Finding(
                    anchor(fault), fault.field() == null ? "" : fault.field(), words(fault)))
        .toList();
  }

  public record Finding(String anchor, String place, String reason) {}
}
