// SPDX-License-Identifier: Apache-2.0
package touchstone.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import touchstone.base.Money;
import touchstone.cost.CostAlarms;
import touchstone.cost.Costs;
import touchstone.freshness.Freshness;
import touchstone.health.Tile;
import touchstone.resolution.agreement.Agreement;
import touchstone.resolution.agreement.Share;

/**
 * A week of a project.
 *
 * @param empty whether nothing was judged, skipped, paid or said of money then
 * @param stoodAt when it was looked at how the project stands
 * @param before what was done in the week before
 * @param freshness as it is now, as are wages, the forecast and who judges
 * @param first the three things to do first, or fewer
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Report(
    String project,
    @JsonIgnore String name,
    String week,
    Instant from,
    Instant to,
    boolean empty,
    Instant stoodAt,
    List<Stood> health,
    Done done,
    Done before,
    Spent money,
    List<Agreed> agreement,
    Freshness.Brief freshness,
    Judged diversity,
    Open open,
    List<ToDo> first) {

  /**
   * One of the six.
   *
   * @param was how it stood the week before, or null where that was not kept
   * @param change better, worse, same or unknown
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Stood(Tile now, Tile was, String change) {
    private static final List<String> ORDER = List.of("bad", "warn", "good");

    static Stood of(Tile now, Tile was) {
      int to = ORDER.indexOf(now.status());
      int from = was == null ? -1 : ORDER.indexOf(was.status());
      String change =
          to < 0 || from < 0 ? "unknown" : to > from ? "better" : to < from ? "worse" : "same";
      return new Stood(now, was, change);
    }
  }

  /**
   * The money; all but alarms is null where nobody is paid.
   *
   * @param spent in the week
   * @param p50 what the project will have cost in the median, as it is now
   * @param under the share of raters, 0 to 1, who earn less than the floor as it is now, or null
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Spent(
      String currency,
      Money spent,
      List<Money> others,
      List<Costs.Share> byKind,
      Money p50,
      Money p90,
      Double under,
      List<CostAlarms.Alarm> alarms) {}

  /**
   * How far raters agreed on what was judged in the week.
   *
   * @param measure the one that leads
   * @param gold the answers to golds that were right
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Agreed(String question, Agreement measure, Share gold) {}

  /**
   * Who judges, over all time: of a week no group is shown.
   *
   * @param counted people in figures by trait
   * @param effectiveRaters how many equally busy raters would be as many
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Judged(int raters, int counted, Double effectiveRaters, List<Wanted> groups) {}

  /** A group of whom a share is wanted, and how much of it there is, 0 to 1. */
  record Wanted(String trait, String group, double coverage) {}

  /** What waited for an answer when the week ended, or does now. */
  record Open(long appeals, long overdue, long questions) {}

  /**
   * A thing to do.
   *
   * @param what tile, overdue, appeals or questions
   * @param tile which, or null
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record ToDo(String what, long number, Tile tile, String href) {}
}
