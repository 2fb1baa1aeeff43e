// SPDX-License-Identifier: Apache-2.0
package touchstone.join;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/**
 * Labels as a function of the set of events, the time and the policy: any order, duplication and
 * batching of arrival gives the same label. What the label was at each time before is a function of
 * the same set, because each event carries when it was received.
 *
 * <p>A window is [at, at + window). An example with a window of 30 minutes, click "1" and default
 * "0" for a prediction of 12:00: at 12:10 the label is open. A click of 12:20 makes it "1", closed.
 * Without one it is "0", provisional, from 12:30 on, and closed as soon as any outcome of the
 * stream of 12:30 or later was received.
 */
public final class Join {
  private final LabelPolicy policy;
  private final Watermark watermark;
  private final Ranking ranking;
  private final Exclusions exclusions;

  public Join(LabelPolicy policy, Watermark watermark) {
    this.policy = policy;
    this.watermark = watermark;
    this.ranking = new Ranking(policy);
    this.exclusions = new Exclusions(policy.exclude());
  }

  /** The label at a time; null where the key has no prediction yet. */
  public Label label(KeyEvents events, Instant now) {
    List<Label> history = history(events, now);
    return history.isEmpty() ? null : history.get(history.size() - 1);
  }

  /**
   * Every state that the label was in until now, oldest first: what an append-only table of
   * revisions would hold.
   */
  public List<Label> history(KeyEvents all, Instant now) {
    History history = new History();
    KeyEvents events = all.asOf(now);
    if (events.prediction().isEmpty()) {
      return List.of();
    }
    for (Instant moment : moments(events)) {
      if (!moment.isAfter(now)) {
        Prediction known = events.prediction(moment);
        if (known != null) {
          history.add(at(known, events.outcomes(), moment), moment);
        }
      }
    }
    return history.labels();
  }

  private TreeSet<Instant> moments(KeyEvents events) {
    Prediction one = events.predictions().get(0);
    TreeSet<Instant> moments = Moments.of(events, ranking, one.at(), end(one));
    for (Prediction prediction : events.predictions()) {
      Instant closed = closedAt(prediction);
      if (end(prediction).isAfter(prediction.receivedAt())) {
        moments.add(end(prediction));
      }
      if (closed != null) {
        moments.add(closed);
      }
    }
    return moments;
  }

  private Instant end(Prediction prediction) {
    return prediction.at().plus(policy.window());
  }

  /** When silence became an answer; null where it has not yet. */
  public Instant closedAt(Prediction prediction) {
    Instant end = end(prediction);
    Instant passed = watermark.passedAt(end);
    return passed == null
        ? null
        : latest(latest(end.plus(policy.lateness()), passed), prediction.receivedAt());
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** The label with what was known at a moment; revision and time are the history's to say. */
  private Label at(Prediction prediction, List<Outcome> outcomes, Instant moment) {
    if (exclusions.hold(prediction)) {
      return said(null, State.ABSTAIN, null);
    }
    Instant closedAt = closedAt(prediction);
    boolean closed = closedAt != null && !moment.isBefore(closedAt);
    Iterable<Outcome> inside = inside(prediction, outcomes, moment);
    Outcome best = ranking.best(inside);
    if (!ranking.seen(inside) || best == null && policy.defaultLabel() == null) {
      return said(null, closed ? State.ABSTAIN : State.OPEN, null);
    }
    if (best != null) {
      boolean firm = closed || ranking.cannotBeOutranked(best);
      return said(ranking.label(best), firm ? State.CLOSED : State.PROVISIONAL, best);
    }
    if (!closed && moment.isBefore(end(prediction))) {
      return said(null, State.OPEN, null);
    }
    return said(policy.defaultLabel(), closed ? State.CLOSED : State.PROVISIONAL, null);
  }

  private Iterable<Outcome> inside(Prediction prediction, List<Outcome> outcomes, Instant moment) {
    if (outcomes.isEmpty()) {
      return outcomes;
    }
    Instant end = end(prediction);
    Instant last =
        latest(end.plus(policy.lateness()), prediction.receivedAt()).plus(policy.reviseUntil());
    return Ranking.inside(outcomes, prediction.at(), end, last.isBefore(moment) ? last : moment);
  }

  private static Label said(String label, State state, Outcome decided) {
    return decided == null
        ? new Label(label, state, 0, null, null, null)
        : new Label(label, state, 0, null, decided.type(), decided.at());
  }
}
