// SPDX-License-Identifier: Apache-2.0
package touchstone.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import touchstone.account.Accounts;
import touchstone.base.Json;
import touchstone.base.Kept;
import touchstone.base.Problem;
import touchstone.base.Required;
import touchstone.guideline.Guidelines;
import touchstone.judgement.Adjudications;
import touchstone.judgement.Slots;
import touchstone.ledger.ReviewPay;
import touchstone.project.Project;
import touchstone.rater.Rater;
import touchstone.rater.Raters;
import touchstone.resolution.Labelled;
import touchstone.resolution.Resolutions;

/** What reviewers decide: accept, correct, return, pass on or drop. */
@ApplicationScoped
@Transactional
class Decisions {
  static final String ACCEPT = "accept";
  static final String CORRECT = "correct";
  static final String RETURN = "return";
  static final String PASS = "pass";
  static final String DROP = "drop";

  private static final String NOTE = "note";
  private static final int LONGEST = 4000;

  private final Reviews reviews;
  private final Sides sides;
  private final Words words;
  private final Adjudications adjudications;
  private final Resolutions resolutions;
  private final Guidelines guidelines;
  private final Slots slots;
  private final Raters raters;
  private final Accounts accounts;
  private final ReviewPay pay;
  private final Kept kept;

  Decisions(
      Reviews reviews,
      Sides sides,
      Words words,
      Adjudications adjudications,
      Resolutions resolutions,
      Guidelines guidelines,
      Slots slots,
      Raters raters,
      Accounts accounts,
      ReviewPay pay,
      Kept kept) {
    this.reviews = reviews;
    this.sides = sides;
    this.words = words;
    this.adjudications = adjudications;
    this.resolutions = resolutions;
    this.guidelines = guidelines;
    this.slots = slots;
    this.raters = raters;
    this.accounts = accounts;
    this.pay = pay;
    this.kept = kept;
  }

  /**
   * What a reviewer decides.
   *
   * @param answers correct: what is so; null for what the reviewer said blind
   * @param judgement return: which one goes back
   * @param note return, drop: why, told to the rater; pass: for the next reviewer
   */
  record Decision(String act, ObjectNode answers, UUID judgement, String note, Long activeMillis) {}

  /** Decides one's own look, once it was answered blind. */
  Review decide(Project project, UUID id, UUID account, Decision decision) {
    Review review = reviews.open(project, id, account);
    String act = Required.text("act", decision.act(), 16);
    boolean needsBlind = !act.equals(PASS) && !act.equals(DROP);
    if (needsBlind && review.blind() == null) {
      throw Problem.conflict("Answer blind first; then what others said is shown.");
    }
    String note = Required.optionalText(NOTE, decision.note(), LONGEST);
    ObjectNode before = label(project, review);
    switch (act) {
      case ACCEPT -> settle(project, review, accepted(project, review), note, decision);
      case CORRECT ->
          settle(
              project,
              review,
              decision.answers() == null ? review.blind() : decision.answers(),
              note,
              decision);
      case RETURN -> sendBack(review, decision.judgement(), Required.text(NOTE, note, LONGEST));
      case PASS -> Required.text(NOTE, note, LONGEST);
      case DROP ->
          adjudications.drop(project, review.task(), Required.text(NOTE, note, LONGEST), account);
      default -> throw Problem.refusedField("act", "must be accept, correct, return, pass or drop");
    }
    reviews.decided(review, act, note, decision.activeMillis());
    if (review.contestOf() != null && !act.equals(PASS)) {
      boolean changed = act.equals(DROP) || !label(project, review).equals(before);
      words.answer(
          project, review.contestOf(), account, changed, Required.text(NOTE, note, LONGEST));
    }
    kept.forget(project.id);
    return reviews.of(project, id);
  }

  /** Takes in hand what a rater contests; 403 for who is a party to it. */
  Review again(Project project, UUID word, UUID account) {
    Words.Word contested = words.one(project, word);
    words.refuseParties(contested, account);
    if (!contested.waits()) {
      throw Problem.conflict("Nothing waits for an answer here.");
    }
    return reviews.take(project, contested.item(), Why.CONTEST, account, word);
  }

  /** What the judgements amount to now; 409 where that is no label. */
  private ObjectNode accepted(Project project, Review review) {
    ObjectNode answers = label(project, review);
    if (answers.isEmpty()) {
      throw Problem.conflict("There is no label to accept; correct it instead.");
    }
    return answers;
  }

  private ObjectNode label(Project project, Review review) {
    ObjectNode label = Json.object();
    List<Labelled> now =
        resolutions.settle(project, review.task(), resolutions.wanted(project), null);
    for (Labelled each : now) {
      if (each.resolved().label() != null) {
        label.set(each.question(), each.resolved().label());
      }
    }
    return label;
  }

  private void settle(
      Project project, Review review, ObjectNode answers, String note, Decision decision) {
    ReviewCheck.answers(
        guidelines.template(guidelines.latest(project.guidelineId)),
        answers,
        reviews.content(review));
    Rater rater = raters.labellingAs(accounts.findById(review.reviewer()));
    boolean sampled = review.reason().equals(Why.SAMPLE.word());
    adjudications.settle(project, review.item(), rater, answers, sampled, decision.activeMillis());
    pay.earn(project, rater, review.task(), review.takenAt(), decision.activeMillis());
    if (project.policy().reviewing().tell()) {
      Map<String, JsonNode> settled = map(answers);
      UUID contester =
          review.contestOf() == null ? null : words.one(project, review.contestOf()).slot();
      for (Side side : sides.of(review)) {
        if (differs(side.answers(), settled) && !side.slot().equals(contester)) {
          words.tell(review, side, Words.CORRECTED, note);
        }
      }
    }
  }

  private static Map<String, JsonNode> map(ObjectNode answers) {
    Map<String, JsonNode> map = new TreeMap<>();
    answers.fields().forEachRemaining(each -> map.put(each.getKey(), each.getValue()));
    return map;
  }

  private static boolean differs(Map<String, JsonNode> given, Map<String, JsonNode> settled) {
    return given.entrySet().stream()
        .anyMatch(
            each ->
                settled.containsKey(each.getKey())
                    && !settled.get(each.getKey()).equals(each.getValue()));
  }

  private void sendBack(Review review, UUID judgement, String note) {
    Side side =
        sides.of(review).stream()
            .filter(each -> each.judgement().equals(judgement))
            .findFirst()
            .orElseThrow(() -> Problem.refusedField("judgement", "is none of this item"));
    adjudications.sendBack(slots.locked(side.slot()), note, review.reviewer());
    words.tell(review, side, Words.RETURNED, note);
  }
}
