// SPDX-License-Identifier: Apache-2.0
package touchstone.join;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The times at which something that may matter became known of a key. Of a key with very many of
 * them the newest are kept; the label of now needs none of the others.
 */
final class Moments {
  private static final int MOST = 500;

  private final Ranking ranking;
  private final Set<UUID> heard = new HashSet<>();
  private boolean seen;
  private Outcome best;

  private Moments(Ranking ranking) {
    this.ranking = ranking;
  }

  static TreeSet<Instant> of(KeyEvents events, Ranking ranking, Instant from, Instant to) {
    TreeSet<Instant> moments = new TreeSet<>();
    events.predictions().forEach(prediction -> moments.add(prediction.receivedAt()));
    List<Outcome> known = new ArrayList<>(events.outcomes());
    known.sort(Outcome.AS_RECEIVED);
    Moments rule = new Moments(ranking);
    for (Outcome outcome : known) {
      boolean inside = !outcome.at().isBefore(from) && outcome.at().isBefore(to);
      // With several predictions there are several windows: then everything may matter.
      if (rule.news(outcome, inside) || events.predictions().size() > 1) {
        moments.add(outcome.receivedAt());
      }
    }
    while (moments.size() > MOST) {
      moments.pollFirst();
    }
    return moments;
  }

  /**
   * Whether the outcome corrects one known before, is the first required one, or ranks above all.
   */
  private boolean news(Outcome outcome, boolean inside) {
    boolean corrects = !heard.add(outcome.eventHash());
    if (!inside || !ranking.matters(outcome)) {
      return corrects;
    }
    boolean means = ranking.label(outcome) != null;
    boolean first = !seen && ranking.required(outcome);
    boolean better = means && (best == null || ranking.before(outcome, best));
    seen |= first;
    best = better ? outcome : best;
    return corrects || first || better;
  }
}
