// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import touchstone.account.Account;
import touchstone.base.Json;
import touchstone.base.Sql;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Template;
import touchstone.project.Project;
import touchstone.rater.Rates;

/** What a rater did so far, told to that rater alone. */
@ApplicationScoped
class OwnWork {
  private static final int LAST = 20;
  private static final int SNIPPET = 60;

  private static final String OWN =
      " FROM rater r JOIN participant p ON p.rater_id = r.id AND p.project_id = ?"
          + " JOIN judgement j ON j.participant_id = p.id"
          + " JOIN slot s ON s.id = j.slot_id AND s.judgement_id = j.id";

  private final Sql sql;
  private final Guidelines guidelines;
  private final Rates rates;

  OwnWork(Sql sql, Guidelines guidelines, Rates rates) {
    this.sql = sql;
    this.guidelines = guidelines;
    this.rates = rates;
  }

  /** One of the last judgements: its lease, what was judged, the answer in words, the time. */
  public record Recent(UUID lease, UUID judgement, String item, String answer, String time) {}

  /** How many items the account has judged in the project. */
  long judged(Project project, Account account) {
    return sql.number(
        "SELECT COUNT(*) FROM rater r JOIN participant p ON p.rater_id = r.id AND p.project_id = ?"
            + " JOIN slot s ON s.participant_id = p.id AND s.judgement_id IS NOT NULL"
            + " WHERE r.account_id = ?",
        project.id,
        account.id);
  }

  /** The newest version of the guideline that the account judged by in the project, 0 for none. */
  int version(Project project, UUID account) {
    return (int)
        sql.number(
            "SELECT COALESCE(MAX(j.guideline_version), 0)" + OWN + " WHERE r.account_id = ?",
            project.id,
            account);
  }

  /** A project in which somebody judged. */
  public record Worked(String slug, String name) {}

  /** The projects in which the account judged under a lease, whatever became of the membership. */
  List<Worked> worked(Account account) {
    return sql.list(
        row -> new Worked(row.getString("slug"), row.getString("name")),
        "SELECT o.slug, o.name FROM rater r JOIN participant p ON p.rater_id = r.id"
            + " JOIN project o ON o.id = p.project_id WHERE r.account_id = ?"
            + " AND EXISTS (SELECT 1 FROM judgement j WHERE j.participant_id = p.id"
            + "   AND j.origin = 'lease') ORDER BY o.name, o.slug",
        account.id);
  }

  /** The door by which the account last came from a marketplace; null where it did not. */
  UUID door(Account account) {
    return sql.first(
            row -> Sql.id(row, "door_id"),
            "SELECT v.door_id FROM rater r JOIN market_visit v ON v.rater_id = r.id"
                + " WHERE r.account_id = ? ORDER BY v.arrived_at DESC LIMIT 1",
            account.id)
        .orElse(null);
  }

  /** Since midnight, UTC. */
  Today today(Project project, Account account) {
    Instant midnight =
        Instant.now().atZone(ZoneOffset.UTC).toLocalDate().atStartOfDay(ZoneOffset.UTC).toInstant();
    return sql.first(
            row ->
                new Today(
                    row.getLong(1),
                    row.getLong(2),
                    rates.now(project.poolId, project.id),
                    project.policy().dayCapMillis()),
            "SELECT COUNT(*), COALESCE(SUM(j.active_millis), 0)"
                + OWN
                + " WHERE r.account_id = ? AND j.recorded_at >= ? AND j.origin = 'lease'",
            project.id,
            account.id,
            midnight)
        .orElseThrow();
  }

  /** The last 20 that may still be changed, newest first. */
  List<Recent> recent(Project project, Account account) {
    List<Judged> last =
        sql.list(
            Judged::from,
            "SELECT s.id, s.guideline_version, j.id AS judgement_id, j.active_millis, i.content"
                + OWN
                + " JOIN task t ON t.id = s.task_id JOIN item i ON i.id = t.item_id"
                + " WHERE r.account_id = ? AND j.origin = 'lease' AND j.recorded_at > ?"
                + " ORDER BY j.recorded_at DESC, j.id DESC LIMIT ?",
            project.id,
            account.id,
            Instant.now().minus(touchstone.judgement.Judgements.EDIT_WINDOW),
            LAST);
    Map<UUID, ObjectNode> answers =
        GivenAnswers.of(sql, last.stream().map(Judged::judgement).toList());
    return last.stream()
        .map(each -> recent(project, each, answers.getOrDefault(each.judgement(), Json.object())))
        .toList();
  }

  private record Judged(
      UUID slot, UUID judgement, int guidelineVersion, Long millis, JsonNode content) {
    static Judged from(ResultSet row) throws SQLException {
      return new Judged(
          Sql.id(row, "id"),
          Sql.id(row, "judgement_id"),
          row.getInt("guideline_version"),
          Sql.longOrNull(row, "active_millis"),
          Json.tree(row.getString("content")));
    }
  }

  private Recent recent(Project project, Judged judged, ObjectNode answers) {
    Template template =
        guidelines.template(guidelines.version(project.guidelineId, judged.guidelineVersion()));
    return new Recent(
        judged.slot(),
        judged.judgement(),
        snippet(template, judged.content()),
        words(template, answers),
        time(judged.millis()));
  }

  /** Every answer that is there in words, in the order of the questions; shortened. */
  static String words(Template template, ObjectNode answers) {
    return shorten(
        template.ask().stream()
            .filter(question -> answers.has(question.name()))
            .map(question -> question.describe(answers.get(question.name())))
            .collect(Collectors.joining(" · ")));
  }

  /** A time as minutes and seconds; null where there is none. */
  static String time(Long millis) {
    if (millis == null) {
      return null;
    }
    long seconds = Math.round(millis / 1000.0);
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }

  /** The first words of the first field shown. */
  static String snippet(Template template, JsonNode content) {
    JsonNode value = content.path(template.show().get(0).field());
    return shorten(value.isContainerNode() ? value.toString() : value.asText());
  }

  private static String shorten(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= SNIPPET
        ? line
        : line.substring(0, line.offsetByCodePoints(0, SNIPPET)) + "…";
  }
}
