// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

/**
 * A model that is right: log odds of a click are normal over impressions, so that the clicks have a
 * given rate and the scores a given AUC.
 *
 * @param centre log odds in the mean
 * @param width their standard deviation
 */
record ClickModel(double centre, double width) {
  private static final double END = 6;
  private static final double STEP = .01;

  /** Solved by halving, centre within width. */
  static ClickModel of(double rate, double auc) {
    double narrow = .05;
    double wide = 5;
    ClickModel model = null;
    for (int round = 0; round < 40; round++) {
      double width = (narrow + wide) / 2;
      model = centred(rate, width);
      if (model.auc() < auc) {
        narrow = width;
      } else {
        wide = width;
      }
    }
    return model;
  }

  private static ClickModel centred(double rate, double width) {
    double low = -20;
    double high = 10;
    for (int round = 0; round < 50; round++) {
      double centre = (low + high) / 2;
      if (new ClickModel(centre, width).rate() < rate) {
        low = centre;
      } else {
        high = centre;
      }
    }
    return new ClickModel((low + high) / 2, width);
  }

  /** The score of an impression that is so many standard deviations from the mean. */
  double score(double z) {
    return 1 / (1 + Math.exp(-centre - width * z));
  }

  double rate() {
    double clicks = 0;
    double all = 0;
    for (double z = -END; z <= END; z += STEP) {
      clicks += Normal.density(z) * score(z);
      all += Normal.density(z);
    }
    return clicks / all;
  }

  double auc() {
    double below = 0;
    double wins = 0;
    double clicks = 0;
    for (double z = -END; z <= END; z += STEP) {
      double click = Normal.density(z) * score(z);
      double none = Normal.density(z) - click;
      wins += click * (below + none / 2);
      below += none;
      clicks += click;
    }
    return wins / (clicks * below);
  }
}
