// SPDX-License-Identifier: Apache-2.0
package touchstone.embed;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.base.Required;
import touchstone.base.Secrets;
import touchstone.base.Sql;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Question;
import touchstone.judgement.UserAnswers;
import touchstone.project.Project;
import touchstone.project.Projects;

/** All embeds: made by leads, answered by users. */
@ApplicationScoped
@Transactional
class Embeds {
  private static final Set<String> ASKED = Set.of("choice", "scale");
  static final int USUAL_PER_MINUTE = 600;
  private static final int MOST_ORIGINS = 20;
  private static final int MOST_PER_MINUTE = 100_000;
  private static final String ORIGINS = "origins";

  private final Sql sql;
  private final Projects projects;
  private final Guidelines guidelines;
  private final UserAnswers answers;

  Embeds(Sql sql, Projects projects, Guidelines guidelines, UserAnswers answers) {
    this.sql = sql;
    this.projects = projects;
    this.guidelines = guidelines;
    this.answers = answers;
  }

  /** Makes one; 422 where the question is not asked or is of a kind that needs a whole page. */
  Embed make(Project project, String name, List<String> origins, Integer perMinute, UUID by) {
    Question question =
        guidelines
            .template(guidelines.latest(project.guidelineId))
            .question(Required.text("question", name, 64));
    if (question == null || !ASKED.contains(question.type())) {
      throw Problem.refusedField(
          "question",
          "must be a choice or scale that the project asks",
          Reason.of("embed_fault_question"));
    }
    if (origins == null || origins.isEmpty() || origins.size() > MOST_ORIGINS) {
      throw Problem.refusedField(
          ORIGINS,
          "must be 1 to " + MOST_ORIGINS + " sites",
          Reason.of("embed_fault_many", MOST_ORIGINS));
    }
    origins.forEach(Embeds::checkOrigin);
    int most = perMinute == null ? USUAL_PER_MINUTE : perMinute;
    if (most < 1 || most > MOST_PER_MINUTE) {
      throw Problem.notBetween("perMinute", 1, MOST_PER_MINUTE);
    }
    UUID id = Ids.next();
    sql.update(
        "INSERT INTO embed (id, project_id, question, secret, origins, per_minute, created_at,"
            + " created_by) VALUES (?, ?, ?, ?, ?, ?, CURRENT_TIMESTAMP, ?)",
        id,
        project.id,
        question.name(),
        Secrets.token(""),
        Json.write(origins),
        most,
        by);
    return one(id).orElseThrow();
  }

  /** The questions of a project that may be asked in a frame. */
  List<String> questions(Project project) {
    return guidelines.template(guidelines.latest(project.guidelineId)).ask().stream()
        .filter(question -> ASKED.contains(question.type()))
        .map(Question::name)
        .toList();
  }

  private static void checkOrigin(String origin) {
    try {
      URI site = URI.create(String.valueOf(origin));
      boolean plain =
          site.getHost() != null
              && site.getPort() != 0
              && site.getPort() <= 65_535
              && Set.of("http", "https").contains(String.valueOf(site.getScheme()))
              && origin.equals(
                  site.getScheme()
                      + "://"
                      + site.getHost()
                      + (site.getPort() < 0 ? "" : ":" + site.getPort()));
      if (plain && origin.matches("[a-z0-9:/.\\-\\[\\]]{1,200}")) {
        return;
      }
    } catch (IllegalArgumentException noSite) {
      // said below
    }
    throw Problem.refusedField(
        ORIGINS,
        "must be sites such as https://shop.example, without a path",
        Reason.of("embed_fault_site"));
  }

  /** An embed that is not ended; nothing for any other id. */
  Optional<Embed> one(UUID id) {
    return sql.first(Embed::from, "SELECT * FROM embed WHERE id = ?", id).filter(Embed::open);
  }

  /** Those of a project, newest first, ended ones too. */
  List<Embed> of(Project project) {
    return sql.list(
        Embed::from,
        "SELECT * FROM embed WHERE project_id = ? ORDER BY created_at DESC, id DESC",
        project.id);
  }

  /** How many answers came by an embed. */
  long answered(Embed embed) {
    return sql.number("SELECT COUNT(*) FROM embed_use WHERE embed_id = ?", embed.id());
  }

  /** Ends an embed: its tokens are good for nothing any more. */
  void end(Project project, UUID id) {
    int ended =
        sql.update(
            "UPDATE embed SET ended_at = CURRENT_TIMESTAMP"
                + " WHERE id = ? AND project_id = ? AND ended_at IS NULL",
            id,
            project.id);
    if (ended == 0) {
      throw Problem.notFound("embed");
    }
  }

  /** What is asked of whom: the question, and the item's content. */
  record Asked(Project project, Question question, JsonNode content) {}

  /** Reads what a token asks about; 404 where the item is not there. */
  Asked asked(Embed embed, Ticket ticket) {
    Project project = projects.findById(embed.project());
    JsonNode content =
        sql.first(
                row -> Json.tree(row.getString("content")),
                "SELECT content FROM item WHERE dataset_id = ? AND item_key = ?",
                project.datasetId,
                ticket.item())
            .orElseThrow(() -> Problem.notFound("item"));
    Question question =
        guidelines.template(guidelines.latest(project.guidelineId)).question(embed.question());
    if (question == null || !project.open()) {
      throw new Problem(410, "Over", "This question is over.", List.of());
    }
    return new Asked(project, question, content);
  }

  /** Whether a token was answered with before. */
  boolean used(Embed embed, Ticket ticket) {
    return sql.holds(
        "SELECT EXISTS (SELECT 1 FROM embed_use WHERE embed_id = ? AND token_id = ?)",
        embed.id(),
        ticket.id());
  }

  /**
   * Records an answer, once a token: 409 again, 429 where too much comes in, 422 where it does not
   * fit.
   */
  void answer(Embed embed, Ticket ticket, List<String> given) {
    Asked asked = asked(embed, ticket);
    // Those who answer at the same moment wait here, so that none is one too many.
    sql.list(row -> 1, "SELECT id FROM embed WHERE id = ? FOR UPDATE", embed.id());
    long lately =
        sql.number(
            "SELECT COUNT(*) FROM embed_use WHERE embed_id = ?"
                + " AND at > CURRENT_TIMESTAMP - INTERVAL '1' MINUTE",
            embed.id());
    if (lately >= embed.perMinute()) {
      throw new Problem(
          429, "Too many answers", "Too many answers at once; try again in a minute.", List.of());
    }
    int first =
        sql.update(
            "INSERT INTO embed_use (embed_id, token_id, at) VALUES (?, ?, CURRENT_TIMESTAMP)"
                + " ON CONFLICT DO NOTHING",
            embed.id(),
            ticket.id());
    if (first == 0) {
      throw Problem.conflict("You answered already. Thank you.");
    }
    JsonNode answer = given == null ? null : asked.question().fromForm(given);
    if (answer == null) {
      throw Problem.refusedField(embed.question(), "is missing");
    }
    answers.record(
        asked.project(), "user-" + ticket.user(), ticket.item(), embed.question(), answer);
  }
}
