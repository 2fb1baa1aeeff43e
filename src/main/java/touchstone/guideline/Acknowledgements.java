// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import touchstone.base.Fault;
import touchstone.base.Problem;
import touchstone.base.Sql;

/** Who has read which version, and what they answered to be taken at their word. */
@ApplicationScoped
@Transactional
public class Acknowledgements {
  private static final Duration LONGEST_READING = Duration.ofMinutes(30);

  private final Sql sql;
  private final Guidelines guidelines;

  Acknowledgements(Sql sql, Guidelines guidelines) {
    this.sql = sql;
    this.guidelines = guidelines;
  }

  /**
   * What is asked of an account that acknowledges this version: the quiz of the newest change of
   * meaning up to it, unless the account has acknowledged that one before.
   */
  public List<QuizQuestion> asked(GuidelineVersion version, UUID account) {
    GuidelineVersion meaning = meaning(version.guidelineId, version.number);
    if (meaning == null) {
      return List.of();
    }
    boolean open =
        meaning.number == version.number
            || guidelines.unacknowledged(version.guidelineId, account) >= meaning.number;
    return open ? meaning.touched().quiz() : List.of();
  }

  /** The newest change of meaning up to a number, or null. */
  private GuidelineVersion meaning(UUID guideline, int upTo) {
    return guidelines.versions(guideline).stream()
        .filter(version -> version.meaning() && version.number <= upTo)
        .findFirst()
        .orElse(null);
  }

  /** Whether the meaning changed again after this version. */
  public boolean stale(GuidelineVersion version) {
    GuidelineVersion newest = meaning(version.guidelineId, Integer.MAX_VALUE);
    return newest != null && newest.number > version.number;
  }

  /** The places of questions whose answer is missing or wrong. */
  public static List<Integer> wrong(List<QuizQuestion> asked, List<Integer> answers) {
    List<Integer> wrong = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      Integer given = answers == null || i >= answers.size() ? null : answers.get(i);
      if (!asked.get(i).right().equals(given)) {
        wrong.add(i);
      }
    }
    return wrong;
  }

  /**
   * Notes that the account has read a version; 409 where its meaning changed again, 422 where an
   * answer is missing, wrong, or to nothing that is asked.
   */
  public void add(GuidelineVersion version, UUID account, List<Integer> answers) {
    if (stale(version)) {
      throw Problem.conflict(
          "The meaning of the guideline changed again: read its newest version instead.");
    }
    List<QuizQuestion> asked = asked(version, account);
    if (answers != null && answers.size() > asked.size()) {
      throw Problem.refusedField(
          field(asked.size()), "answers nothing that is asked: the questions are " + asked.size());
    }
    List<Integer> wrong = wrong(asked, answers);
    if (!wrong.isEmpty()) {
      throw Problem.refused(
          wrong.size() + " of " + asked.size() + " answers are missing or wrong.",
          wrong.stream().map(place -> fault(asked, answers, place)).toArray(Fault[]::new));
    }
    Long millis = reading(version, account);
    int again =
        sql.update(
            "UPDATE acknowledgement SET at = CURRENT_TIMESTAMP,"
                + " read_millis = COALESCE(CAST(? AS BIGINT), read_millis)"
                + " WHERE guideline_version_id = ? AND account_id = ?",
            millis,
            version.id,
            account);
    if (again == 0) {
      sql.update(
          "INSERT INTO acknowledgement (guideline_version_id, account_id, at, read_millis)"
              + " VALUES (?, ?, CURRENT_TIMESTAMP, ?) ON CONFLICT DO NOTHING",
          version.id,
          account,
          millis);
    }
  }

  private static String field(int place) {
    return "answers[" + place + "]";
  }

  private static Fault fault(List<QuizQuestion> asked, List<Integer> answers, int place) {
    Integer given = answers == null || place >= answers.size() ? null : answers.get(place);
    String why = asked.get(place).why();
    int options = asked.get(place).options().size();
    return Fault.at(
        field(place),
        given == null
            ? "is missing"
            : given < 0 || given >= options
                ? "must be the place of an option, 0 to " + (options - 1)
                : why == null ? "is not right" : "is not right: " + why);
  }

  /**
   * Notes that the account has the version before its eyes; shown again within half an hour it goes
   * on reading.
   */
  public void shown(GuidelineVersion version, UUID account) {
    int again =
        sql.update(
            "UPDATE guideline_reading SET shown_at = CASE WHEN shown_at"
                + " < CURRENT_TIMESTAMP - INTERVAL '30' MINUTE THEN CURRENT_TIMESTAMP ELSE shown_at END"
                + " WHERE guideline_version_id = ? AND account_id = ?",
            version.id,
            account);
    if (again == 0) {
      sql.update(
          "INSERT INTO guideline_reading (guideline_version_id, account_id, shown_at)"
              + " VALUES (?, ?, CURRENT_TIMESTAMP) ON CONFLICT DO NOTHING",
          version.id,
          account);
    }
  }

  /** From the page shown until now, half an hour at most; null where none was shown. */
  private Long reading(GuidelineVersion version, UUID account) {
    return sql.first(
            row -> {
              Duration reading =
                  Duration.between(Sql.instant(row, "shown_at"), Sql.instant(row, "now"));
              return Math.max(0, Math.min(reading.toMillis(), LONGEST_READING.toMillis()));
            },
            "SELECT shown_at, CURRENT_TIMESTAMP AS now FROM guideline_reading"
                + " WHERE guideline_version_id = ? AND account_id = ?",
            version.id,
            account)
        .orElse(null);
  }

  /** The newest version that the account acknowledged, 0 for none. */
  public int known(UUID guideline, UUID account) {
    return (int)
        sql.number(
            "SELECT COALESCE(MAX(seen.number), 0) FROM acknowledgement a"
                + " JOIN guideline_version seen ON seen.id = a.guideline_version_id"
                + " WHERE seen.guideline_id = ? AND a.account_id = ?",
            guideline,
            account);
  }
}
