// SPDX-License-Identifier: Apache-2.0
package touchstone.builder;

import java.util.List;

/**
 * One cell of the form: its control, its words and what is wrong with it.
 *
 * @param id the name of the field as posted
 * @param kind line, number, field, lines, code, flag or select
 * @param offered what a select or a list of suggestions offers
 */
public record CellView(
    String id,
    String name,
    String kind,
    String label,
    String hint,
    String text,
    boolean checked,
    List<Offer> offered,
    List<String> faults) {

  /** One thing to choose. */
  public record Offer(String value, String title) {}

  public boolean faulty() {
    return !faults.isEmpty();
  }

  /** The ids of what describes the control, or null. */
  public String described() {
    String hinted = hint == null ? "" : id + ".hint";
    String all = faulty() ? (hinted + " " + id + ".fault").strip() : hinted;
    return all.isEmpty() ? null : all;
  }

  /** How high a field for several lines is: what is in it can be seen. */
  public int rows() {
    return (int) Math.max(name.equals("help") ? 2 : 4, Math.min(16, text.lines().count() + 1));
  }
}
