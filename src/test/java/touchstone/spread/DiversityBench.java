// SPDX-License-Identifier: Apache-2.0
package touchstone.spread;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What agreement by group costs on DICES-350: 43,050 votes, 200 shuffles, two groups. */
@Tag("bench")
class DiversityBench {
  @Test
  void twoHundredShufflesOfDices() {
    Votes votes = Ballots.dices();
    int[] groups = Ballots.halves(votes.raters(), 62);
    for (int run = 1; run <= 5; run++) {
      long begun = System.nanoTime();
      GroupAgreement.of(votes, groups, 2, Distance.NOMINAL, GroupAgreement.SHUFFLES, run);
      double seconds = (System.nanoTime() - begun) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "| run %d | %,d votes, 200 shuffles, 2 groups | %.3f s |%n",
          run,
          votes.size(),
          seconds);
      assertTrue(seconds < 2, "slower than 2 s");
    }
  }
}
