// SPDX-License-Identifier: Apache-2.0
package touchstone.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import touchstone.feedback.Stream;
import touchstone.feedback.StreamLabels;
import touchstone.signal.Column;
import touchstone.signal.SliceSearch;

/** Looks for slices that nobody named: where the log loss of the newest closed labels gathers. */
@ApplicationScoped
class SliceSearches {
  private static final int TOLD = 20;
  private static final int BINS = 10;
  private static final int MOST_COLUMNS = 30;
  private static final double LEAST = Math.ulp(1.0);

  private final StreamLabels labels;

  SliceSearches(StreamLabels labels) {
    this.labels = labels;
  }

  record Result(int rows, Instant from, List<SliceSearch.Found> found) {}

  Result of(Stream stream, Instant until, int most, Integer support, double alpha) {
    StreamLabels.Reading reading = labels.now(stream);
    Fields fields = new Fields();
    List<Double> errors = new ArrayList<>();
    Instant from = reading.startOf(until, most);
    String positive = reading.policy().positive();
    reading.between(
        from,
        until,
        page -> {
          for (StreamLabels.Labelled one : page) {
            Double score = one.prediction().score();
            if (one.label().label() != null && score != null && errors.size() < most) {
              fields.add(one.prediction());
              errors.add(logLoss(score, one.label().label().equals(positive)));
            }
          }
        });
    int fewest = support == null ? Math.max(10, errors.size() / 100) : support;
    List<SliceSearch.Found> found =
        errors.isEmpty()
            ? List.of()
            : new SliceSearch(alpha, fewest, TOLD)
                .of(columns(fields), errors.stream().mapToDouble(Double::doubleValue).toArray());
    return new Result(errors.size(), from, found);
  }

  private static double logLoss(double score, boolean label) {
    double kept = Math.max(LEAST, Math.min(1 - LEAST, score));
    return -Math.log(label ? kept : 1 - kept);
  }

  /** Texts of few values and numbers by tenths; a text that is nearly a key says nothing. */
  private static List<Column> columns(Fields fields) {
    List<Column> columns = new ArrayList<>();
    for (Map.Entry<String, List<String>> text : fields.texts().entrySet()) {
      boolean few = new HashSet<>(text.getValue()).size() <= fields.rows() / 5 + 1;
      if (few && columns.size() < MOST_COLUMNS) {
        columns.add(Column.of(text.getKey(), text.getValue()));
      }
    }
    for (String name : fields.numberNames()) {
      if (columns.size() < MOST_COLUMNS) {
        columns.add(Column.byQuantiles(name, fields.number(name), BINS));
      }
    }
    return columns;
  }
}
