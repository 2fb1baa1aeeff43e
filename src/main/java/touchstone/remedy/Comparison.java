// SPDX-License-Identifier: Apache-2.0
package touchstone.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import touchstone.signal.Figures;
import touchstone.signal.ScoredRows;

/**
 * Model, stream and people side by side over one batch.
 *
 * @param items in the batch
 * @param labelled of which people agree on a label
 * @param streamAgrees of the random control, the share where the stream says what people say
 * @param aucByStream how the model ranks the slice by what the stream says
 * @param aucByPeople the same by what people say: the metric recomputed
 * @param rows what each said, item by item
 * @param points to model, stream, world, or null where the figures point nowhere
 */
public record Comparison(
    int items,
    int labelled,
    Double streamAgrees,
    int control,
    Double aucByStream,
    Double aucByPeople,
    List<Row> rows,
    String points) {
  static final int ENOUGH = 20;
  private static final double AGREES = .8;
  private static final double RANKS = .65;

  /** What was said of one item; null where nothing was. */
  public record Row(String key, String reason, Double score, String stream, String people) {
    boolean both() {
      return stream != null && people != null;
    }

    /** Whether people contradict the stream. */
    public boolean differs() {
      return both() && !stream.equals(people);
    }

    /** Whether people say what the stream says. */
    public boolean agrees() {
      return both() && stream.equals(people);
    }
  }

  static Comparison of(List<BatchItem> items, Map<String, String> people, String positive) {
    List<Row> rows =
        items.stream()
            .map(
                one ->
                    new Row(
                        one.key(), one.reason(), one.score(), one.label(), people.get(one.key())))
            .toList();
    List<Row> control =
        rows.stream().filter(row -> row.reason().equals(BatchItem.RANDOM) && row.both()).toList();
    Double agrees =
        control.isEmpty()
            ? null
            : control.stream().filter(row -> row.stream().equals(row.people())).count()
                / (double) control.size();
    List<Row> known =
        rows.stream()
            .filter(row -> !row.reason().equals(BatchItem.ELSEWHERE) && row.both())
            .filter(row -> row.score() != null)
            .toList();
    Double byStream = auc(known, positive, false);
    Double byPeople = auc(known, positive, true);
    return new Comparison(
        items.size(),
        (int) rows.stream().filter(row -> row.people() != null).count(),
        agrees,
        control.size(),
        byStream,
        byPeople,
        rows,
        control.size() < ENOUGH ? null : points(agrees, byPeople));
  }

  /** People who contradict the stream accuse it; who agree with it, the model; else the world. */
  private static String points(double agrees, Double byPeople) {
    if (agrees < AGREES) {
      return "stream";
    }
    if (byPeople == null) {
      return null;
    }
    return byPeople < RANKS ? "model" : "world";
  }

  private static Double auc(List<Row> rows, String positive, boolean byPeople) {
    List<Row> kept = new ArrayList<>(rows);
    double[] scores = kept.stream().mapToDouble(Row::score).toArray();
    boolean[] labels = new boolean[kept.size()];
    for (int i = 0; i < labels.length; i++) {
      Row row = kept.get(i);
      labels[i] = positive.equals(byPeople ? row.people() : row.stream());
    }
    Figures figures = new ScoredRows(scores, labels, null).figures();
    return figures.auc();
  }
}
