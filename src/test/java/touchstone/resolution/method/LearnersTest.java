// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.resolution.Fit;
import touchstone.resolution.Learner;
import touchstone.resolution.VoteMatrix;

/** Each learner by the contract and by the example that its class tells. */
class LearnersTest {
  private static final String[] OPPOSITE = {
    "1 ada a", "2 ada b", "3 ada a", "4 ada b", "1 bo a", "2 bo b", "3 bo a", "4 bo b", "1 cy b",
    "2 cy a", "3 cy b", "4 cy a"
  };

  private static void alternates(Fit fit, VoteMatrix votes, double sure) {
    for (int task = 0; task < 4; task++) {
      double[] posterior = fit.posterior(votes, task);
      assertTrue(posterior[task % 2] > sure, task + ": " + posterior[task % 2]);
    }
  }

  @Nested
  class OfWeighted extends LearnerContract {
    @Override
    protected Learner learner() {
      return new Weighted();
    }

    @Test
    void theExampleHolds() {
      VoteMatrix votes =
          matrix("1 ada cat", "2 ada cat", "1 bo cat", "2 bo dog", "1 cy cat", "2 cy cat");
      Fit fit = learner().fit(votes);
      assertArrayEquals(new double[] {1, .5, 1}, fit.skills(), 1e-12);
      assertEquals(.8, fit.posterior(votes, 1)[0], 1e-12);
    }
  }

  @Nested
  class OfOneCoin extends LearnerContract {
    @Override
    protected Learner learner() {
      return new OneCoin();
    }
  }

  @Nested
  class OfDawidSkene extends LearnerContract {
    @Override
    protected Learner learner() {
      return new DawidSkene();
    }

    @Test
    void whoIsAlwaysTheOppositeIsHeardAsSuch() {
      VoteMatrix votes = matrix(OPPOSITE);
      alternates(learner().fit(votes), votes, .99);
    }
  }

  @Nested
  class OfDawidSkeneShrunk extends LearnerContract {
    @Override
    protected Learner learner() {
      return new DawidSkeneShrunk();
    }

    @Test
    void theCommunityHoldsBack() {
      VoteMatrix votes = matrix(OPPOSITE);
      Fit shrunk = learner().fit(votes);
      alternates(shrunk, votes, .9);
      assertTrue(
          shrunk.posterior(votes, 0)[0] < new DawidSkene().fit(votes).posterior(votes, 0)[0]);
    }
  }

  @Nested
  class OfGlad extends LearnerContract {
    @Override
    protected Learner learner() {
      return new Glad();
    }
  }

  @Nested
  class OfMace extends LearnerContract {
    @Override
    protected Learner learner() {
      return new Mace();
    }

    @Test
    void whoAlwaysSaysTheSameIsTakenToCareLess() {
      VoteMatrix votes =
          matrix(
              "1 ada a", "2 ada b", "3 ada a", "4 ada b", "1 bo a", "2 bo b", "3 bo a", "4 bo b",
              "1 cy a", "2 cy a", "3 cy a", "4 cy a");
      Fit fit = learner().fit(votes);
      alternates(fit, votes, .5);
      assertTrue(fit.skills()[2] < fit.skills()[0]);
    }
  }

  @Nested
  class OfCommittee extends LearnerContract {
    @Override
    protected Learner learner() {
      return new Committee();
    }

    @Test
    void underTwoJudgementsAnItemTheMajorityDecides() {
      VoteMatrix votes = matrix("1 ada a", "2 ada b", "3 bo a", "3 ada b");
      Fit fit = learner().fit(votes);
      assertArrayEquals(new double[] {1, 0}, fit.posterior(votes, 0), 1e-12);
      assertTrue(fit.remarks().get(0).contains("majority"), fit.remarks().toString());
    }
  }

  @Nested
  class OfOrdinal extends LearnerContract {
    @Override
    protected Learner learner() {
      return new Ordinal();
    }

    @Test
    void theLossDecides() {
      VoteMatrix votes = matrix("1 ada 1", "1 bo 2", "1 cy 3");
      double[] posterior = {.40, .25, .35};
      assertEquals(1, learner().fit(votes).choose(posterior));
      assertEquals(1, with("squared").fit(votes).choose(posterior));
      assertEquals(0, with("zero-one").fit(votes).choose(posterior));
      assertEquals(-1, learner().fit(votes).choose(new double[] {.5, .3, .2}));
      assertThrows(Problem.class, () -> with("cubic"));
    }

    private Learner with(String loss) {
      return learner().with(Json.object().put("loss", loss));
    }
  }
}
