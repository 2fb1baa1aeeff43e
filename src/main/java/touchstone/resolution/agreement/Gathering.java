// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Gathers the answers to items, in any order, into ratings. */
final class Gathering {

  private final Answers kind;
  private final TreeSet<String> values = new TreeSet<>();
  private final TreeSet<String> raters = new TreeSet<>();
  private final List<List<List<Ratings.Given>>> items = new ArrayList<>();
  private final List<Long> lengths = new ArrayList<>();

  Gathering(Answers kind) {
    this.kind = kind;
  }

  /** Names values that could have been given, whether anybody gives them or not. */
  Gathering offering(Collection<String> offered) {
    values.addAll(offered);
    return this;
  }

  /** An item's answers, at most one of each rater. */
  Gathering item(List<Ratings.Given> given, long length) {
    return pairs(List.of(given), length);
  }

  /** An item of several units, which are drawn together since they share answers. */
  Gathering pairs(List<List<Ratings.Given>> given, long length) {
    List<List<Ratings.Given>> pairable = given.stream().filter(unit -> unit.size() > 1).toList();
    if (!pairable.isEmpty()) {
      items.add(pairable);
      lengths.add(length);
      for (List<Ratings.Given> unit : pairable) {
        for (Ratings.Given each : unit) {
          values.add(each.value());
          if (each.rater() != null) {
            raters.add(each.rater());
          }
        }
      }
    }
    return this;
  }

  Ratings ratings() {
    Map<String, Integer> valueNumbers = numbers(values);
    Map<String, Integer> raterNumbers = numbers(raters);
    List<List<Ratings.Unit>> coded = new ArrayList<>();
    for (int item = 0; item < items.size(); item++) {
      List<Ratings.Unit> units = new ArrayList<>();
      for (List<Ratings.Given> unit : items.get(item)) {
        units.add(unit(unit, lengths.get(item), raterNumbers, valueNumbers));
      }
      coded.add(units);
    }
    return new Ratings(kind, List.copyOf(values), List.copyOf(raters), coded);
  }

  private static Ratings.Unit unit(
      List<Ratings.Given> unit,
      long length,
      Map<String, Integer> raters,
      Map<String, Integer> values) {
    boolean named = unit.stream().allMatch(given -> given.rater() != null);
    long[] both =
        unit.stream()
            .mapToLong(
                given ->
                    ((long) (named ? raters.get(given.rater()) : 0) << 32)
                        | values.get(given.value()))
            .sorted()
            .toArray();
    return new Ratings.Unit(
        named ? Arrays.stream(both).mapToInt(each -> (int) (each >>> 32)).toArray() : new int[0],
        Arrays.stream(both).mapToInt(each -> (int) each).toArray(),
        length);
  }

  private static Map<String, Integer> numbers(Collection<String> names) {
    Map<String, Integer> numbers = new HashMap<>();
    names.forEach(name -> numbers.put(name, numbers.size()));
    return numbers;
  }
}
