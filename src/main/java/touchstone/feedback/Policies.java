// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import touchstone.base.Fault;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.base.RecordTime;
import touchstone.base.Sql;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Question;
import touchstone.join.LabelPolicy;
import touchstone.project.Project;
import touchstone.web.Language;
import touchstone.web.Messages;

/** The label policies of streams, version by version; none is ever changed. */
@ApplicationScoped
@Transactional
public class Policies {
  private static final int LONGEST = 16_000;

  private final Sql sql;
  private final Guidelines guidelines;
  private final RecordTime recordTime;

  Policies(Sql sql, Guidelines guidelines, RecordTime recordTime) {
    this.sql = sql;
    this.guidelines = guidelines;
    this.recordTime = recordTime;
  }

  /** A policy that fits the question its labels are to answer; 422 where it does not. */
  LabelPolicy checked(JsonNode json, Project project, String question) {
    LabelPolicy policy = LabelPolicy.of(json);
    if (json.toString().length() > LONGEST) {
      throw Problem.refusedField("policy", "is longer than 16,000 characters");
    }
    if (project != null) {
      fits(policy, project, question);
    }
    return policy;
  }

  private void fits(LabelPolicy policy, Project project, String question) {
    Question asked = guidelines.template(guidelines.latest(project.guidelineId)).question(question);
    if (asked == null) {
      throw Problem.refusedField("question", question + " is not asked in project " + project.slug);
    }
    for (String label : policy.labels()) {
      Reason misfit = asked.check(answer(asked, label));
      if (misfit != null) {
        throw Problem.refusedField(
            "policy.outcomes",
            "label "
                + label
                + " is no answer to "
                + question
                + ": "
                + Messages.text(Language.ENGLISH, misfit));
      }
    }
  }

  /** A label as an answer to the question: a number where numbers are asked. */
  static JsonNode answer(Question question, String label) {
    if (!List.of("scale", "number", "confidence").contains(question.type())) {
      return TextNode.valueOf(label);
    }
    try {
      double number = Double.parseDouble(label);
      return number == Math.rint(number)
          ? com.fasterxml.jackson.databind.node.LongNode.valueOf((long) number)
          : DoubleNode.valueOf(number);
    } catch (NumberFormatException none) {
      return TextNode.valueOf(label);
    }
  }

  /** Adds a version; it is in force at once. */
  int add(UUID stream, JsonNode policy, UUID by) {
    int version =
        (int)
            sql.number(
                "SELECT COALESCE(MAX(version), 0) + 1 FROM stream_policy WHERE stream_id = ?",
                stream);
    sql.update(
        "INSERT INTO stream_policy (stream_id, version, policy, created_at, created_by)"
            + " VALUES (?, ?, ?, COALESCE(CAST(? AS TIMESTAMP WITH TIME ZONE), CURRENT_TIMESTAMP), ?)",
        stream,
        version,
        policy.toString(),
        recordTime.ofThisTransaction(),
        by);
    return version;
  }

  /** All versions, newest first. */
  public List<PolicyVersion> of(Stream stream) {
    return sql.list(
        row ->
            PolicyVersion.of(
                row.getInt("version"), row.getString("policy"), Sql.instant(row, "created_at")),
        "SELECT version, policy, created_at FROM stream_policy WHERE stream_id = ?"
            + " ORDER BY version DESC",
        stream.id());
  }

  /** A page of them, newest first. */
  Listing<PolicyVersion> page(Stream stream, int limit, String after) {
    return Listing.of(
        of(stream).stream()
            .filter(one -> after == null || one.version() < number(after))
            .limit(limit + 1L)
            .toList(),
        limit,
        one -> Integer.toString(one.version()));
  }

  private static int number(String after) {
    try {
      return Integer.parseInt(after);
    } catch (NumberFormatException none) {
      throw Problem.malformed("after is no cursor of this list.", Fault.at("after", "no cursor"));
    }
  }

  /** The version in force at a time; before the first one, the first. */
  PolicyVersion asOf(Stream stream, Instant at) {
    List<PolicyVersion> all = of(stream);
    return all.stream()
        .filter(version -> !version.createdAt().isAfter(at))
        .findFirst()
        .orElse(all.get(all.size() - 1));
  }
}
