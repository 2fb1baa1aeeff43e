// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import touchstone.guideline.Section;
import touchstone.guideline.Sections;
import touchstone.guideline.Template;

/**
 * Two versions of a guideline beside each other. Sections are paired by id; then those left over by
 * kind and label, and then by what they say, if half of the words or more are the same.
 *
 * @param sections in the order of the later version, those gone where they were
 */
public record VersionDiff(int from, int to, List<SectionDiff> sections, List<AskedDiff> asked) {
  private static final double ALIKE = .5;

  /** One version's text and what it asks. */
  public record Side(int number, String body, Template template) {}

  public static VersionDiff of(Side before, Side after) {
    List<Section> old = Sections.of(before.body(), before.template());
    List<Section> now = Sections.of(after.body(), after.template());
    return new VersionDiff(
        before.number(),
        after.number(),
        beside(old, now, pairs(old, now)),
        AskedDiff.of(before.template(), after.template()));
  }

  /** The place of the old section of each new one that has one. */
  private static Map<Integer, Integer> pairs(List<Section> old, List<Section> now) {
    Map<Integer, Integer> pairs = new HashMap<>();
    pair(old, now, pairs, (one, other) -> one.id().equals(other.id()));
    pair(
        old,
        now,
        pairs,
        (one, other) ->
            one.label() != null
                && one.label().equals(other.label())
                && one.kind().equals(other.kind()));
    pair(old, now, pairs, (one, other) -> Words.alike(one.body(), other.body()) >= ALIKE);
    return pairs;
  }

  private static void pair(
      List<Section> old,
      List<Section> now,
      Map<Integer, Integer> pairs,
      BiPredicate<Section, Section> same) {
    for (int i = 0; i < now.size(); i++) {
      for (int j = 0; j < old.size() && !pairs.containsKey(i); j++) {
        if (!pairs.containsValue(j) && same.test(old.get(j), now.get(i))) {
          pairs.put(i, j);
        }
      }
    }
  }

  private static List<SectionDiff> beside(
      List<Section> old, List<Section> now, Map<Integer, Integer> pairs) {
    Map<Integer, SectionDiff> placed = new LinkedHashMap<>();
    List<SectionDiff> all = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < now.size(); i++) {
      Integer pair = pairs.get(i);
      while (pair != null && next < pair) {
        gone(old, pairs, next++, all, placed);
      }
      all.add(SectionDiff.of(pair == null ? null : old.get(pair), now.get(i)));
    }
    while (next < old.size()) {
      gone(old, pairs, next++, all, placed);
    }
    return all;
  }

  private static void gone(
      List<Section> old,
      Map<Integer, Integer> pairs,
      int place,
      List<SectionDiff> all,
      Map<Integer, SectionDiff> placed) {
    if (!pairs.containsValue(place) && !placed.containsKey(place)) {
      SectionDiff gone = SectionDiff.of(old.get(place), null);
      placed.put(place, gone);
      all.add(gone);
    }
  }

  /** The sections that are not the same in both. */
  public List<SectionDiff> changed() {
    return sections.stream().filter(each -> !each.state().equals("same")).toList();
  }

  public int same() {
    return sections.size() - changed().size();
  }

  public boolean empty() {
    return changed().isEmpty() && asked.isEmpty();
  }
}
