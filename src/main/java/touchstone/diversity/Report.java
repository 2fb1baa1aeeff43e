// SPDX-License-Identifier: Apache-2.0
package touchstone.diversity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * All that is told of who judges a project: nothing in it lets a group of fewer than k be worked
 * out.
 *
 * @param k the fewest people that a group is shown of
 * @param counted people in figures by trait
 * @param waiting people who judged and come to be counted with others, ten or more at a time
 * @param asOf the record time up to which figures by trait read judgements, or null
 * @param hides why no group is shown for what was asked: time, otherSlice, fewInSlice; else null
 * @param note the same in words, or null
 * @param question whose votes are compared, or null where none can be
 * @param sampled whether agreement was worked out on a sample of items
 * @param hhi concentration of judgements in few people, 0 to 1, or null without judgements
 * @param effectiveRaters 1 over it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Report(
    int k,
    int counted,
    int waiting,
    Instant asOf,
    String hides,
    String note,
    String question,
    boolean sampled,
    List<Trait> traits,
    int raters,
    Double hhi,
    Double effectiveRaters,
    List<Reach> itemsWithAny,
    @JsonIgnore List<String> questions,
    @JsonIgnore List<String> slices) {

  /**
   * A trait: its groups and what they amount to. All figures are of the groups as they stand here,
   * what is hidden being one.
   *
   * @param tvd distance from the wanted shares, or null where the pool wants none
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Trait(
      String trait,
      List<Group> groups,
      Double blau,
      Double shannon,
      Double hill1,
      Double hill2,
      Double tvd,
      List<Alike> gai) {
    /** Whether any group is shown. */
    public boolean shown() {
      return groups.stream().anyMatch(Group::shown);
    }
  }

  /**
   * People who say the same of themselves, or all that are hidden together.
   *
   * @param judgements to 1 % of all
   * @param target the wanted share of people, or absent
   * @param coverage people's share over the wanted one, at most 1, to 1 %; null where none is
   *     wanted
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Group(
      String value,
      int raters,
      long judgements,
      @JsonInclude(JsonInclude.Include.NON_NULL) Double target,
      Double coverage,
      @JsonIgnore double share) {
    public boolean shown() {
      return !value.equals(Person.HIDDEN);
    }
  }

  /** A group's agreement among itself and with all others, to .01; p to .001. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Alike(
      String value, double irr, double xrr, double gai, double p, double pAdjusted) {
    /** Whether chance alone would rarely give as much, all groups taken into account. */
    public boolean stands() {
      return pAdjusted < .05;
    }
  }

  /** The share of items with a vote of a group, to 1 %. */
  public record Reach(String trait, String value, double share) {}
}
