// SPDX-License-Identifier: Apache-2.0
package touchstone.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.time.Duration;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.rater.Journey;

/** A journey as a form holds it: texts, with shares in percent, waits in hours, terms in days. */
public record JourneyForm(
    String consent,
    String project,
    String trainingItems,
    String examItems,
    String pass,
    String tries,
    String hours,
    String skill,
    String days) {

  static JourneyForm of(Journey journey) {
    Journey.Exam exam = journey.exam();
    Journey.Earned skill = journey.skill();
    return new JourneyForm(
        journey.consent() == null ? "" : journey.consent(),
        journey.project() == null ? "" : journey.project(),
        journey.training() == null ? "" : journey.training().items().toString(),
        exam == null ? "" : exam.items().toString(),
        exam == null ? "80" : String.valueOf(Math.round(exam.pass() * 100)),
        exam == null ? "3" : exam.tries().toString(),
        exam == null ? "0" : String.valueOf(exam.rest().toHours()),
        skill == null ? "" : skill.name(),
        skill == null || skill.time() == null ? "" : String.valueOf(skill.time().toDays()));
  }

  static JourneyForm of(MultivaluedMap<String, String> sent) {
    return new JourneyForm(
        text(sent, "consent"),
        text(sent, "project"),
        text(sent, "trainingItems"),
        text(sent, "examItems"),
        text(sent, "pass"),
        text(sent, "tries"),
        text(sent, "hours"),
        text(sent, "skill"),
        text(sent, "days"));
  }

  private static String text(MultivaluedMap<String, String> sent, String field) {
    String text = sent.getFirst(field);
    return text == null ? "" : text.strip();
  }

  /** The journey as the API takes it; 422 where a number is none. */
  ObjectNode json() {
    ObjectNode json = Json.object();
    if (!consent.isEmpty()) {
      json.put("consent", consent);
    }
    boolean taught = !trainingItems.isEmpty() || !examItems.isEmpty();
    if (taught && !project.isEmpty()) {
      json.put("project", project);
    }
    if (!trainingItems.isEmpty()) {
      json.putObject("training").put("items", whole("training.items", trainingItems));
    }
    if (!examItems.isEmpty()) {
      json.putObject("exam")
          .put("items", whole("exam.items", examItems))
          .put("pass", number("exam.pass", pass).movePointLeft(2).doubleValue())
          .put("tries", whole("exam.tries", tries))
          .put("retryAfter", Duration.ofHours(whole("exam.retryAfter", hours)).toString());
      if (!skill.isEmpty()) {
        ObjectNode earned = json.putObject("skill").put("name", skill);
        if (!days.isEmpty()) {
          earned.put("lasts", Duration.ofDays(whole("skill.lasts", days)).toString());
        }
      }
    }
    return json;
  }

  private static int whole(String field, String text) {
    if (!text.matches("\\d{1,5}")) {
      throw Problem.refusedField(
          field, "must be a whole number", Reason.of("training_fault_whole"));
    }
    return Integer.parseInt(text);
  }

  private static BigDecimal number(String field, String text) {
    if (!text.matches("\\d{1,3}(\\.\\d{1,2})?")) {
      throw Problem.refusedField(
          field, "must be a number of percent", Reason.of("training_fault_percent"));
    }
    return new BigDecimal(text);
  }
}
