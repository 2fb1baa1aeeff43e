// SPDX-License-Identifier: Apache-2.0
package touchstone.join;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The ranked outcomes of a policy: which of those that happened decides, and whether for good. */
final class Ranking {
  private final List<Rule> rules;
  private final String requires;
  private final Map<String, Integer> ranks = new HashMap<>();

  Ranking(LabelPolicy policy) {
    this.rules = policy.outcomes();
    this.requires = policy.requires();
    for (int i = 0; i < rules.size(); i++) {
      ranks.put(rules.get(i).type(), i);
    }
  }

  /** The label an outcome means; null where it means none. */
  String label(Outcome outcome) {
    Integer rank = ranks.get(outcome.type());
    return rank == null ? null : rules.get(rank).label(outcome);
  }

  /** Whether an outcome may have a say. */
  boolean matters(Outcome outcome) {
    return label(outcome) != null || required(outcome);
  }

  /** Whether it is of the type without which nothing can be said. */
  boolean required(Outcome outcome) {
    return outcome.type().equals(requires);
  }

  /** Whether what must have been seen was seen. */
  boolean seen(Iterable<Outcome> inside) {
    if (requires == null) {
      return true;
    }
    for (Outcome outcome : inside) {
      if (required(outcome)) {
        return true;
      }
    }
    return false;
  }

  /** The one of the highest rank; of several the first, then the smallest hash; null for none. */
  Outcome best(Iterable<Outcome> inside) {
    Outcome best = null;
    for (Outcome outcome : inside) {
      if (label(outcome) != null && (best == null || before(outcome, best))) {
        best = outcome;
      }
    }
    return best;
  }

  boolean before(Outcome one, Outcome other) {
    int byRank = Integer.compare(ranks.get(one.type()), ranks.get(other.type()));
    if (byRank != 0) {
      return byRank < 0;
    }
    int byTime = one.at().compareTo(other.at());
    return byTime != 0 ? byTime < 0 : one.eventHash().compareTo(other.eventHash()) < 0;
  }

  /** Whether nothing of a higher rank could mean another label. */
  boolean cannotBeOutranked(Outcome best) {
    String label = label(best);
    return rules.subList(0, ranks.get(best.type())).stream()
        .allMatch(rule -> rule.meansOnly(label));
  }

  /** Of outcomes with one event id the one that counts; those outside the times are left out. */
  static Iterable<Outcome> inside(
      List<Outcome> outcomes, Instant from, Instant to, Instant receivedUntil) {
    Map<UUID, Outcome> byEvent = new HashMap<>();
    for (Outcome outcome : outcomes) {
      if (!outcome.receivedAt().isAfter(receivedUntil)) {
        byEvent.merge(
            outcome.eventHash(),
            outcome,
            (one, other) -> Outcome.COUNTS_FIRST.compare(one, other) <= 0 ? one : other);
      }
    }
    byEvent.values().removeIf(one -> one.at().isBefore(from) || !one.at().isBefore(to));
    return byEvent.values();
  }
}
