// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.base.Required;

/**
 * How a pool takes in raters who come by invitation: what they consent to, what they learn on, what
 * they are asked, and what they have then earned in every pool. What is absent is passed over.
 *
 * @param consent the words to agree to, as Markdown
 * @param project the slug of the project whose golds are shown in training and exam
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Journey(String consent, String project, Training training, Exam exam, Earned skill) {
  static final String SHARE = "rater_fault_share";

  private static final int LONGEST_CONSENT = 20_000;
  private static final int MOST_ITEMS = 200;
  private static final int MOST_TRIES = 10;
  private static final Duration LONGEST = Duration.ofDays(3650);

  /** So many known items with an answer after each. */
  public record Training(Integer items) {}

  /**
   * So many known items, asked without a word between.
   *
   * @param pass the share that must be right, over 0 to 1
   * @param tries how often it may be taken in all
   * @param retryAfter how long after a failed try the next may begin, ISO 8601
   */
  public record Exam(Integer items, Double pass, Integer tries, String retryAfter) {
    public Duration rest() {
      return Duration.parse(retryAfter);
    }

    /** How many right answers are enough. */
    public int enough() {
      return (int) Math.ceil(pass * items - 1e-9);
    }
  }

  /**
   * The skill that who passed has.
   *
   * @param level 0 to 1; null for the share that was right
   * @param lasts how long, ISO 8601; null for ever
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Earned(String name, Double level, String lasts) {
    public Duration time() {
      return lasts == null ? null : Duration.parse(lasts);
    }
  }

  /** The journey that is none: who joins is active at once. */
  static final Journey NONE = new Journey(null, null, null, null, null);

  /** The journey as sent, with what was left open filled in, or 422 at the first fault. */
  public static Journey of(JsonNode json) {
    Journey given = Json.read(json, Journey.class);
    boolean taught = given.training != null || given.exam != null;
    return new Journey(
        Required.optionalText("consent", given.consent, LONGEST_CONSENT),
        taught
            ? Required.text("project", given.project, 64)
            : Required.optionalText("project", given.project, 64),
        given.training == null
            ? null
            : new Training(whole("training.items", given.training.items, 1, MOST_ITEMS, 5)),
        given.exam == null ? null : exam(given.exam),
        given.skill == null ? null : skill(given));
  }

  private static Exam exam(Exam given) {
    Double pass = given.pass == null ? Double.valueOf(0.8) : given.pass;
    if (!(pass > 0 && pass <= 1)) {
      throw Problem.refusedField(
          "exam.pass", "must be over 0 and up to 1", Reason.of("rater_fault_pass"));
    }
    String after = given.retryAfter == null ? "PT0S" : given.retryAfter;
    duration("exam.retryAfter", after);
    return new Exam(
        whole("exam.items", given.items, 1, MOST_ITEMS, 10),
        pass,
        whole("exam.tries", given.tries, 1, MOST_TRIES, 3),
        after);
  }

  private static Earned skill(Journey given) {
    Earned earned = given.skill;
    if (given.exam == null) {
      throw Problem.refusedField(
          "skill", "is earned by an exam, and there is none", Reason.of("rater_fault_skillNoExam"));
    }
    if (earned.level != null && !(earned.level >= 0 && earned.level <= 1)) {
      throw Problem.refusedField("skill.level", "must be 0 to 1", Reason.of(SHARE));
    }
    if (earned.lasts != null) {
      duration("skill.lasts", earned.lasts);
      if (Duration.parse(earned.lasts).isZero()) {
        throw Problem.refusedField(
            "skill.lasts", "must be more than nothing", Reason.of("rater_fault_nothing"));
      }
    }
    return new Earned(Required.text("skill.name", earned.name, 100), earned.level, earned.lasts);
  }

  private static Integer whole(String field, Integer value, int least, int most, int usual) {
    int checked = value == null ? usual : value;
    if (checked < least || checked > most) {
      throw Problem.refusedField(
          field, "must be " + least + " to " + most, Reason.of("rater_fault_between", least, most));
    }
    return checked;
  }

  private static void duration(String field, String text) {
    try {
      Duration given = Duration.parse(text);
      if (given.isNegative() || given.compareTo(LONGEST) > 0) {
        throw Problem.refusedField(
            field, "must be up to ten years", Reason.of("rater_fault_tenYears"));
      }
    } catch (DateTimeParseException | ArithmeticException unreadable) {
      throw Problem.refusedField(
          field, "is no ISO 8601 duration such as PT24H", Reason.of("rater_fault_duration"));
    }
  }

  static Journey stored(String json) {
    return json == null ? NONE : Json.read(Json.tree(json), Journey.class);
  }

  /** Where who comes in by a link begins. */
  MemberState first() {
    return consent != null ? MemberState.INVITED : afterConsent();
  }

  /** What comes after consent: learning, else being asked, else work. */
  public MemberState afterConsent() {
    return training != null ? MemberState.TRAINING : afterTraining();
  }

  /** What comes after training. */
  public MemberState afterTraining() {
    return exam != null ? MemberState.EXAM : MemberState.ACTIVE;
  }

  /** Whether there is none: who joins is active at once. */
  public boolean atOnce() {
    return equals(NONE);
  }
}
