// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.resolution.Votes.after;
import static touchstone.resolution.Votes.at;
import static touchstone.resolution.Votes.expert;
import static touchstone.resolution.Votes.vote;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import touchstone.base.Json;

/** What every local method of resolution promises; the test of each method extends it. */
public abstract class MethodContract {

  protected abstract Method method();

  @Test
  void itsNameIsOneForPoliciesAndUrls() {
    assertTrue(method().name().matches("[a-z][a-z0-9-]*"), method().name());
  }

  @Test
  void theOrderOfVotesChangesNothing() {
    List<Vote> votes = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      Vote vote = i % 4 == 0 ? expert("r" + i, "a" + i % 3) : vote("r" + i, "a" + i % 4);
      votes.add(at(i, 20 - i, 1 + i % 2, vote));
    }
    Resolved expected = method().resolve(List.copyOf(votes));
    Random random = new Random(7);
    for (int i = 0; i < 50; i++) {
      Collections.shuffle(votes, random);
      Resolved permuted = method().resolve(List.copyOf(votes));
      assertEquals(expected, permuted);
      assertEquals(order(expected), order(permuted));
    }
  }

  @Test
  void aTieIsSaidToBeOneWhateverTheOrder() {
    for (List<Vote> votes :
        List.of(
            List.of(vote("ada", "a"), vote("bo", "b")),
            List.of(vote("bo", "b"), vote("ada", "a")))) {
      Resolved tie = method().resolve(votes);
      assertEquals("tie", tie.status());
      assertNull(tie.label());
      assertEquals(0.5, tie.confidence());
      assertEquals(Map.of("\"a\"", 0.5, "\"b\"", 0.5), tie.distribution());
      assertEquals(List.of("\"a\"", "\"b\""), order(tie));
      assertEquals(2, tie.judgements());
    }
  }

  @Test
  void noVotesAreUnresolved() {
    Resolved nothing = method().resolve(List.of());
    assertEquals(new Resolved(null, "unresolved", null, 0, 0, Map.of(), null, null, null), nothing);
  }

  @Test
  void oneRaterIsBelieved() {
    Resolved one = method().resolve(List.of(at(3, 5, 4, vote("ada", "a"))));
    assertEquals(Json.tree("\"a\""), one.label());
    assertEquals("resolved", one.status());
    assertEquals(1, one.judgements());
    assertEquals(1, one.raters());
    assertEquals(Map.of("\"a\"", 1.0), one.distribution());
    assertEquals(after(3), one.judgedAt());
    assertEquals(after(5), one.resolvedAt());
    assertEquals(4, one.guidelineVersion());
  }

  @Test
  void anUnknownLabelIsALabelLikeAnyOther() {
    Resolved resolved =
        method()
            .resolve(
                List.of(
                    vote("ada", "no such option \u2603"),
                    vote("bo", "a"),
                    vote("cy", "no such option \u2603")));
    assertEquals("no such option \u2603", resolved.label().textValue());
    assertEquals(2, resolved.distribution().size());
  }

  @Test
  void repeatsOfOneRaterCountOnceThroughTheBallot() {
    Resolved resolved =
        new Ballot(true, true)
            .resolve(
                method(),
                List.of(
                    at(1, 1, 1, vote("ada", "a")),
                    at(2, 2, 1, vote("ada", "a")),
                    at(3, 3, 1, vote("ada", "b")),
                    vote("bo", "b")));
    assertEquals("b", resolved.label().textValue());
    assertEquals(2, resolved.judgements());
    assertEquals(2, resolved.raters());
    assertEquals(Map.of("\"b\"", 1.0), resolved.distribution());
  }

  @Test
  void sharesAddUpToOneAndFallFromTheFirst() {
    Resolved resolved =
        method()
            .resolve(
                List.of(
                    vote("ada", "c"),
                    vote("bo", "a"),
                    vote("cy", "c"),
                    vote("di", "b"),
                    vote("m1", "c"),
                    vote("r1", "b")));
    List<Double> shares = List.copyOf(resolved.distribution().values());
    assertEquals(1, shares.stream().mapToDouble(Double::doubleValue).sum(), 1e-9);
    for (int i = 1; i < shares.size(); i++) {
      assertTrue(shares.get(i - 1) >= shares.get(i), resolved.distribution().toString());
    }
  }

  private static List<String> order(Resolved resolved) {
    return List.copyOf(resolved.distribution().keySet());
  }
}
