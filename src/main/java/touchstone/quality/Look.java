// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import java.util.List;
import java.util.Optional;

/** Whether a rule holds of a history: plain Java, the same answer for the same history. */
final class Look {
  private static final int MOST_EVIDENCE = 200;

  private final Rule rule;
  private final String question;
  private final int values;

  /**
   * A look by a rule.
   *
   * @param question the question that the rule looks at
   * @param values how many values it offers; 4 where they cannot be counted
   */
  Look(Rule rule, String question, int values) {
    this.rule = rule;
    this.question = question;
    this.values = values;
  }

  /** What was found, or nothing where the rule does not hold. */
  Optional<Finding> at(History history) {
    return switch (rule.trigger()) {
      case Rule.GOLD -> bound(newest(asked(history.golds())));
      case Rule.AGREEMENT -> bound(newest(asked(history.labels())));
      case Rule.SEQUENTIAL -> sequential(asked(history.golds()));
      case Rule.SPEED -> speed(newest(history.pace()));
      default -> skips(history.passed());
    };
  }

  private List<Comparison> asked(List<Comparison> all) {
    return all.stream().filter(each -> each.question().equals(question)).toList();
  }

  private <T> List<T> newest(List<T> all) {
    return rule.last() == null || all.size() <= rule.last()
        ? all
        : all.subList(all.size() - rule.last(), all.size());
  }

  private Optional<Finding> bound(List<Comparison> answers) {
    int right = (int) answers.stream().filter(Comparison::right).count();
    Skill skill = new Skill(right, answers.size() - right);
    return skill.high() < rule.below()
        ? Optional.of(found(Finding.Numbers.of(skill, rule.below()), answers))
        : Optional.empty();
  }

  private Optional<Finding> sequential(List<Comparison> golds) {
    SequentialTest.Cut cut =
        SequentialTest.of(values).stops(golds.stream().map(Comparison::right).toList());
    if (cut == null) {
      return Optional.empty();
    }
    List<Comparison> looked = golds.subList(0, cut.golds());
    int right = (int) looked.stream().filter(Comparison::right).count();
    return Optional.of(found(Finding.Numbers.counted(cut.golds(), right, cut.right()), looked));
  }

  private Optional<Finding> speed(List<History.Paced> answers) {
    List<History.Paced> fast =
        answers.stream().filter(each -> each.millis() < rule.millis()).toList();
    Skill share = new Skill(fast.size(), answers.size() - fast.size());
    return share.low() > rule.above()
        ? Optional.of(
            new Finding(
                Finding.Numbers.of(share, rule.above()),
                newestEvidence(
                    fast.stream().map(each -> untold(each.slot(), each.item())).toList())))
        : Optional.empty();
  }

  private Optional<Finding> skips(List<History.Passed> passed) {
    int run = 0;
    while (run < passed.size() && passed.get(passed.size() - 1 - run).skipped()) {
      run++;
    }
    return run >= rule.inARow()
        ? Optional.of(
            new Finding(
                Finding.Numbers.counted(passed.size(), run, rule.inARow()),
                passed.subList(passed.size() - rule.inARow(), passed.size()).stream()
                    .map(each -> untold(each.slot(), each.item()))
                    .toList()))
        : Optional.empty();
  }

  private static Finding.Evidence untold(java.util.UUID slot, String item) {
    return new Finding.Evidence(slot, item, null, null, null, false);
  }

  private static Finding found(Finding.Numbers numbers, List<Comparison> answers) {
    return new Finding(
        numbers, newestEvidence(answers.stream().map(Finding.Evidence::of).toList()));
  }

  private static List<Finding.Evidence> newestEvidence(List<Finding.Evidence> all) {
    return all.size() <= MOST_EVIDENCE ? all : all.subList(all.size() - MOST_EVIDENCE, all.size());
  }
}
