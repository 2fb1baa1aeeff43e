// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where errors gather: the slices of one or two field values whose errors are larger than those of
 * all rows, weighed against how few rows they are. Every slice of enough rows is looked at.
 *
 * <p>A slice's score is alpha (its mean error / the mean error - 1) - (1 - alpha) (all rows / its
 * rows - 1); only slices over 0, the score of all rows, are told. Ties: the larger slice first,
 * then by its names. {@code q} is the share of false ones to be expected among the slices with a
 * p-value as small, over all slices looked at.
 *
 * <p>Sources: S. Sagadeeva, M. Boehm, "SliceLine: fast, linear-algebra-based slice finding for ML
 * model debugging", SIGMOD 2021; Y. Benjamini, Y. Hochberg, "Controlling the false discovery rate",
 * Journal of the Royal Statistical Society B 57, 1995.
 *
 * @param alpha how much error counts against size, over 0 to 1; .95 in the paper's experiments
 * @param support rows that a slice has at least
 * @param most slices to tell
 */
public record SliceSearch(double alpha, int support, int most) {

  /** A field with its value. */
  public record Predicate(String column, String value) {}

  /**
   * A slice with larger errors.
   *
   * @param predicates one or two
   * @param rows how many
   * @param meanError of its rows
   * @param restError of all other rows
   * @param score over 0, greatest first
   * @param p of so large an excess by chance, if this were the only slice looked at
   * @param q the same over all slices looked at
   */
  public record Found(
      List<Predicate> predicates,
      long rows,
      double meanError,
      double restError,
      double score,
      double p,
      double q) {

    private Found withQ(double its) {
      return new Found(predicates, rows, meanError, restError, score, p, its);
    }
  }

  private static final Comparator<Found> BEST =
      Comparator.comparingDouble(Found::score)
          .reversed()
          .thenComparing(Comparator.comparingLong(Found::rows).reversed())
          .thenComparing(found -> found.predicates().toString());

  /** The best of some columns' slices, and the p-value of each. */
  private record Looked(List<Found> best, double[] p) {}

  /** The slices with the greatest scores; errors are 0 or more, one a row. */
  public List<Found> of(List<Column> columns, double[] errors) {
    double squares = Arrays.stream(errors).map(error -> error * error).sum();
    MeanExcess whole = new MeanExcess(errors.length, Arrays.stream(errors).sum(), squares);
    if (whole.sum() <= 0) {
      return List.of();
    }
    int count = columns.size();
    List<Looked> looked =
        IntStream.range(0, count * count)
            .parallel()
            .filter(pair -> pair / count <= pair % count)
            .mapToObj(
                pair -> look(columns.get(pair / count), columns.get(pair % count), errors, whole))
            .toList();
    double[] p = looked.stream().flatMapToDouble(each -> Arrays.stream(each.p())).toArray();
    double[] q = falseShares(p);
    return looked.stream()
        .flatMap(each -> each.best().stream())
        .sorted(BEST)
        .limit(most)
        .map(found -> found.withQ(q[Arrays.binarySearch(p, found.p())]))
        .toList();
  }

  /** The slices of two columns' values, or of one's where both are the same. */
  private Looked look(Column one, Column other, double[] errors, MeanExcess whole) {
    int width = one == other ? 1 : other.values().size();
    int cells = one.values().size() * width;
    int[] rows = new int[cells];
    double[] sums = new double[cells];
    double[] squares = new double[cells];
    for (int row = 0; row < errors.length; row++) {
      int cell = width == 1 ? one.codes()[row] : one.codes()[row] * width + other.codes()[row];
      rows[cell]++;
      sums[cell] += errors[row];
      squares[cell] += errors[row] * errors[row];
    }
    List<Found> found = new ArrayList<>();
    double[] p = new double[cells];
    int looked = 0;
    for (int cell = 0; cell < cells; cell++) {
      if (rows[cell] >= Math.max(1, support)) {
        MeanExcess slice = new MeanExcess(rows[cell], sums[cell], squares[cell]);
        MeanExcess rest = slice.restOf(whole);
        p[looked] = slice.p(rest);
        double score = score(slice, whole);
        if (score > 0) {
          found.add(
              new Found(
                  predicates(one, other, cell / width, cell % width),
                  rows[cell],
                  slice.mean(),
                  rest.n() > 0 ? rest.mean() : 0,
                  score,
                  p[looked],
                  1));
        }
        looked++;
      }
    }
    return new Looked(found.stream().sorted(BEST).limit(most).toList(), Arrays.copyOf(p, looked));
  }

  private double score(MeanExcess slice, MeanExcess whole) {
    return alpha * (slice.mean() / whole.mean() - 1) - (1 - alpha) * (whole.n() / slice.n() - 1);
  }

  private static List<Predicate> predicates(Column one, Column other, int first, int second) {
    return Stream.of(
            new Predicate(one.name(), one.values().get(first)),
            new Predicate(other.name(), other.values().get(second)))
        .limit(one == other ? 1 : 2)
        .toList();
  }

  /** Benjamini and Hochberg's: sorts the p-values and gives the share of each. */
  private static double[] falseShares(double[] p) {
    Arrays.sort(p);
    double[] q = new double[p.length];
    double least = 1;
    for (int i = p.length - 1; i >= 0; i--) {
      least = Math.min(least, p[i] * p.length / (i + 1));
      q[i] = least;
    }
    return q;
  }
}
