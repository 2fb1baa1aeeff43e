// SPDX-License-Identifier: Apache-2.0
package touchstone.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import touchstone.feedback.Stream;

/** What every slice of a stream comes to. */
@ApplicationScoped
public class Slices {
  private final Cells cells;

  Slices(Cells cells) {
    this.cells = cells;
  }

  /** The figures of each over the hours that begin in a span of time. */
  public Map<SliceOf, SliceFigures> of(Stream stream, Instant from, Instant to) {
    Map<SliceOf, SliceFigures> figures = new TreeMap<>();
    cells
        .sums(stream, Counting.hour(from), to)
        .forEach((slice, cell) -> figures.put(slice, SliceFigures.of(cell)));
    return figures;
  }
}
