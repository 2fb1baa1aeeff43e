// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the areas that two raters marked on a picture cover each other: intersection over union.
 * Areas of the same label are matched, those that overlap the most first; what finds no match
 * counts as 0; the mean over matches and what is left is the overlap of two answers. Two answers
 * without any area overlap by 1. Within an item the mean over pairs, over items the plain mean.
 * Chance is not taken off.
 *
 * <p>Ties: of matches that overlap the same, the one that comes first in the answers as they are
 * written, which does not depend on who drew first. It is never undefined; of more outlines than
 * can be compared in seconds it is not said.
 *
 * <p>Example: three raters draw boxes of 10 x 10 at 0, 0 and 5 from the left: the first two overlap
 * by 1, each of them with the third by 50/150; (1 + 1/3 + 1/3) / 3 = .5556.
 *
 * <p>Source: P. Jaccard, "The distribution of the flora in the alpine zone", New Phytologist 11,
 * 1912; matching as in M. Everingham and others, "The Pascal Visual Object Classes (VOC)
 * Challenge", International Journal of Computer Vision 88, 2010.
 */
@Singleton
public final class Iou implements Measure {
  /** Corners compared with corners: some seconds. */
  private static final double MOST_STEPS = 4e7;

  /** Two answers of as many are four million pairs to keep in order. */
  private static final int MOST_AREAS = 2000;

  @Override
  public String name() {
    return "iou";
  }

  @Override
  public boolean fits(Answers kind) {
    return kind == Answers.AREAS;
  }

  /** Ten for each two corners; outlines are counted by what opens them. */
  @Override
  public double readying(Ratings ratings) {
    double[] corners =
        ratings.values().stream()
            .mapToDouble(text -> text.chars().filter(each -> each == '{' || each == '[').count())
            .toArray();
    return 10 * steps(ratings, corners);
  }

  @Override
  public Statistic on(Ratings ratings) {
    List<List<Area>> answers = new ArrayList<>();
    for (String value : ratings.values()) {
      List<Area> areas = Area.of(value);
      if (areas == null) {
        return Statistic.none("not said: an answer is no list of boxes or outlines");
      }
      answers.add(areas);
    }
    double[] corners =
        answers.stream().mapToDouble(each -> each.stream().mapToInt(Area::corners).sum()).toArray();
    boolean crowded = answers.stream().anyMatch(each -> each.size() > MOST_AREAS);
    if (crowded || steps(ratings, corners) > MOST_STEPS) {
      return Statistic.none("not said: too many outlines to compare them all");
    }
    double[] means = new double[ratings.rows()];
    for (int row = 0; row < means.length; row++) {
      means[row] = mean(ratings.row(row), answers);
    }
    return Statistic.of(sample -> PercentAgreement.mean(means, sample), means.length);
  }

  private static double steps(Ratings ratings, double[] corners) {
    double steps = 0;
    for (int row = 0; row < ratings.rows(); row++) {
      double all = 0;
      for (int i = 0; i < ratings.row(row).length; i += 2) {
        all += corners[ratings.row(row)[i]];
      }
      steps += all * all / 2;
    }
    return steps;
  }

  /** The mean over the pairs of answers to one item. */
  private static double mean(int[] counts, List<List<Area>> answers) {
    double size = Ratings.size(counts);
    double sum = 0;
    for (int i = 0; i < counts.length; i += 2) {
      sum += counts[i + 1] * (counts[i + 1] - 1.0) / 2;
      for (int j = 0; j < i; j += 2) {
        sum +=
            (double) counts[i + 1]
                * counts[j + 1]
                * overlap(answers.get(counts[j]), answers.get(counts[i]));
      }
    }
    return sum / (size * (size - 1) / 2);
  }

  /** How well two answers match, 0 to 1; areas are matched from the best overlap down. */
  static double overlap(List<Area> ones, List<Area> others) {
    if (ones.isEmpty() && others.isEmpty()) {
      return 1;
    }
    Matches matches = new Matches(ones.size(), others.size());
    for (int i = 0; i < ones.size(); i++) {
      for (int j = 0; j < others.size(); j++) {
        if (ones.get(i).label().equals(others.get(j).label())) {
          matches.add(i, j, ones.get(i).overlap(others.get(j)));
        }
      }
    }
    return matches.sum() / (ones.size() + others.size() - matches.matched());
  }
}
