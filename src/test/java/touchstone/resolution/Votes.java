// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;

/** Votes for tests: given at noon and recorded a second later, unless a test says otherwise. */
public final class Votes {
  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private Votes() {}

  /** A generalist's vote in the first round. */
  public static Vote vote(String rater, String answer) {
    return new Vote(
        rater, "generalist", false, false, 1, TextNode.valueOf(answer), NOON, after(1), 1);
  }

  public static Vote expert(String rater, String answer) {
    return new Vote(rater, "expert", false, false, 1, TextNode.valueOf(answer), NOON, after(1), 1);
  }

  public static Vote gold(Vote vote) {
    return new Vote(
        vote.rater(),
        vote.kind(),
        vote.surplus(),
        true,
        vote.round(),
        vote.answer(),
        vote.at(),
        vote.recordedAt(),
        vote.guidelineVersion());
  }

  public static Vote surplus(Vote vote) {
    return new Vote(
        vote.rater(),
        vote.kind(),
        true,
        vote.gold(),
        vote.round(),
        vote.answer(),
        vote.at(),
        vote.recordedAt(),
        vote.guidelineVersion());
  }

  public static Vote inRound(int round, Vote vote) {
    return new Vote(
        vote.rater(),
        vote.kind(),
        vote.surplus(),
        vote.gold(),
        round,
        vote.answer(),
        vote.at(),
        vote.recordedAt(),
        vote.guidelineVersion());
  }

  /** The vote given and recorded so many seconds after noon, under a version of the guideline. */
  public static Vote at(int given, int recorded, int guidelineVersion, Vote vote) {
    return new Vote(
        vote.rater(),
        vote.kind(),
        vote.surplus(),
        vote.gold(),
        vote.round(),
        vote.answer(),
        after(given),
        after(recorded),
        guidelineVersion);
  }

  public static Instant after(int seconds) {
    return NOON.plusSeconds(seconds);
  }
}
