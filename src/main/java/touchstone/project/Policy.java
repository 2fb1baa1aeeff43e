// SPDX-License-Identifier: Apache-2.0
package touchstone.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.base.Required;

/**
 * How a project's work is given out and settled. What is not given has its default; what the
 * contract knows and this version cannot do yet is refused by name, never taken in silence.
 *
 * @param dayCap the active time that one rater may spend between two midnights (UTC), or null
 * @param seed what the random order is drawn by; null for other orders
 * @param score the field of an item that holds a model's score, 0 to 1: the share it gives an
 *     answer, for the order uncertain; or null
 * @param priorities of slices, or null
 * @param routing which raters may be given which tasks, or null for all
 * @param caps how many judgements one rater may give, or null
 * @param budget what the project may cost, or null for no bound
 * @param freshness how old labels in use may be, or null for no promise
 * @param wageFloor what an hour of a rater's work should come to at least, or null
 * @param review what reviewers look at, or null for what is usual
 * @param pilot what is judged before all else is given out, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Policy(
    Overlap overlap,
    String lease,
    String order,
    Gold gold,
    Budget budget,
    Resolution resolution,
    Promise freshness,
    Boolean blind,
    String dayCap,
    Long seed,
    String score,
    List<Priority> priorities,
    Routing routing,
    Caps caps,
    WageFloor wageFloor,
    Reviewing review,
    Pilot pilot) {

  /** What reviewers look at, by the policy or as usual. */
  public Reviewing reviewing() {
    return review == null ? Reviewing.USUAL : review;
  }

  /**
   * Judgements wanted a task: fixed at max while no confidence is asked for, else as many as it
   * takes until the answer is sure.
   *
   * @param confidence how sure, over .5 and under 1, or null
   * @param audit the share of sure tasks that an expert is asked about too, 0 to .5; null where no
   *     confidence is asked for
   */
  public record Overlap(Integer min, Integer max, Double confidence, Double audit) {}

  /**
   * Gold in the stream.
   *
   * @param share of the leases that are gold, 0 to .5
   * @param exposures how many raters one gold may be shown to
   * @param calibration the share of golds that is never shown
   */
  public record Gold(Double share, Integer exposures, Double calibration) {}

  /** How judgements become a label. */
  public record Resolution(String method, Boolean expertDecides, Boolean countSurplus) {}

  private static final Set<String> ORDERS = Set.of("rank", "oldest", "random", "uncertain");
  private static final Set<String> METHODS =
      Set.of(
          "auto",
          "majority",
          "weighted",
          "one-coin",
          "dawid-skene",
          "dawid-skene-shrunk",
          "glad",
          "mace",
          "committee",
          "expert",
          "jury",
          "ordinal",
          "mean",
          "median",
          "trimmed-mean",
          "per-label",
          "spans",
          "boxes",
          "polygons",
          "borda",
          "medoid",
          "rover");
  private static final int MOST = 1000;

  /** One judgement alone is never sure. */
  private static final int LEAST_ADAPTIVE = 2;

  /** Where no rater has a history yet, two that agree say less. */
  private static final int UNKNOWN_RATERS = 3;

  private static final int LONGEST_TEXT = 8000;
  private static final double AUDIT = .03;
  private static final int SEEDS = 1_000_000;
  private static final int REMEMBERED = 1000;
  private static final Map<String, Policy> READ = new ConcurrentHashMap<>();
  private static final int EXPOSURES = 200;
  private static final int MOST_EXPOSURES = 1_000_000;
  private static final double CALIBRATION = .2;
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final Duration SHORTEST_DAY = Duration.ofMinutes(1);
  private static final Duration LONGEST_DAY = Duration.ofHours(24);

  /** The policy with its defaults filled in, or 422 at the first field that does not fit. */
  public static Policy of(JsonNode json) {
    Policy given = json == null || json.isNull() ? empty() : Json.read(json, Policy.class);
    given.refuseWhatIsNotThereYet();
    String order = oneOf("policy.order", given.order, "rank", ORDERS);
    Policy policy = given.filled(order);
    Cover cover = policy.routing == null ? null : policy.routing.cover();
    if (cover != null && cover.asked() > policy.overlap.max) {
      throw Problem.refusedField(
          "policy.routing.cover.groups",
          "ask for " + cover.asked() + " judgements, but a task has " + policy.overlap.max);
    }
    return shortEnough(policy);
  }

  /**
   * The same, the seed of the policy before kept where the order stays random and none is named.
   */
  public static Policy of(JsonNode json, Policy before) {
    if (json instanceof ObjectNode object
        && "random".equals(object.path("order").asText())
        && object.path("seed").isMissingNode()
        && before.seed != null) {
      return of(object.deepCopy().put("seed", before.seed));
    }
    return of(json);
  }

  /** A row holds so much of it. */
  private static Policy shortEnough(Policy policy) {
    if (Json.write(policy).length() > LONGEST_TEXT) {
      throw Problem.refusedField("policy", "must be up to 8,000 characters in all");
    }
    return policy;
  }

  private Policy filled(String order) {
    return new Policy(
        overlap(overlap),
        duration("policy.lease", lease, "PT10M", SHORTEST, LONGEST),
        order,
        gold(gold),
        Budget.of(budget),
        resolution(resolution),
        Promise.of(freshness),
        true,
        duration("policy.dayCap", dayCap, null, SHORTEST_DAY, LONGEST_DAY),
        seed(order, seed),
        score(order, score),
        Priority.of(priorities),
        Routing.of(routing),
        Caps.of(caps),
        WageFloor.of(wageFloor),
        Reviewing.of(review),
        Pilot.of(pilot));
  }

  /** The policy that a project's row holds; the same text is read once. */
  static Policy stored(String text) {
    if (READ.size() > REMEMBERED) {
      READ.clear();
    }
    return READ.computeIfAbsent(text, known -> Json.read(Json.tree(known), Policy.class));
  }

  /** The policy that asks for so many judgements a task, else all defaults. */
  public static Policy ofOverlap(int overlap) {
    return ofOverlap(overlap, null);
  }

  /** The same with a cap on a rater's active time a day, as an ISO 8601 duration, or null. */
  public static Policy ofOverlap(int overlap, String dayCap) {
    return ofOverlap(overlap, null, dayCap);
  }

  /** The same that stops at the confidence, or at the overlap if that comes first. */
  public static Policy ofOverlap(int overlap, Double confidence, String dayCap) {
    Overlap wanted = new Overlap(confidence == null ? overlap : 1, overlap, confidence, null);
    return of(Json.toTree(empty().with(wanted, dayCap)));
  }

  /** This policy with another cap on a rater's day, or with none. */
  Policy cappedAt(String cap) {
    return with(overlap, duration("policy.dayCap", cap, null, SHORTEST_DAY, LONGEST_DAY));
  }

  private Policy with(Overlap otherOverlap, String otherDayCap) {
    return with(otherOverlap, gold, budget, freshness, otherDayCap, wageFloor);
  }

  /** A copy with what may be changed by itself. */
  private Policy with(
      Overlap otherOverlap,
      Gold otherGold,
      Budget otherBudget,
      Promise otherFreshness,
      String otherDayCap,
      WageFloor otherFloor) {
    return new Policy(
        otherOverlap,
        lease,
        order,
        otherGold,
        otherBudget,
        resolution,
        otherFreshness,
        blind,
        otherDayCap,
        seed,
        score,
        priorities,
        routing,
        caps,
        otherFloor,
        review,
        pilot);
  }

  /** This policy with other gold in the stream, or 422. */
  Policy showing(Gold changed) {
    return with(overlap, gold(changed), budget, freshness, dayCap, wageFloor);
  }

  private static Policy empty() {
    return new Policy(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null);
  }

  private void refuseWhatIsNotThereYet() {
    if (Boolean.FALSE.equals(blind)) {
      throw Problem.refusedField(
          "policy.blind", "this version does not have labelling that is not blind yet");
    }
  }

  /** A seed that is not named is drawn, and kept: the order can be had again. */
  private static Long seed(String order, Long given) {
    if (!order.equals("random")) {
      if (given != null) {
        throw Problem.refusedField("policy.seed", "belongs to the order random");
      }
      return null;
    }
    return given == null ? Long.valueOf(ThreadLocalRandom.current().nextInt(SEEDS)) : given;
  }

  private static String score(String order, String given) {
    if (given != null && !order.equals("uncertain")) {
      throw Problem.refusedField("policy.score", "belongs to the order uncertain");
    }
    return Required.optionalText("policy.score", given, 100);
  }

  /** This policy with another budget and floor, each null for none, or 422. */
  Policy costing(Budget otherBudget, WageFloor otherFloor) {
    Budget bound = Budget.of(otherBudget);
    return with(overlap, gold, bound, freshness, dayCap, WageFloor.of(otherFloor));
  }

  /** This policy with another promise of freshness, null for none, or 422. */
  Policy promising(Promise otherPromise) {
    return with(overlap, gold, budget, Promise.of(otherPromise), dayCap, wageFloor);
  }

  /** The slices that the policy speaks of, each with the field that does. */
  Map<String, String> slices() {
    Map<String, String> slices = new LinkedHashMap<>();
    for (int i = 0; priorities != null && i < priorities.size(); i++) {
      slices.putIfAbsent(priorities.get(i).slice(), "policy.priorities[" + i + "].slice");
    }
    if (routing != null && routing.match() != null) {
      for (int i = 0; i < routing.match().size(); i++) {
        slices.putIfAbsent(routing.match().get(i).slice(), "policy.routing.match[" + i + "].slice");
      }
    }
    if (routing != null && routing.notAuthor() != null) {
      slices.putIfAbsent(routing.notAuthor(), "policy.routing.notAuthor");
    }
    if (freshness != null && freshness.slices() != null) {
      for (int i = 0; i < freshness.slices().size(); i++) {
        slices.putIfAbsent(
            freshness.slices().get(i).name(), "policy.freshness.slices[" + i + "].name");
      }
    }
    return slices;
  }

  /** Whether tasks stand in the same places by both. */
  public boolean ordersLike(Policy other) {
    return order.equals(other.order)
        && Objects.equals(seed, other.seed)
        && Objects.equals(score, other.score)
        && Objects.equals(priorities, other.priorities);
  }

  private static Overlap overlap(Overlap given) {
    int max = given == null ? 1 : given.max != null ? given.max : given.min != null ? given.min : 1;
    int min = given == null || given.min == null ? Math.min(1, max) : given.min;
    if (max < 1 || max > MOST) {
      throw Problem.refusedField("policy.overlap.max", "must be 1 to 1000");
    }
    if (min < 1 || min > max) {
      throw Problem.refusedField("policy.overlap.min", "must be 1 to max");
    }
    if (given == null || given.confidence == null) {
      if (given != null && given.audit != null) {
        throw Problem.refusedField("policy.overlap.audit", "needs a confidence");
      }
      return new Overlap(min, max, null, null);
    }
    if (!(given.confidence > .5 && given.confidence < 1)) {
      throw Problem.refusedField("policy.overlap.confidence", "must be over 0.5 and under 1");
    }
    if (max < LEAST_ADAPTIVE) {
      throw Problem.refusedField("policy.overlap.max", "must be 2 or more with a confidence");
    }
    double audit = given.audit == null ? AUDIT : given.audit;
    if (!(audit >= 0 && audit <= .5)) {
      throw Problem.refusedField("policy.overlap.audit", "must be 0 to 0.5");
    }
    return new Overlap(min, max, given.confidence, audit);
  }

  private static Gold gold(Gold given) {
    Gold gold = given == null ? new Gold(null, null, null) : given;
    double share = between("policy.gold.share", gold.share, 0, 0, .5);
    double kept = between("policy.gold.calibration", gold.calibration, CALIBRATION, 0, 1);
    int exposures = gold.exposures == null ? EXPOSURES : gold.exposures;
    if (exposures < 1 || exposures > MOST_EXPOSURES) {
      throw Problem.notBetween("policy.gold.exposures", 1, MOST_EXPOSURES);
    }
    return new Gold(share, exposures, kept);
  }

  private static double between(
      String field, Double given, double otherwise, double least, double most) {
    double value = given == null ? otherwise : given;
    if (!(value >= least && value <= most)) {
      throw Problem.refusedField(
          field,
          "must be " + least + " to " + most,
          Reason.of("project_fault_percent", least * 100, most * 100));
    }
    return value;
  }

  private static String duration(
      String field, String given, String otherwise, Duration shortest, Duration longest) {
    if (given == null) {
      return otherwise;
    }
    try {
      Duration length = Duration.parse(given);
      if (length.compareTo(shortest) >= 0 && length.compareTo(longest) <= 0) {
        return length.toString();
      }
    } catch (DateTimeParseException noDuration) {
      // falls through
    }
    String most = longest.equals(LONGEST) ? "P7D" : longest.toString();
    throw Problem.refusedField(
        field, "must be an ISO 8601 duration from " + shortest + " to " + most);
  }

  private static Resolution resolution(Resolution given) {
    if (given == null) {
      return new Resolution("auto", true, true);
    }
    return new Resolution(
        oneOf("policy.resolution.method", given.method, "auto", METHODS),
        given.expertDecides == null || given.expertDecides,
        given.countSurplus == null || given.countSurplus);
  }

  private static String oneOf(String field, String given, String otherwise, Set<String> known) {
    if (given == null) {
      return otherwise;
    }
    if (!known.contains(given)) {
      throw Problem.refusedField(
          field, "must be one of " + String.join(", ", known.stream().sorted().toList()));
    }
    return given;
  }

  /** Whether it counts what raters give, by a quota, a cover or caps. */
  public boolean counts() {
    return caps != null || routing != null && routing.trait() != null;
  }

  /** Whether a task wants as many judgements as it takes until its answer is sure. */
  public boolean adaptive() {
    return overlap.confidence != null;
  }

  /** How many judgements a task wants when it is made, before anything is known of its raters. */
  public int wanted() {
    return adaptive() ? Math.min(overlap.max, Math.max(least(), UNKNOWN_RATERS)) : overlap.max;
  }

  /** How many judgements a task wants before the first look at them. */
  public int least() {
    return adaptive() ? Math.min(overlap.max, Math.max(overlap.min, LEAST_ADAPTIVE)) : overlap.max;
  }

  /** The share of leases that are gold; 0 where none is. */
  public double goldShare() {
    return gold == null || gold.share == null ? 0 : gold.share;
  }

  /** The same in a hundred. */
  public double goldPercent() {
    return Math.round(goldShare() * 10_000) / 100.0;
  }

  /** To how many raters one gold may be shown. */
  public int goldExposures() {
    return gold == null || gold.exposures == null ? EXPOSURES : gold.exposures;
  }

  /** The share of golds that is kept out of the stream. */
  public double goldCalibration() {
    return gold == null || gold.calibration == null ? CALIBRATION : gold.calibration;
  }

  /** The cap on a rater's day in milliseconds, or null. */
  public Long dayCapMillis() {
    return dayCap == null ? null : Long.valueOf(Duration.parse(dayCap).toMillis());
  }

  /** How long a lease lasts, in seconds. */
  public long leaseSeconds() {
    return Duration.parse(lease).toSeconds();
  }
}
