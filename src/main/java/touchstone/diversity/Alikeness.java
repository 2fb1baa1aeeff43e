// SPDX-License-Identifier: Apache-2.0
package touchstone.diversity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import touchstone.guideline.Question;
import touchstone.spread.Distance;
import touchstone.spread.FalseFinds;
import touchstone.spread.GroupAgreement;
import touchstone.spread.Votes;

/**
 * How alike groups answer a question of one value. Beyond 100,000 answers a seeded sample of items
 * is looked at, so that 200 shuffles stay quick.
 */
final class Alikeness {
  static final int FEWEST_SHARED = 200;
  private static final int MOST_VOTES = 100_000;
  private static final int MOST_VALUES = 101;
  private static final long SEED = 19;

  private final Votes votes;
  private final List<UUID> raters;
  private final Distance distance;
  private final boolean sampled;

  private Alikeness(Votes votes, List<UUID> raters, Distance distance, boolean sampled) {
    this.votes = votes;
    this.raters = raters;
    this.distance = distance;
    this.sampled = sampled;
  }

  /** Of what was answered, or null where there is nothing or it has too many values. */
  static Alikeness of(Question question, List<Given.Judged> judged) {
    Distance distance = question.type().equals("scale") ? Distance.INTERVAL : Distance.NOMINAL;
    return of(question.options(), distance, judged);
  }

  /**
   * The same of values in their order.
   *
   * @param offered those that could be given; what else was stands after them
   */
  static Alikeness of(Set<String> offered, Distance distance, List<Given.Judged> judged) {
    List<Given.Judged> answered = judged.stream().filter(each -> each.answer() != null).toList();
    Set<UUID> items = items(answered);
    List<Given.Judged> kept =
        answered.stream().filter(each -> items.contains(each.task())).toList();
    List<String> values = values(offered, kept);
    if (kept.isEmpty() || values.size() > MOST_VALUES) {
      return null;
    }
    Map<UUID, Integer> item = new LinkedHashMap<>();
    Map<UUID, Integer> rater = new LinkedHashMap<>();
    int[][] columns = new int[3][kept.size()];
    for (int vote = 0; vote < kept.size(); vote++) {
      Given.Judged each = kept.get(vote);
      columns[0][vote] = number(item, each.task());
      columns[1][vote] = number(rater, each.participant());
      columns[2][vote] = values.indexOf(each.answer());
    }
    return new Alikeness(
        new Votes(item.size(), rater.size(), values.size(), columns[0], columns[1], columns[2]),
        List.copyOf(rater.keySet()),
        distance,
        kept.size() < answered.size());
  }

  private static int number(Map<UUID, Integer> known, UUID id) {
    Integer number = known.putIfAbsent(id, known.size());
    return number == null ? known.size() - 1 : number;
  }

  /** All items, or as many drawn as keep to the bound. */
  private static Set<UUID> items(List<Given.Judged> answered) {
    Map<UUID, Integer> votes = new TreeMap<>();
    answered.forEach(each -> votes.merge(each.task(), 1, Integer::sum));
    if (answered.size() <= MOST_VOTES) {
      return votes.keySet();
    }
    List<UUID> drawn = new ArrayList<>(votes.keySet());
    Collections.shuffle(drawn, new Random(SEED));
    Set<UUID> kept = new TreeSet<>();
    int sum = 0;
    for (UUID each : drawn) {
      sum += votes.get(each);
      if (sum > MOST_VOTES) {
        break;
      }
      kept.add(each);
    }
    return kept;
  }

  /** What is offered in its order, then what else was answered. */
  private static List<String> values(Set<String> offered, List<Given.Judged> answered) {
    Set<String> values = new LinkedHashSet<>(offered);
    values.addAll(new TreeSet<>(answered.stream().map(Given.Judged::answer).toList()));
    return List.copyOf(values);
  }

  boolean sampled() {
    return sampled;
  }

  /**
   * The groups that may be shown and have ten voters or more, ten others beside them, and 200 items
   * that both voted on.
   */
  Map<String, GroupAgreement> of(Map<UUID, String> groupOf, Set<String> shown) {
    List<String> names = new ArrayList<>(new TreeSet<>(groupOf.values()));
    int[] groups = raters.stream().mapToInt(id -> names.indexOf(groupOf.get(id))).toArray();
    Map<String, GroupAgreement> found = new TreeMap<>();
    for (GroupAgreement each :
        GroupAgreement.of(votes, groups, names.size(), distance, GroupAgreement.SHUFFLES, SEED)) {
      boolean enough =
          each.raters() >= SmallCells.K
              && raters.size() - each.raters() >= SmallCells.K
              && each.shared() >= FEWEST_SHARED;
      if (enough && shown.contains(names.get(each.group())) && !Double.isNaN(each.p())) {
        found.put(names.get(each.group()), each);
      }
    }
    return found;
  }

  /**
   * The groups' agreement by trait, p adjusted over all that are shown, of whatever trait.
   *
   * @param alikeness null where nothing can be compared
   */
  static Map<String, List<Report.Alike>> of(Alikeness alikeness, Map<String, TraitTable> tables) {
    Map<String, List<Report.Alike>> alike = new LinkedHashMap<>();
    if (alikeness == null) {
      return alike;
    }
    List<String> traits = new ArrayList<>();
    List<String> values = new ArrayList<>();
    List<GroupAgreement> found = new ArrayList<>();
    tables.forEach(
        (trait, table) -> {
          Map<UUID, String> rows = table.rowOf();
          Set<String> shown = new TreeSet<>(rows.values());
          shown.remove(Person.HIDDEN);
          if (!shown.isEmpty()) {
            alikeness
                .of(rows, shown)
                .forEach(
                    (value, agreement) -> {
                      traits.add(trait);
                      values.add(value);
                      found.add(agreement);
                    });
          }
        });
    double[] adjusted = FalseFinds.adjust(found.stream().mapToDouble(GroupAgreement::p).toArray());
    for (int at = 0; at < found.size(); at++) {
      GroupAgreement each = found.get(at);
      alike
          .computeIfAbsent(traits.get(at), first -> new ArrayList<>())
          .add(
              new Report.Alike(
                  values.get(at),
                  Rounded.hundredth(each.irr()),
                  Rounded.hundredth(each.xrr()),
                  Rounded.hundredth(each.gai()),
                  Rounded.thousandth(each.p()),
                  Rounded.thousandth(adjusted[at])));
    }
    return alike;
  }
}
