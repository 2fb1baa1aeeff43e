// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class VoteMatrixTest {
  private static VoteMatrix some() {
    return new VoteMatrix.Builder()
        .offering(List.of("no", "unsure", "yes"))
        .vote("b", "ada", "yes")
        .vote("a", "cy", "no")
        .vote("a", "ada", "yes")
        .build();
  }

  @Test
  void tasksRatersAndClassesAreNumberedByName() {
    VoteMatrix votes = some();
    assertEquals("a", votes.task(0));
    assertEquals(List.of("ada", "cy"), votes.raters());
    assertEquals(List.of("no", "unsure", "yes"), votes.classes());
    assertEquals(3, votes.size());
    assertEquals(2, votes.first(1));
    assertArrayEquals(new int[] {1, 0, 1}, votes.counts(0));
  }

  @Test
  void theLastVoteOfARaterCounts() {
    VoteMatrix votes =
        new VoteMatrix.Builder().vote("a", "ada", "no").vote("a", "ada", "yes").build();
    assertEquals(1, votes.size());
    assertEquals("yes", votes.classes().get(votes.choice(0)));
  }

  @Test
  void aPartHasTheSameTasksRatersAndClasses() {
    VoteMatrix part = some().only(new int[][] {{1}, {}});
    assertEquals(List.of("ada", "cy"), part.raters());
    assertEquals(3, part.classes().size());
    assertEquals(1, part.size());
    assertEquals(1, part.rater(0));
    assertEquals(0, part.votes(1));
  }
}
