// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import touchstone.base.Problem;
import touchstone.resolution.Method;
import touchstone.resolution.Resolved;
import touchstone.resolution.Vote;

/**
 * A jury of a chosen make-up: each group of raters speaks with its share of the seats, however many
 * of it voted. A group is a kind of rater. Groups without a vote on an item leave their seats to
 * those present; without {@code groups} every kind present has as many seats.
 *
 * <p>Tie rule: answers whose shares are equal to 1e-9 lead together.
 *
 * <p>Example: half the seats are experts', half generalists'. Ada and Bo, generalists, say cat, Cy,
 * an expert, says dog: cat .5, dog .5, a tie. With two thirds for experts: dog with .667.
 *
 * <p>Source: M. L. Gordon et al., "Jury Learning: Integrating Dissenting Voices into Machine
 * Learning Models", CHI 2022 (the make-up of the jury; there with a model of each juror).
 */
@Singleton
public final class Jury implements Method {
  private static final List<String> KINDS =
      List.of("generalist", "expert", "user", "model", "rule", "stream");

  private final Map<String, Double> seats;

  public Jury() {
    this(Map.of());
  }

  private Jury(Map<String, Double> seats) {
    this.seats = seats;
  }

  @Override
  public String name() {
    return "jury";
  }

  /** {@code {"groups":{"expert":2,"generalist":1}}}: seats by kind, 0 or more, not all 0. */
  @Override
  public Method with(JsonNode params) {
    Params given = Params.of(params, "groups");
    Map<String, Double> chosen = new TreeMap<>();
    JsonNode groups = given.object("groups");
    groups
        .fields()
        .forEachRemaining(
            group -> {
              boolean sound =
                  KINDS.contains(group.getKey())
                      && group.getValue().isNumber()
                      && group.getValue().doubleValue() >= 0
                      && group.getValue().doubleValue() <= 1e6;
              if (!sound) {
                throw Problem.refusedField(
                    "params.groups." + group.getKey(),
                    "must be a number of seats, 0 or more, of one of " + String.join(", ", KINDS));
              }
              chosen.put(group.getKey(), group.getValue().doubleValue());
            });
    if (!chosen.isEmpty() && chosen.values().stream().allMatch(each -> each == 0)) {
      throw Problem.refusedField("params.groups", "must give somebody a seat");
    }
    return new Jury(chosen);
  }

  @Override
  public Resolved resolve(List<Vote> votes) {
    Map<String, Double> weights =
        votes.stream()
            .collect(
                Collectors.groupingBy(
                    Vote::kind, TreeMap::new, Collectors.summingDouble(Vote::weight)));
    List<Vote> seated =
        votes.stream()
            .filter(vote -> seats(vote.kind()) > 0 && vote.weight() > 0)
            .map(
                vote ->
                    vote.weighing(vote.weight() * seats(vote.kind()) / weights.get(vote.kind())))
            .toList();
    return new Majority().resolve(seated);
  }

  private double seats(String kind) {
    return seats.isEmpty() ? 1 : seats.getOrDefault(kind, 0.0);
  }
}
