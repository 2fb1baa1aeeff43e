// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.ageing.FlipRate;
import touchstone.ageing.HalfLife;
import touchstone.base.Sql;
import touchstone.project.Project;
import touchstone.project.Promise;

/**
 * The half-lives of a project's labels by slice: measured on labels that were drawn at random and
 * made again, where there are enough, else assumed from the promise.
 */
@ApplicationScoped
class HalfLives {
  static final String MEASURED = "measured";
  static final String ASSUMED = "assumed";

  private static final int ENOUGH = 10;
  private static final double STRENGTH = 1;
  private static final Duration UNPROMISED = Duration.ofDays(365);

  private final Sql sql;

  HalfLives(Sql sql) {
    this.sql = sql;
  }

  /** One in days, with where it comes from. */
  record InDays(double days, String source) {
    boolean measured() {
      return source.equals(MEASURED);
    }
  }

  /** A label made again whose new round is settled, by one of its slices. */
  private record Seen(Slice slice, boolean atRandom, double days, boolean flipped) {}

  /** What was measured of a project. */
  record Measured(Promise promise, Map<Slice, List<Seen>> seen) {

    InDays of(Slice slice) {
      List<HalfLife.Seen> drawn =
          seen.getOrDefault(slice, List.of()).stream()
              .filter(Seen::atRandom)
              .map(one -> new HalfLife.Seen(one.days(), one.flipped()))
              .toList();
      double guess = Length.days(guess(promise, slice));
      return drawn.size() < ENOUGH
          ? new InDays(guess, ASSUMED)
          : new InDays(HalfLife.of(drawn, guess, STRENGTH), MEASURED);
    }

    /** How many changed of those made again; of those drawn at random alone, if so asked. */
    FlipRate flips(Slice slice, boolean atRandomAlone) {
      List<Seen> some =
          seen.getOrDefault(slice, List.of()).stream()
              .filter(one -> one.atRandom() || !atRandomAlone)
              .toList();
      return FlipRate.of(some.stream().filter(Seen::flipped).count(), some.size());
    }

    /** The slices of which something was made again. */
    List<Slice> slices() {
      return seen.keySet().stream().sorted().toList();
    }
  }

  /** Where nothing was measured: as long as until the labels are called stale. */
  private static Duration guess(Promise promise, Slice slice) {
    Limits limits = Limits.of(promise, slice);
    if (limits.errorAfter() != null) {
      return limits.errorAfter();
    }
    return limits.warnAfter() == null ? UNPROMISED : limits.warnAfter().multipliedBy(2);
  }

  /** What was measured of all batches, or of one; what a new meaning changed is no decay. */
  Measured of(Project project, UUID relabel) {
    Map<Slice, List<Seen>> seen = new HashMap<>();
    sql.list(
            row ->
                new Seen(
                    new Slice(row.getString("name"), row.getString("slice")),
                    row.getBoolean("at_random"),
                    days(Sql.instant(row, "judged_at"), Sql.instant(row, "at")),
                    row.getString("outcome").equals(Outcomes.FLIPPED)),
            "SELECT o.name, o.slice, r.at_random, r.judged_at, b.at, r.outcome FROM relabel b"
                + " JOIN relabel_task r ON r.relabel_id = b.id"
                + " AND r.outcome IN ('same', 'flipped')"
                + " JOIN label_age_slice o ON o.task_id = r.task_id"
                + " WHERE b.project_id = ? AND b.remedy_id IS NULL AND (b.id = ? OR ? = 1)",
            project.id,
            relabel == null ? project.id : relabel,
            relabel == null ? 1 : 0)
        .forEach(one -> seen.computeIfAbsent(one.slice(), first -> new ArrayList<>()).add(one));
    return new Measured(project.policy().freshness(), seen);
  }

  private static double days(Instant judgedAt, Instant at) {
    return Math.max(0, Length.days(Duration.between(judgedAt, at)));
  }
}
