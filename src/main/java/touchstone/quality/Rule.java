// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Required;

/**
 * What a lead has decided about raters beforehand: what is looked at, how far back, when it holds,
 * and what follows. Conditions read the bounds of an interval or the exact test, never a bare mean.
 * No action removes a judgement or takes earned pay: there is none.
 *
 * @param trigger gold, sequential, agreement, speed or skips
 * @param question the question looked at; null for the first that is asked
 * @param last of how many, the newest; null for all
 * @param below gold and agreement: acts where the upper bound of the 90 % interval is under this
 * @param above speed: acts where the lower bound of the share of fast answers is over this
 * @param millis speed: an answer given in less is fast
 * @param inARow skips: acts on so many without an answer between
 * @param action warn; retrain: the guideline is to be read again before anything more is given;
 *     weight; restrict: the rater does without the skill in this project; pause; oneMore: one
 *     judgement more is asked for of the newest tasks that the rater judged
 * @param skill restrict: the skill that is taken away
 * @param weight what the votes weigh while the act stands, 0 to 1; null changes nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Rule(
    String name,
    String trigger,
    String question,
    Integer last,
    Double below,
    Double above,
    Long millis,
    Integer inARow,
    String action,
    Double weight,
    String skill) {
  static final String GOLD = "gold";
  static final String SEQUENTIAL = "sequential";
  static final String AGREEMENT = "agreement";
  static final String SPEED = "speed";
  static final String SKIPS = "skips";
  static final String WARN = "warn";
  static final String WEIGHT = "weight";
  public static final String PAUSE = "pause";
  static final String RETRAIN = "retrain";
  static final String RESTRICT = "restrict";
  static final String ONE_MORE = "oneMore";

  private static final Set<String> TRIGGERS = Set.of(GOLD, SEQUENTIAL, AGREEMENT, SPEED, SKIPS);
  private static final Set<String> ACTIONS =
      Set.of(WARN, RETRAIN, WEIGHT, RESTRICT, PAUSE, ONE_MORE);
  private static final int MOST = 1000;

  /** The rule offered ready-made: the sequential test pauses, and the votes weigh nothing. */
  static Rule offered(String name) {
    return new Rule(name, SEQUENTIAL, null, null, null, null, null, null, PAUSE, 0.0, null);
  }

  /** The rule as sent, or 422 at the first field that does not fit. */
  static Rule of(JsonNode json) {
    Rule given = Json.read(json, Rule.class);
    Required.text("name", given.name, 200);
    Required.value("trigger", given.trigger);
    Required.value("action", given.action);
    if (!TRIGGERS.contains(given.trigger)) {
      throw Problem.refusedField("trigger", "must be gold, sequential, agreement, speed or skips");
    }
    if (!ACTIONS.contains(given.action)) {
      throw Problem.refusedField(
          "action", "must be warn, retrain, weight, restrict, pause or oneMore");
    }
    given.checkCondition();
    given.checkAction();
    return given;
  }

  private void checkCondition() {
    boolean bound = trigger.equals(GOLD) || trigger.equals(AGREEMENT);
    share("below", below, bound);
    share("above", above, trigger.equals(SPEED));
    whole("millis", millis, trigger.equals(SPEED), 86_400_000);
    whole("inARow", inARow, trigger.equals(SKIPS), MOST);
    boolean windowed = bound || trigger.equals(SPEED);
    if (last != null && (!windowed || last < 1 || last > MOST)) {
      throw Problem.refusedField(
          "last", windowed ? "must be 1 to 1000" : "does not belong to this trigger");
    }
  }

  private void checkAction() {
    if (action.equals(WARN) ? weight != null : action.equals(WEIGHT) && weight == null) {
      throw Problem.refusedField(
          "weight", action.equals(WARN) ? "does not belong to a warning" : "is missing");
    }
    if (weight != null && !(weight >= 0 && weight <= 1)) {
      throw Problem.refusedField("weight", "must be 0 to 1");
    }
    if (action.equals(RESTRICT)) {
      Required.text("skill", skill, 100);
    } else if (skill != null) {
      throw Problem.refusedField("skill", "does not belong to this action");
    }
    if (trigger.equals(SKIPS) && !action.equals(WARN)) {
      throw Problem.refusedField("action", "skips prove nothing of a rater: they may only warn");
    }
  }

  private static void share(String field, Double value, boolean belongs) {
    belongs(field, value, belongs);
    if (belongs && !(value > 0 && value < 1)) {
      throw Problem.refusedField(field, "must lie between 0 and 1");
    }
  }

  private static void whole(String field, Number value, boolean belongs, long most) {
    belongs(field, value, belongs);
    if (belongs && (value.longValue() < 1 || value.longValue() > most)) {
      throw Problem.refusedField(field, "must be 1 to " + most);
    }
  }

  private static void belongs(String field, Object value, boolean belongs) {
    if (belongs != (value != null)) {
      throw Problem.refusedField(field, belongs ? "is missing" : "does not belong to this trigger");
    }
  }
}
