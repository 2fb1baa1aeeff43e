// SPDX-License-Identifier: Apache-2.0
package touchstone.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import touchstone.base.Sql;

/**
 * What a rater asked and a lead took into a guideline as question and answer: the question goes,
 * the answer, which is the lead's, stays. Runs inside the caller's transaction.
 */
@ApplicationScoped
@Transactional
class QuotedQuestions {
  private static final String HEADING = "### ";

  private final Sql sql;

  QuotedQuestions(Sql sql) {
    this.sql = sql;
  }

  private record Quoted(UUID guideline, int from, String text) {}

  private record Body(UUID id, String text) {}

  void forget(UUID rater) {
    for (Quoted quoted :
        sql.list(
            row ->
                new Quoted(
                    Sql.id(row, "guideline_id"), row.getInt("faq_version"), row.getString("text")),
            "SELECT o.guideline_id, t.faq_version, m.text FROM participant p"
                + " JOIN thread t ON t.participant_id = p.id AND t.faq_version IS NOT NULL"
                + " JOIN project o ON o.id = t.project_id"
                + " JOIN thread_message m ON m.thread_id = t.id AND NOT m.by_lead"
                + " WHERE p.rater_id = ?",
            rater)) {
      forget(quoted);
    }
  }

  private void forget(Quoted quoted) {
    List<Body> bodies =
        sql.list(
            row -> new Body(Sql.id(row, "id"), row.getString("body")),
            "SELECT id, body FROM guideline_version WHERE guideline_id = ? AND number >= ?",
            quoted.guideline(),
            quoted.from());
    String asked = plain(quoted.text());
    for (Body body : bodies) {
      StringBuilder left = new StringBuilder();
      for (String line : body.text().split("(?<=\n)")) {
        boolean his =
            line.startsWith(HEADING) && same(plain(line.substring(HEADING.length())), asked);
        left.append(his ? HEADING + Traces.GONE.replaceAll("[\\[\\]]", "") + "\n" : line);
      }
      if (!left.toString().equals(body.text())) {
        sql.update(
            "UPDATE guideline_version SET body = ? WHERE id = ?", left.toString(), body.id());
      }
    }
  }

  /** A long question was cut when it was taken in. */
  private static boolean same(String heading, String asked) {
    return heading.equals(asked)
        || heading.endsWith("…") && asked.startsWith(heading.substring(0, heading.length() - 1));
  }

  /** One line without the marks that keep it from being markup. */
  private static String plain(String text) {
    return text.replaceAll("\\\\([^\\p{L}\\p{N}\\s])", "$1").strip().replaceAll("\\s+", " ");
  }
}
