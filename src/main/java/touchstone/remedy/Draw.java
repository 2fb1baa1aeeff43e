// SPDX-License-Identifier: Apache-2.0
package touchstone.remedy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import touchstone.feedback.StreamLabels.Labelled;

/**
 * Draws a batch: of the slice those whose labels are farthest from their scores (60 %) and a random
 * control (35 %), and of everything else a random twentieth to compare with. The control alone
 * tells shares of the slice without bias.
 */
final class Draw {
  private static final double WORST = .6;
  private static final double ELSEWHERE = .05;

  private final Random random;
  private final String positive;

  Draw(long seed, String positive) {
    this.random = new Random(seed);
    this.positive = positive;
  }

  List<BatchItem> of(List<Labelled> slice, List<Labelled> others, int size) {
    int elsewhere = (int) Math.min(others.size(), Math.floor(size * ELSEWHERE));
    int inSlice = Math.min(slice.size(), size - elsewhere);
    // Never more of elsewhere than a twentieth of what there is of the slice.
    elsewhere = (int) Math.min(elsewhere, Math.floor(inSlice * ELSEWHERE / (1 - ELSEWHERE)));
    List<Labelled> rest = new ArrayList<>(slice);
    rest.sort(Comparator.comparingDouble(this::distance).reversed());
    int worst = (int) Math.round(inSlice * WORST / (1 - ELSEWHERE));
    List<BatchItem> items = new ArrayList<>();
    rest.subList(0, worst).forEach(one -> items.add(item(one, BatchItem.WORST)));
    some(rest.subList(worst, rest.size()), inSlice - worst)
        .forEach(one -> items.add(item(one, BatchItem.RANDOM)));
    some(others, elsewhere).forEach(one -> items.add(item(one, BatchItem.ELSEWHERE)));
    return items;
  }

  private double distance(Labelled one) {
    double label = one.label().label().equals(positive) ? 1 : 0;
    return one.prediction().score() == null ? 0 : Math.abs(label - one.prediction().score());
  }

  private List<Labelled> some(List<Labelled> from, int count) {
    List<Labelled> shuffled = new ArrayList<>(from);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, Math.min(count, shuffled.size()));
  }

  private static BatchItem item(Labelled one, String reason) {
    return new BatchItem(
        one.prediction().keyHash(),
        one.prediction().key(),
        reason,
        one.prediction().score(),
        one.label().label(),
        one.prediction().at());
  }
}
