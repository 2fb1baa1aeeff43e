// SPDX-License-Identifier: Apache-2.0
package touchstone.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.base.Json;

/** What one prediction's label is at each time, told as a story. */
class JoinTest {
  private static final UUID KEY = new UUID(1, 2);
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  private final List<Pulse> pulses = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private String policy =
      """
      {"window":"PT30M","lateness":"PT5M","outcomes":[{"type":"purchase","label":"1"},
       {"type":"click","label":"1"},{"type":"dislike","label":"0"}]}""";

  private static Instant at(int minute) {
    return NOON.plus(Duration.ofMinutes(minute));
  }

  private void happens(String type, int minute, int received) {
    happens(type, null, minute, received);
  }

  private void happens(String type, Double amount, int minute, int received) {
    outcomes.add(
        new Outcome(
            KEY,
            new UUID(0, outcomes.size()),
            outcomes.size(),
            type,
            amount,
            at(minute),
            at(received)));
    pulse(minute, received);
  }

  private void pulse(int minute, int received) {
    pulses.add(new Pulse(at(Math.min(minute, received)), at(received)));
  }

  private List<String> story(int... minutes) {
    Prediction prediction =
        new Prediction("k", KEY, 1, NOON, NOON, .5, "m", 1, null, Map.of(), null);
    Join join = new Join(LabelPolicy.of(Json.tree(policy)), new Watermark(pulses));
    List<String> story = new ArrayList<>();
    for (int minute : minutes) {
      Label label = join.label(KeyEvents.of(prediction, outcomes), at(minute));
      story.add(
          label.label()
              + " "
              + label.state().word()
              + " "
              + label.revision()
              + " since "
              + Duration.between(NOON, label.at()).toMinutes());
    }
    return story;
  }

  @Test
  void silenceIsAnAnswerOnlyWhileTheStreamIsAlive() {
    assertEquals(
        List.of("null open 0 since 0", "0 provisional 1 since 30", "0 provisional 1 since 30"),
        story(29, 30, 600));
    pulse(30, 700);
    assertEquals(List.of("0 provisional 1 since 30", "0 closed 1 since 30"), story(699, 700));
  }

  @Test
  void aNegativeWaitsForWhatMayBeOnItsWay() {
    pulse(31, 31);
    assertEquals(List.of("0 provisional 1 since 30", "0 closed 1 since 30"), story(34, 35));
  }

  @Test
  void theRankDecidesAndNotTheOrder() {
    happens("dislike", 3, 3);
    happens("click", 20, 20);
    assertEquals(List.of("0 provisional 1 since 3", "1 closed 2 since 20"), story(10, 21));
  }

  @Test
  void whatArrivesLateButHappenedInTimeRevises() {
    pulse(40, 40);
    happens("click", 10, 5000);
    assertEquals(List.of("0 closed 1 since 30", "1 revised 2 since 5000"), story(41, 5000));
  }

  @Test
  void whatHappensOutsideTheWindowIsNotAttributed() {
    happens("click", -1, 1);
    happens("click", 30, 31);
    assertEquals(List.of("0 closed 1 since 30"), story(60));
  }

  @Test
  void afterTheLastDayOfRevisionNothingChanges() {
    policy = policy.replace("\"lateness\"", "\"reviseUntil\":\"PT1H\",\"lateness\"");
    pulse(40, 40);
    happens("click", 10, 95);
    assertEquals(List.of("1 revised 2 since 95"), story(200));
    outcomes.clear();
    happens("click", 10, 96);
    assertEquals(List.of("0 closed 1 since 30"), story(200));
  }

  @Test
  void withoutAnImpressionNothingCanBeSaid() {
    policy = policy.replace("{\"window\"", "{\"requires\":\"impression\",\"window\"");
    happens("click", 5, 5);
    assertEquals(List.of("null open 0 since 0"), story(20));
    pulse(40, 40);
    assertEquals(List.of("null abstain 1 since 40"), story(40));
    happens("impression", 1, 50);
    assertEquals(List.of("1 revised 2 since 50"), story(50));
  }

  @Test
  void anAmountMeansALabelAndOneBetweenMeansNone() {
    policy =
        """
        {"window":"PT30M","default":null,"outcomes":[{"type":"rating","valueToLabel":
         [{"min":4,"label":"good"},{"max":2,"label":"bad"}]}]}""";
    happens("rating", 3.0, 2, 2);
    assertEquals(List.of("null open 0 since 0"), story(3));
    happens("rating", 5.0, 4, 4);
    assertEquals(List.of("good closed 1 since 4"), story(5));
    outcomes.remove(1);
    pulse(90, 90);
    assertEquals(List.of("null abstain 1 since 90"), story(91));
  }

  @Test
  void aKeyWithVeryManyOutcomesIsReadInTime() {
    for (int i = 0; i < 20_000; i++) {
      happens("click", 29, 29);
    }
    assertEquals(List.of("1 closed 1 since 29"), story(30));
  }

  @Test
  void anOutcomeWithoutAPredictionHasNoLabel() {
    happens("click", 5, 5);
    Join join = new Join(LabelPolicy.of(Json.tree(policy)), new Watermark(pulses));
    assertNull(join.label(new KeyEvents(List.of(), outcomes), at(100)));
  }
}
