// SPDX-License-Identifier: Apache-2.0
package touchstone.diversity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import touchstone.spread.MakeUp;

/**
 * One trait's groups as they are shown: those that may be, and all others as one. Every figure is
 * worked out of what stands in the table, and so tells nothing more.
 */
final class TraitTable {
  private final String trait;
  private final List<Person> people;
  private final List<Given.Judged> judged;
  private final Set<String> shown;
  private final Map<String, Double> wanted;

  /**
   * A table of some people.
   *
   * @param judged their judgements and none of others
   * @param wanted shares by value; empty where none are
   */
  TraitTable(
      String trait,
      List<Person> people,
      List<Given.Judged> judged,
      Set<String> shown,
      Map<String, Double> wanted) {
    this.trait = trait;
    this.people = people;
    this.judged = judged;
    this.shown = shown;
    this.wanted = wanted;
  }

  /** In which row of the table each is. */
  Map<UUID, String> rowOf() {
    Map<UUID, String> rows = new HashMap<>();
    people.forEach(each -> rows.put(each.participant(), row(each.group(trait))));
    return rows;
  }

  private String row(String group) {
    return shown.contains(group) ? group : Person.HIDDEN;
  }

  /** The rows, the largest first, what is hidden last. */
  List<Report.Group> groups() {
    Map<UUID, String> rows = rowOf();
    Map<String, Integer> raters = new TreeMap<>();
    shown.forEach(group -> raters.put(group, 0));
    rows.values().forEach(row -> raters.merge(row, 1, Integer::sum));
    if (!raters.containsKey(Person.HIDDEN)) {
      wanted.keySet().forEach(group -> raters.putIfAbsent(group, 0));
    }
    Map<String, Integer> judgements = new HashMap<>();
    judged.forEach(each -> judgements.merge(rows.get(each.participant()), 1, Integer::sum));
    List<Report.Group> groups = new ArrayList<>();
    raters.forEach(
        (row, count) ->
            groups.add(
                group(
                    row,
                    count,
                    judged.isEmpty()
                        ? 0
                        : judgements.getOrDefault(row, 0) / (double) judged.size())));
    groups.sort(
        Comparator.comparing(Report.Group::shown, Comparator.reverseOrder())
            .thenComparing(Report.Group::raters, Comparator.reverseOrder())
            .thenComparing(Report.Group::value));
    return groups;
  }

  private Report.Group group(String row, int raters, double judgedShare) {
    double share = people.isEmpty() ? 0 : (double) raters / people.size();
    Double target = wanted.get(row);
    return new Report.Group(
        row,
        raters,
        Math.round(Rounded.hundredth(judgedShare) * judged.size()),
        target,
        target == null ? null : Rounded.hundredth(MakeUp.coverage(share, target)),
        share);
  }

  /** The whole with its figures; agreement comes from elsewhere. */
  Report.Trait with(List<Report.Alike> alike) {
    List<Report.Group> groups = groups();
    MakeUp makeUp = MakeUp.of(groups.stream().mapToDouble(Report.Group::raters).toArray());
    return new Report.Trait(
        trait,
        groups,
        Rounded.figure(makeUp.blau()),
        Rounded.figure(makeUp.shannon()),
        Rounded.figure(makeUp.hill1()),
        Rounded.figure(makeUp.hill2()),
        wanted.isEmpty() ? null : Rounded.figure(distance(groups)),
        alike);
  }

  /** Rows of which no share is wanted stand together: of them is wanted what is left of 1. */
  private static double distance(List<Report.Group> groups) {
    List<Double> sizes = new ArrayList<>(List.of(0.0));
    List<Double> targets = new ArrayList<>(List.of(1.0));
    for (Report.Group each : groups) {
      if (each.target() == null) {
        sizes.set(0, sizes.get(0) + each.raters());
      } else {
        sizes.add((double) each.raters());
        targets.add(each.target());
        targets.set(0, Math.max(0, targets.get(0) - each.target()));
      }
    }
    return MakeUp.of(plain(sizes)).distance(plain(targets));
  }

  private static double[] plain(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The share of items that each shown group voted on. */
  List<Report.Reach> reach() {
    Map<UUID, String> rows = rowOf();
    Map<String, Set<UUID>> heard = new TreeMap<>();
    Set<UUID> items = new HashSet<>();
    for (Given.Judged each : judged) {
      items.add(each.task());
      heard
          .computeIfAbsent(rows.get(each.participant()), first -> new HashSet<>())
          .add(each.task());
    }
    return groups().stream()
        .filter(group -> group.shown() && group.raters() > 0)
        .map(
            group ->
                new Report.Reach(
                    trait,
                    group.value(),
                    items.isEmpty()
                        ? 0
                        : Rounded.hundredth(
                            (double) heard.getOrDefault(group.value(), Set.of()).size()
                                / items.size())))
        .toList();
  }
}
