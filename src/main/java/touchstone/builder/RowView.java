// SPDX-License-Identifier: Apache-2.0
package touchstone.builder;

import java.util.List;
import java.util.Map;

/**
 * One row of the form, something shown or a question, with its cells at hand and those folded away.
 *
 * @param kind show or ask
 * @param hidden cells of other types that keep what was typed
 * @param faults what is wrong with it and belongs to no cell
 */
public record RowView(
    String kind,
    int index,
    int count,
    String title,
    List<CellView> cells,
    List<CellView> more,
    Map<String, String> hidden,
    List<String> faults) {

  public String place() {
    return kind + "." + index;
  }

  public String anchor() {
    return kind + "-" + index;
  }

  /** Where the row stands after a move. */
  public String above() {
    return kind + "-" + Math.max(0, index - 1);
  }

  public String below() {
    return kind + "-" + Math.min(count - 1, index + 1);
  }

  public int number() {
    return index + 1;
  }

  public boolean last() {
    return index == count - 1;
  }

  /** Whether what is folded away holds something to be seen. */
  public boolean open() {
    return more.stream().anyMatch(CellView::faulty)
        || more.stream().anyMatch(cell -> !cell.name().equals("name") && !cell.text().isBlank());
  }
}
