// SPDX-License-Identifier: Apache-2.0
package touchstone.remedy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import touchstone.feedback.Span;
import touchstone.watch.SliceFigures;
import touchstone.watch.SliceOf;

/**
 * The slices of a stream, those that hurt most first: with an alarm, then by what the slice surely
 * ranks worse than all traffic of its model, times its labels; then the whole, then the largest.
 */
final class Hurting {
  private static final double SURE = 1.96;

  private Hurting() {}

  /** A slice in the table. */
  record Row(SliceOf slice, SliceFigures figures, boolean alarmed, double loss) {
    public Span delay() {
      return Span.of(figures.delay50());
    }
  }

  static List<Row> first(Map<SliceOf, SliceFigures> slices, Set<SliceOf> alarmed) {
    List<Row> rows = new ArrayList<>();
    slices.forEach(
        (slice, figures) -> {
          SliceFigures whole = slices.get(new SliceOf(slice.model(), "", ""));
          rows.add(new Row(slice, figures, alarmed.contains(slice), loss(figures, whole)));
        });
    rows.sort(
        Comparator.comparing(Row::alarmed)
            .thenComparing(Row::loss)
            .thenComparing(row -> row.slice().whole())
            .thenComparing(row -> row.figures().predictions())
            .reversed());
    return rows;
  }

  /** What is surely lost of the order; nothing where it is not known. */
  private static double loss(SliceFigures slice, SliceFigures whole) {
    if (whole == null || whole.auc() == null || slice.auc() == null || slice.aucError() == null) {
      return 0;
    }
    double at = slice.auc() + SURE * slice.aucError();
    return Math.max(0, whole.auc() - at) * slice.predictions();
  }
}
