// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All texts by one label: how far the raters' stretches of it are apart, and how long they are. */
final class Continuum {
  private final double[] observed;
  private final long[] lengths;
  private final int[][] stretches;
  private final int[][] gaps;

  Continuum(String label, Ratings ratings, List<Stretches> answers) {
    int units = ratings.units().size();
    observed = new double[units];
    List<List<Stretches.Section>> all = new ArrayList<>();
    for (int number = 0; number < units; number++) {
      Ratings.Unit unit = ratings.units().get(number);
      long length = length(unit, answers);
      List<List<Stretches.Section>> sections =
          Arrays.stream(unit.value())
              .mapToObj(value -> answers.get(value).sections(label, length))
              .toList();
      observed[number] = apart(sections);
      all.add(sections.stream().flatMap(List::stream).toList());
    }
    lengths =
        all.stream()
            .flatMap(List::stream)
            .mapToLong(Stretches.Section::length)
            .sorted()
            .distinct()
            .toArray();
    stretches = places(all, true);
    gaps = places(all, false);
  }

  /** The length of a unit's text, or as far as anybody marked where that is farther. */
  static long length(Ratings.Unit unit, List<Stretches> answers) {
    return Math.max(
        unit.length(),
        Arrays.stream(unit.value()).mapToLong(value -> answers.get(value).end()).max().orElse(0));
  }

  /** All ordered pairs of answers to one text, over one less than there are answers. */
  private static double apart(List<List<Stretches.Section>> answers) {
    double sum = 0;
    for (int i = 0; i < answers.size(); i++) {
      for (int j = 0; j < i; j++) {
        sum += apart(answers.get(i), answers.get(j));
      }
    }
    return 2 * sum / (answers.size() - 1);
  }

  private static double apart(List<Stretches.Section> one, List<Stretches.Section> other) {
    double sum = 0;
    int i = 0;
    int j = 0;
    while (i < one.size() && j < other.size()) {
      sum += one.get(i).apart(other.get(j));
      long end = one.get(i).end();
      i += end <= other.get(j).end() ? 1 : 0;
      j += other.get(j).end() <= end ? 1 : 0;
    }
    return sum;
  }

  private int[][] places(List<List<Stretches.Section>> sections, boolean marked) {
    return sections.stream()
        .map(
            unit ->
                unit.stream()
                    .filter(each -> each.marked() == marked)
                    .mapToInt(each -> Arrays.binarySearch(lengths, each.length()))
                    .toArray())
        .toArray(int[][]::new);
  }

  long cost() {
    return Arrays.stream(stretches).mapToLong(each -> each.length).sum()
        + Arrays.stream(gaps).mapToLong(each -> each.length).sum()
        + 2L * lengths.length;
  }

  /**
   * What a sample adds up to.
   *
   * @param chance the differences of all stretches laid anywhere on each other and in gaps
   * @param same the pairs of characters within a stretch
   */
  record Sums(double observed, double chance, double same) {

    /** The difference by chance, where this many characters were read in all. */
    double expected(double characters) {
      return chance == 0 ? 0 : 2 * chance / (characters * (characters - 1) - same);
    }
  }

  Sums sums(Sample sample) {
    double apart = 0;
    double[] marked = new double[lengths.length];
    double[] free = new double[lengths.length];
    double number = 0;
    for (int unit = 0; unit < observed.length; unit++) {
      int times = sample.ofUnit()[unit];
      if (times > 0) {
        apart += times * observed[unit];
        for (int place : stretches[unit]) {
          marked[place] += times;
          number += times;
        }
        for (int place : gaps[unit]) {
          free[place] += times;
        }
      }
    }
    return new Sums(apart, chance(marked, free, number), same(marked));
  }

  private double chance(double[] marked, double[] free, double number) {
    double chance = 0;
    double longer = 0;
    double room = 0;
    for (int place = lengths.length - 1; place >= 0; place--) {
      double length = lengths[place];
      longer += free[place];
      room += free[place] * length;
      double others =
          (number - 1) / 3 * (2 * length * length * length - 3 * length * length + length);
      double within = length * length * (room - longer * (length - 1));
      chance += marked[place] == 0 ? 0 : marked[place] * (others + within);
    }
    return chance;
  }

  private double same(double[] marked) {
    double same = 0;
    for (int place = 0; place < lengths.length; place++) {
      same += marked[place] * lengths[place] * (lengths[place] - 1.0);
    }
    return same;
  }
}
