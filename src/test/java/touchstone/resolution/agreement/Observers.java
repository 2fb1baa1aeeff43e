// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import java.util.ArrayList;
import java.util.List;

/** Ratings from observers' rows of values, a full stop where one is missing. */
final class Observers {
  private Observers() {}

  static Ratings of(Answers kind, String... observers) {
    return of(kind, List.of(), observers);
  }

  static Ratings of(Answers kind, List<String> offered, String... observers) {
    Gathering gathering = new Gathering(kind).offering(offered);
    for (List<Ratings.Given> unit : units(observers)) {
      gathering.item(unit, 0);
    }
    return gathering.ratings();
  }

  /** The same without saying who. */
  static Ratings unnamed(Answers kind, String... observers) {
    return Ratings.of(
        kind,
        units(observers).stream()
            .map(unit -> unit.stream().map(Ratings.Given::value).toList())
            .toList());
  }

  static List<List<Ratings.Given>> units(String... observers) {
    List<List<Ratings.Given>> units = new ArrayList<>();
    for (int observer = 0; observer < observers.length; observer++) {
      String[] values = observers[observer].split(" ");
      for (int unit = 0; unit < values.length; unit++) {
        if (units.size() == unit) {
          units.add(new ArrayList<>());
        }
        if (!values[unit].equals(".")) {
          units.get(unit).add(new Ratings.Given("r" + observer, values[unit]));
        }
      }
    }
    return units;
  }
}
