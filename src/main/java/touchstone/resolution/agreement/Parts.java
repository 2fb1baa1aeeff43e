// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The measures of one question on parts of its answers. What is cut is said: the 40 largest slices,
 * the 50 pairs of raters that share the most items, and as many intervals as an answer can wait
 * for.
 */
final class Parts {
  private static final int MOST_SLICES = 40;
  private static final int MOST_PAIRS = 50;
  static final int MOST_CROSSED = 300_000;
  static final String TOO_MUCH = "not said: too much for one answer; ask for this part alone";
  static final String CROSSED = "not said: too many pairs of answers to compare each";
  private static final Set<String> OF_PAIRS = Set.of("percent", "cohen-kappa", "weighted-kappa");

  private final Heard heard;
  private final List<Measure> measures;
  private final List<Measure> ofPairs;
  private final List<Pairs.Pair> pairs;
  private final Ratings all;
  private final List<Agreement> ofAll;
  private final Map<String, String> names = new HashMap<>();
  private final Work work;

  /** One measure of one part. */
  record Scoped(String scope, String key, Agreement agreement) {}

  /**
   * Of these measures.
   *
   * @param ofAll the measures of all answers, for parts that are all
   * @param work what is left to spend
   */
  Parts(Heard heard, Ratings all, List<Measure> measures, List<Agreement> ofAll, Work work) {
    this.work = work;
    this.heard = heard;
    this.measures = measures;
    this.ofAll = ofAll;
    this.ofPairs =
        measures.stream()
            .filter(
                measure ->
                    OF_PAIRS.contains(measure.name())
                        || measure.name().equals(heard.kind().leading()))
            .toList();
    this.all = all;
    this.pairs = all.pairs();
    heard.answers().forEach(answer -> names.put(answer.rater(), answer.name()));
  }

  /** By each slice of an item's fields. */
  List<Scoped> slices() {
    TreeMap<String, Integer> sizes = new TreeMap<>();
    for (Heard.Item item : heard.items()) {
      if (item.answers().size() > 1) {
        item.slices().forEach((name, slice) -> sizes.merge(name + ":" + slice, 1, Integer::sum));
      }
    }
    List<String> largest =
        sizes.keySet().stream()
            .sorted(Comparator.comparing(sizes::get, Comparator.reverseOrder()))
            .limit(MOST_SLICES)
            .sorted()
            .toList();
    List<Scoped> scoped = new ArrayList<>();
    for (String each : largest) {
      String name = each.substring(0, each.indexOf(':'));
      String slice = each.substring(each.indexOf(':') + 1);
      scoped.addAll(
          scoped(
              "slice",
              each,
              measures,
              heard.ratings(answer -> true, item -> slice.equals(item.slices().get(name)))));
    }
    return scoped;
  }

  /** By the guideline's version that raters worked by. */
  List<Scoped> versions() {
    TreeSet<Integer> versions =
        heard.answers().map(Heard.Answer::version).collect(Collectors.toCollection(TreeSet::new));
    List<Scoped> scoped = new ArrayList<>();
    for (int version : versions) {
      scoped.addAll(
          scoped(
              "version",
              String.valueOf(version),
              measures,
              heard.ratings(answer -> answer.version() == version, item -> true)));
    }
    return scoped;
  }

  /** By where answers come from: people among each other, people beside models, and so on. */
  List<Scoped> origins() {
    Set<Origin> there =
        heard.answers().map(Heard.Answer::origin).collect(Collectors.toCollection(TreeSet::new));
    List<Scoped> scoped = new ArrayList<>();
    for (Origin one : there) {
      for (Origin other : there) {
        if (one.compareTo(other) <= 0) {
          scoped.addAll(
              between(
                  one.word() + "-" + other.word(),
                  answer -> answer.origin() == one,
                  one == other ? null : answer -> answer.origin() == other));
        }
      }
    }
    return scoped;
  }

  /** The human level: experts among each other, generalists among each other, and both. */
  List<Scoped> baseline() {
    List<Scoped> scoped = new ArrayList<>();
    Predicate<Heard.Answer> expert = answer -> answer.kind().equals("expert");
    Predicate<Heard.Answer> generalist = answer -> answer.kind().equals("generalist");
    scoped.addAll(between("expert-expert", expert, null));
    scoped.addAll(between("generalist-expert", generalist, expert));
    scoped.addAll(between("generalist-generalist", generalist, null));
    return scoped;
  }

  private List<Scoped> between(
      String key, Predicate<Heard.Answer> side, Predicate<Heard.Answer> other) {
    if (other != null && heard.crossed(side, other) > MOST_CROSSED) {
      return measures.stream()
          .map(each -> Agreement.none(each.name(), heard.items().size(), CROSSED))
          .map(each -> new Scoped("origin", key, each))
          .toList();
    }
    return scoped(
        "origin",
        key,
        measures,
        other == null ? heard.ratings(side, item -> true) : heard.across(side, other));
  }

  /** By pairs of raters. */
  List<Scoped> pairs() {
    List<Scoped> scoped = new ArrayList<>();
    for (Pairs.Pair pair : pairs.subList(0, Math.min(MOST_PAIRS, pairs.size()))) {
      scoped.addAll(scoped("pair", key(pair), ofPairs, ratings(pair)));
    }
    return scoped;
  }

  /** How many pairs of raters share items. */
  long pairsThereAre() {
    return pairs.size();
  }

  /** The leading measure of a pair, without its interval. */
  Agreement leading(Pairs.Pair pair) {
    List<Measure> leading =
        measures.stream().filter(measure -> measure.name().equals(heard.kind().leading())).toList();
    return Bootstrap.values(leading, ratings(pair)).get(0);
  }

  List<Pairs.Pair> everyPair() {
    return pairs;
  }

  /** The participant of a rater's number in the pairs. */
  String rater(int number) {
    return all.raters().get(number);
  }

  /** The two names in the order of the alphabet. */
  private String key(Pairs.Pair pair) {
    return Stream.of(pair.one(), pair.other())
        .map(rater -> names.get(rater(rater)))
        .sorted()
        .collect(Collectors.joining(" / "));
  }

  private Ratings ratings(Pairs.Pair pair) {
    Gathering gathering = new Gathering(heard.kind()).offering(heard.offered());
    for (int i = 0; i < pair.units().length; i++) {
      gathering.item(
          List.of(
              new Ratings.Given(
                  rater(pair.one()), all.values().get(pair.values()[pair.first()[i]])),
              new Ratings.Given(
                  rater(pair.other()), all.values().get(pair.values()[pair.second()[i]]))),
          all.units().get(pair.units()[i]).length());
    }
    return gathering.ratings();
  }

  private List<Scoped> scoped(String scope, String key, List<Measure> these, Ratings ratings) {
    if (these == measures && ratings.sameAs(all)) {
      return ofAll.stream().map(each -> new Scoped(scope, key, each)).toList();
    }
    return Bootstrap.within(these, ratings, work).stream()
        .map(each -> new Scoped(scope, key, each))
        .toList();
  }
}
