// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static touchstone.resolution.Votes.NOON;
import static touchstone.resolution.Votes.vote;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.base.Json;
import touchstone.resolution.Ballot;
import touchstone.resolution.Method;
import touchstone.resolution.MethodContract;
import touchstone.resolution.Resolved;
import touchstone.resolution.SharedData;
import touchstone.resolution.Vote;

class MajorityTest extends MethodContract {

  @Override
  protected Method method() {
    return new Majority();
  }

  @Test
  void twoOfThreeHaveIt() {
    Resolved resolved =
        method().resolve(List.of(vote("ada", "cat"), vote("bo", "dog"), vote("cy", "cat")));
    assertEquals("cat", resolved.label().textValue());
    assertEquals(2.0 / 3, resolved.confidence());
    assertEquals(Map.of("\"cat\"", 2.0 / 3, "\"dog\"", 1.0 / 3), resolved.distribution());
    assertEquals(List.of("\"cat\"", "\"dog\""), List.copyOf(resolved.distribution().keySet()));
  }

  @Test
  void threeOfThreeMindsAreATie() {
    Resolved resolved =
        method().resolve(List.of(vote("ada", "cat"), vote("bo", "dog"), vote("cy", "cow")));
    assertEquals("tie", resolved.status());
    assertEquals(1.0 / 3, resolved.confidence());
    assertEquals(
        List.of("\"cat\"", "\"cow\"", "\"dog\""), List.copyOf(resolved.distribution().keySet()));
  }

  @Test
  void lessThanHalfIsEnoughToLead() {
    Resolved resolved =
        method()
            .resolve(
                List.of(
                    vote("ada", "b"),
                    vote("bo", "b"),
                    vote("cy", "a"),
                    vote("di", "c"),
                    vote("m1", "d")));
    assertEquals("b", resolved.label().textValue());
    assertEquals(0.4, resolved.confidence());
  }

  @Test
  void answersAreEqualWhenTheirCanonicalJsonIs() {
    Vote first = answer("ada", "{\"x\":1,\"y\":[2]}");
    Vote second = answer("bo", "{\"y\":[2],\"x\":1}");
    for (List<Vote> votes : List.of(List.of(first, second), List.of(second, first))) {
      Resolved resolved = method().resolve(votes);
      assertEquals(Map.of("{\"x\":1,\"y\":[2]}", 1.0), resolved.distribution());
      assertEquals("{\"x\":1,\"y\":[2]}", resolved.label().toString());
    }
  }

  @Test
  void aNumberIsTheSameHoweverItIsHeld() {
    Vote first = new Vote("ada", "model", false, false, 1, IntNode.valueOf(4), NOON, NOON, 1);
    Vote second = new Vote("bo", "rule", false, false, 1, LongNode.valueOf(4), NOON, NOON, 1);
    assertEquals(
        method().resolve(List.of(first, second)), method().resolve(List.of(second, first)));
    assertEquals(Json.tree("4"), method().resolve(List.of(second, first)).label());
  }

  @Test
  void aTextIsNotTheNumberItSpells() {
    assertEquals(
        "tie", method().resolve(List.of(answer("ada", "1"), answer("bo", "\"1\""))).status());
  }

  @Test
  void reachesTheKnownAccuracyOnTextualEntailment() {
    assertEquals(.897, accuracy("rte"), .005);
  }

  @Test
  void reachesTheKnownAccuracyOnMusicGenres() {
    assertEquals(.704, accuracy("music"), .005);
  }

  private static Vote answer(String rater, String json) {
    return new Vote(rater, "generalist", false, false, 1, Json.tree(json), NOON, NOON, 1);
  }

  /** Over the tasks with a truth; a tie counts as one label drawn from those that lead. */
  private double accuracy(String name) {
    Map<String, List<String[]>> tasks = SharedData.crowd(name);
    Map<String, String> truth = SharedData.truth(name);
    double right = 0;
    for (Map.Entry<String, String> entry : truth.entrySet()) {
      List<Vote> votes =
          tasks.get(entry.getKey()).stream().map(pair -> vote(pair[0], pair[1])).toList();
      right += right(new Ballot(true, true).resolve(method(), votes), '"' + entry.getValue() + '"');
    }
    double accuracy = right / truth.size();
    System.out.printf("majority on %s: accuracy %.4f%n", name, accuracy);
    return accuracy;
  }

  private static double right(Resolved resolved, String truth) {
    double leading = resolved.confidence();
    long leaders =
        resolved.distribution().values().stream().filter(share -> share == leading).count();
    return resolved.distribution().getOrDefault(truth, 0.0) == leading ? 1.0 / leaders : 0;
  }
}
