// SPDX-License-Identifier: Apache-2.0
package touchstone.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import touchstone.base.Fault;

/** Gathers what was lost and what was broken: all of it counted, the first of it kept. */
final class Losses {
  private static final int SHOWN = 100;
  private static final int KINDS = 100;
  private static final String FURTHER = "further kinds of loss";

  private final List<Loss> first = new ArrayList<>();
  private final Map<String, Long> kinds = new LinkedHashMap<>();
  private final List<Fault> faults = new ArrayList<>();
  private long lost;
  private long broken;

  /** One loss at its place. */
  record Loss(String at, String what) {}

  /** How often one kind of loss came. */
  record Kind(String what, long times) {}

  void lost(String at, String what, String detail) {
    lost++;
    kinds.merge(kinds.containsKey(what) || kinds.size() < KINDS ? what : FURTHER, 1L, Long::sum);
    if (first.size() < SHOWN) {
      first.add(new Loss(at, cut(detail == null ? what : what + ": " + detail)));
    }
  }

  void broken(String at, String why) {
    broken++;
    if (faults.size() < SHOWN) {
      faults.add(Fault.at(cut(at), cut(why)));
    }
  }

  private static String cut(String words) {
    return words.length() > 500 ? words.substring(0, 500) + "…" : words;
  }

  long lost() {
    return lost;
  }

  long broken() {
    return broken;
  }

  List<Fault> faults() {
    return List.copyOf(faults);
  }

  List<Loss> first() {
    return List.copyOf(first);
  }

  List<Kind> kinds() {
    return kinds.entrySet().stream().map(each -> new Kind(each.getKey(), each.getValue())).toList();
  }
}
