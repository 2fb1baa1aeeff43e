// SPDX-License-Identifier: Apache-2.0
package touchstone.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import touchstone.base.Problem;
import touchstone.base.Required;
import touchstone.rater.RaterKind;

/**
 * Which raters of the pool may be given which tasks. What is left out asks nothing.
 *
 * @param kinds only raters of these kinds
 * @param skills the least that a rater's skill of that name must be, 0 to 1
 * @param match a slice of the item whose value must be among the rater's values of a trait; an item
 *     without the slice is open to all
 * @param notAuthor the slice that names who made the item: that rater is not given it
 * @param quota how many judgements of one task may come from raters with the same value of a trait
 * @param cover of which groups of a trait each task should have judgements
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Routing(
    List<String> kinds,
    Map<String, Double> skills,
    List<Match> match,
    String notAuthor,
    Quota quota,
    Cover cover) {

  /** A slice of items and the trait of raters that must hold its value, such as a language. */
  public record Match(String slice, String trait) {}

  /** At most so many judgements of a task by raters who share a value of the trait. */
  public record Quota(String trait, Integer most) {}

  private static final int MOST_RULES = 10;
  private static final int MOST_JUDGEMENTS = 1000;

  /** The same, checked and without what asks nothing; null where nothing is asked. */
  static Routing of(Routing given) {
    if (given == null) {
      return null;
    }
    Routing asked =
        new Routing(
            given.kinds == null || given.kinds.isEmpty() ? null : kinds(given.kinds),
            given.skills == null || given.skills.isEmpty() ? null : skills(given.skills),
            given.match == null || given.match.isEmpty() ? null : matches(given.match),
            Required.optionalText("policy.routing.notAuthor", given.notAuthor, 100),
            quota(given.quota),
            Cover.of(given.cover));
    if (asked.quota != null
        && asked.cover != null
        && !asked.quota.trait.equals(asked.cover.trait())) {
      throw Problem.refusedField(
          "policy.routing.cover.trait", "must be that of the quota, " + asked.quota.trait);
    }
    return asked.equals(new Routing(null, null, null, null, null, null)) ? null : asked;
  }

  private static List<String> kinds(List<String> given) {
    given.forEach(
        kind -> RaterKind.of("policy.routing.kinds", Required.value("policy.routing.kinds", kind)));
    return List.copyOf(new TreeSet<>(given));
  }

  private static Map<String, Double> skills(Map<String, Double> given) {
    few("policy.routing.skills", given.size());
    given.forEach(
        (name, least) -> {
          Required.text("policy.routing.skills", name, 100);
          if (least == null || !(least >= 0 && least <= 1)) {
            throw Problem.refusedField("policy.routing.skills." + name, "must be 0 to 1");
          }
        });
    return new TreeMap<>(given);
  }

  private static List<Match> matches(List<Match> given) {
    few("policy.routing.match", given.size());
    Set<String> slices = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      String field = "policy.routing.match[" + i + "]";
      Match match = Required.value(field, given.get(i));
      Required.text(field + ".slice", match.slice, 100);
      Required.text(field + ".trait", match.trait, 100);
      if (!slices.add(match.slice)) {
        throw Problem.refusedField(field + ".slice", "is matched already");
      }
    }
    return List.copyOf(given);
  }

  /** The trait by whose values raters are told apart, for a quota or a cover; or null. */
  public String trait() {
    return quota != null ? quota.trait : cover == null ? null : cover.trait();
  }

  /**
   * The part of it that may be told of one rater: what counts by what people say of themselves is
   * left out, and matches by these traits.
   */
  public Routing ofOnePerson(Set<String> traits) {
    List<Match> told =
        match == null
            ? null
            : match.stream()
                .filter(each -> !traits.contains(each.trait) && !each.trait.equals(trait()))
                .toList();
    return new Routing(kinds, skills, told, notAuthor, null, null);
  }

  private static Quota quota(Quota given) {
    if (given == null) {
      return null;
    }
    Required.text("policy.routing.quota.trait", given.trait, 100);
    if (given.most == null || given.most < 1 || given.most > MOST_JUDGEMENTS) {
      throw Problem.refusedField("policy.routing.quota.most", "must be 1 to 1000");
    }
    return given;
  }

  private static void few(String field, int size) {
    if (size > MOST_RULES) {
      throw Problem.refusedField(field, "must be up to " + MOST_RULES);
    }
  }
}
