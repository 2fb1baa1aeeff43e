// SPDX-License-Identifier: Apache-2.0
package touchstone.stopping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import touchstone.resolution.SharedData;
import touchstone.resolution.VoteMatrix;

class ReplayTest {
  private static VoteMatrix sure(int raters) {
    VoteMatrix.Builder builder = new VoteMatrix.Builder().vote("t0", "r0", "no");
    for (int task = 0; task < 50; task++) {
      for (int rater = 0; rater < raters; rater++) {
        builder.vote("t" + task, "r" + rater, task % 2 == 0 ? "no" : "yes");
      }
    }
    return builder.build();
  }

  @Test
  void whereAllAgreeTheLeastIsBought() {
    Replay.Bought bought = new Replay(sure(8), 1).by(new PosteriorStopping(.9, 2, 8));
    assertEquals(2, bought.aTask(), 1e-12);
    assertEquals(0, bought.full());
  }

  @Test
  void noMoreIsBoughtThanThereIs() {
    Replay.Bought bought = new Replay(sure(2), 1).by(new FixedOverlap(5));
    assertEquals(2, bought.aTask(), 1e-12);
    assertEquals(50, bought.full());
  }

  @Test
  void theSameSeedBuysTheSame() {
    VoteMatrix given = SharedData.matrix("rte");
    PosteriorStopping rule = new PosteriorStopping(.9, 2, 10);
    int once = new Replay(given, 5).by(rule).votes().size();
    assertEquals(once, new Replay(given, 5).by(rule).votes().size());
    double fixed = new Replay(given, 5).by(new FixedOverlap(5)).aTask();
    assertTrue(once < fixed * given.tasks(), "bought " + once);
  }
}
