// SPDX-License-Identifier: Apache-2.0
package touchstone.stopping;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import touchstone.base.Problem;
import touchstone.guideline.Question;
import touchstone.project.Project;
import touchstone.rater.Rate;
import touchstone.rater.Rates;
import touchstone.resolution.VoteMatrix;

/**
 * What other overlaps would have cost a project and given it, worked out on its own judgements: the
 * newest of each rater, golds left out, on tasks with two or more.
 */
@ApplicationScoped
class Simulator {
  /** The draw that is shown unless another is asked for. */
  static final long SEED = 1;

  private static final BigDecimal MILLIS_AN_HOUR = BigDecimal.valueOf(3_600_000);

  private final ProjectVotes projectVotes;
  private final Rates rates;

  Simulator(ProjectVotes projectVotes, Rates rates) {
    this.projectVotes = projectVotes;
    this.rates = rates;
  }

  /**
   * Every way with its figures.
   *
   * @param question the question looked at; null where the project asks none with closed answers
   * @param questions those that may be looked at
   * @param tasks how many tasks have two judgements or more
   * @param judgements how many judgements these have
   * @param partly whether there are more than were looked at
   * @param price what one judgement costs in the mean, and its currency; null where it is unknown
   */
  record Simulated(
      String question,
      List<String> questions,
      int tasks,
      int judgements,
      boolean partly,
      Price price,
      List<Row> rows) {}

  /** An amount of a currency. */
  record Price(String amount, String currency) {}

  /** A way's figures, and what its judgements would have cost, or null. */
  record Row(Way way, double judgements, double aTask, Price cost, Double agreement, double open) {

    /** The judgements to the nearest whole one. */
    public long whole() {
      return Math.round(judgements);
    }
  }

  /** The question asked for, else the first with closed answers; 422 where it has none. */
  Simulated of(Project project, String asked, long seed) {
    List<Question> closed = projectVotes.closed(project);
    List<String> names = closed.stream().map(Question::name).toList();
    if (asked != null && !asked.isBlank() && !names.contains(asked)) {
      throw Problem.refusedField("question", "must be one of " + String.join(", ", names));
    }
    if (closed.isEmpty()) {
      return new Simulated(null, names, 0, 0, false, null, List.of());
    }
    Question question =
        closed.stream().filter(each -> each.name().equals(asked)).findFirst().orElse(closed.get(0));
    ProjectVotes.Read read = projectVotes.of(project, question);
    VoteMatrix votes = read.votes();
    BigDecimal price = price(project, read);
    String currency = price == null ? null : rates.now(project.poolId, project.id).currency();
    return new Simulated(
        question.name(),
        names,
        votes.tasks(),
        votes.size(),
        read.partly(),
        price == null ? null : new Price(plain(price, 4), currency),
        votes.tasks() == 0 ? List.of() : rows(new Simulation(votes, seed), price, currency));
  }

  /** What the pool pays for one judgement, by the hour in the mean of the time counted; or null. */
  private BigDecimal price(Project project, ProjectVotes.Read read) {
    Rate rate = rates.now(project.poolId, project.id);
    if (rate == null) {
      return null;
    }
    BigDecimal amount = new BigDecimal(rate.amount());
    if (rate.per().equals("judgement")) {
      return amount;
    }
    return read.timed() == 0
        ? null
        : amount
            .multiply(BigDecimal.valueOf(read.millis()))
            .divide(
                MILLIS_AN_HOUR.multiply(BigDecimal.valueOf(read.timed())), 8, RoundingMode.HALF_UP);
  }

  private static List<Row> rows(Simulation simulation, BigDecimal price, String currency) {
    int greatest = simulation.greatest();
    List<Way> ways =
        Stream.of(
                Way.fixed(3),
                Way.fixed(5),
                Way.posterior(.8, greatest),
                Way.posterior(.9, greatest),
                Way.posterior(.95, greatest),
                Way.leadingSide(.875, Math.min(9, greatest)),
                Way.all(greatest))
            .filter(way -> way.most() <= greatest)
            .toList();
    List<Simulation.Figures> figures = simulation.of(ways);
    List<Row> rows = new ArrayList<>();
    for (int way = 0; way < ways.size(); way++) {
      Simulation.Figures each = figures.get(way);
      Price cost =
          price == null
              ? null
              : new Price(
                  plain(price.multiply(BigDecimal.valueOf(each.judgements())), 2), currency);
      rows.add(
          new Row(
              ways.get(way), each.judgements(), each.aTask(), cost, each.agreement(), each.open()));
    }
    return rows;
  }

  private static String plain(BigDecimal amount, int digits) {
    BigDecimal rounded = amount.setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.setScale(Math.max(2, rounded.scale())).toPlainString();
  }
}
