// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The places of a task t that are kept for groups which it lacks, in SQL. On which tasks is told by
 * their rank, so that it is the same ones for ever and they lie all over the project.
 */
final class KeptPlaces {
  private static final int STEPS = 1000;

  /** Has no divisor in common with the steps. */
  private static final int STRIDE = 7919;

  private static final String OF_GROUP =
      "CASE WHEN MOD(t.rank * 7919 + CAST(? AS BIGINT), 1000) < CAST(? AS BIGINT)"
          + " THEN GREATEST(0, CAST(? AS BIGINT) - (SELECT COUNT(*) FROM slot k"
          + "   JOIN participant kg ON kg.id = k.participant_id"
          + "   WHERE k.task_id = t.id AND k.round = t.round"
          + "   AND k.state IN ('leased', 'judged', 'imported') AND kg.quota_group = ?)) ELSE 0 END";

  private KeptPlaces() {}

  /** Whether a place is left beside those kept. */
  static String free(List<Covers.Wanted> wanted) {
    return "t.wanted - t.held - t.imported > " + kept(wanted);
  }

  /** Whether those kept are still there, after one was taken. */
  static String stillKept(List<Covers.Wanted> wanted) {
    return "t.wanted - t.held - t.imported >= " + kept(wanted);
  }

  private static String kept(List<Covers.Wanted> wanted) {
    return wanted.stream().map(each -> OF_GROUP).collect(Collectors.joining(" + ", "(", ")"));
  }

  static List<Object> arguments(List<Covers.Wanted> wanted) {
    List<Object> arguments = new ArrayList<>();
    for (Covers.Wanted each : wanted) {
      arguments.add((long) Math.floorMod(each.value().hashCode() * STRIDE, STEPS));
      arguments.add(Math.round(each.kept() * STEPS));
      arguments.add((long) each.least());
      arguments.add(each.value());
    }
    return arguments;
  }
}
