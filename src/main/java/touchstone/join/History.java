// SPDX-License-Identifier: Apache-2.0
package touchstone.join;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The states of one label in order, each change of what it says numbered. */
final class History {
  private final List<Label> labels = new ArrayList<>(2);
  private final Set<String> firm = new HashSet<>();

  List<Label> labels() {
    return labels;
  }

  /** Adds what the label is at a moment, if that is news. */
  void add(Label next, Instant moment) {
    Label last = labels.isEmpty() ? null : labels.get(labels.size() - 1);
    boolean same = last != null && says(last).equals(says(next));
    boolean revised =
        next.state() == State.CLOSED && firm.stream().anyMatch(one -> !one.equals(says(next)));
    State state = revised ? State.REVISED : next.state();
    if (next.state() == State.CLOSED || next.state() == State.ABSTAIN) {
      firm.add(says(next));
    }
    if (same && state == last.state() && Objects.equals(last.happenedAt(), next.happenedAt())) {
      return;
    }
    int before = last == null ? 0 : last.revision();
    int revision = same ? before : last == null && says(next).isEmpty() ? 0 : before + 1;
    labels.add(
        new Label(
            next.label(),
            state,
            revision,
            same ? last.at() : moment,
            next.outcome(),
            next.happenedAt()));
  }

  /** What is said, be it that nothing can be said; empty while open. */
  private static String says(Label label) {
    return label.state() == State.ABSTAIN ? "-" : label.label() == null ? "" : "=" + label.label();
  }
}
