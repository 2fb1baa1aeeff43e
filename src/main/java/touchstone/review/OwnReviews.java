// SPDX-License-Identifier: Apache-2.0
package touchstone.review;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Sql;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Template;
import touchstone.labelling.Asking;
import touchstone.project.Project;

/** What a rater is told of reviews, with the item, what they said, and what was settled. */
@ApplicationScoped
@Transactional
class OwnReviews {
  private final Sql sql;
  private final Words words;
  private final Guidelines guidelines;
  private final Asking asking;

  OwnReviews(Sql sql, Words words, Guidelines guidelines, Asking asking) {
    this.sql = sql;
    this.words = words;
    this.guidelines = guidelines;
    this.asking = asking;
  }

  /**
   * A word, in words.
   *
   * @param item the item's first words
   * @param said what the rater said, or null
   * @param settled what the reviewer settled, or null where that is not told
   * @param now what it was settled as after the contest, or null
   * @param right whether that is what the rater said
   */
  public record Line(
      Words.Word word, String item, String said, String settled, String now, boolean right) {
    public boolean upheld() {
      return Boolean.TRUE.equals(word.upheld());
    }
  }

  /** What was judged: the item, and the judgement as it stood when the word was said. */
  private record Judged(JsonNode content, UUID judgement, Integer version) {}

  private record Told(UUID word, boolean again) {}

  List<Line> mine(Project project, UUID account) {
    List<Words.Word> mine = words.mine(project, account);
    Object ids = mine.stream().map(Words.Word::id).toArray(UUID[]::new);
    Map<UUID, Judged> judged = judged(ids);
    Map<UUID, Map<String, JsonNode>> said = said(judged);
    Map<Told, Map<String, JsonNode>> settled =
        project.policy().reviewing().tell() ? settled(ids) : Map.of();
    Template newest = guidelines.template(guidelines.latest(project.guidelineId));
    return mine.stream()
        .map(
            word -> {
              Judged one = judged.get(word.id());
              Template template =
                  one.version() == null
                      ? newest
                      : guidelines.template(project.guidelineId, one.version());
              Map<String, JsonNode> own = said.getOrDefault(one.judgement(), Map.of());
              Map<String, JsonNode> now = settled.get(new Told(word.id(), true));
              return new Line(
                  word,
                  asking.snippet(template, one.content()),
                  text(template, own),
                  text(newest, settled.get(new Told(word.id(), false))),
                  text(newest, now),
                  own.equals(now));
            })
        .toList();
  }

  private static String text(Template template, Map<String, JsonNode> answers) {
    return answers == null || answers.isEmpty() ? null : ReviewViews.words(template, answers);
  }

  private Map<UUID, Judged> judged(Object words) {
    Map<UUID, Judged> judged = new HashMap<>();
    sql.list(
        row -> {
          int version = row.getInt("guideline_version");
          return judged.put(
              Sql.id(row, "word"),
              new Judged(
                  Json.tree(row.getString("content")),
                  Sql.id(row, "judgement"),
                  version == 0 ? null : Integer.valueOf(version)));
        },
        "SELECT w.id AS word, i.content, j.id AS judgement, j.guideline_version FROM review_word w"
            + " JOIN slot s ON s.id = w.slot_id JOIN task t ON t.id = s.task_id"
            + " JOIN item i ON i.id = t.item_id LEFT JOIN judgement j ON j.id ="
            + "   (SELECT k.id FROM judgement k WHERE k.slot_id = w.slot_id AND NOT k.withdrawn"
            + "     AND k.recorded_at <= w.at ORDER BY k.revision DESC LIMIT 1)"
            + " WHERE w.id = ANY(?)",
        words);
    return judged;
  }

  private Map<UUID, Map<String, JsonNode>> said(Map<UUID, Judged> judged) {
    Map<UUID, Map<String, JsonNode>> said = new HashMap<>();
    sql.list(
        row ->
            said.computeIfAbsent(Sql.id(row, "judgement_id"), first -> new TreeMap<>())
                .put(row.getString("question"), Json.tree(row.getString("answer"))),
        "SELECT judgement_id, question, answer FROM answer WHERE judgement_id = ANY(?)",
        (Object)
            judged.values().stream()
                .map(Judged::judgement)
                .filter(java.util.Objects::nonNull)
                .toArray(UUID[]::new));
    return said;
  }

  /** What reviewers settled as they spoke: their judgement within the look, none later. */
  private Map<Told, Map<String, JsonNode>> settled(Object words) {
    Map<Told, Map<String, JsonNode>> settled = new HashMap<>();
    sql.list(
        row ->
            settled
                .computeIfAbsent(
                    new Told(Sql.id(row, "word"), Sql.id(row, "contest_of") != null),
                    first -> new TreeMap<>())
                .put(row.getString("question"), Json.tree(row.getString("answer"))),
        "SELECT w.id AS word, v.contest_of, a.question, a.answer FROM review_word w"
            + " JOIN review v ON (v.id = w.review_id AND w.kind = 'corrected' OR v.contest_of = w.id)"
            + "   AND v.act IN ('accept', 'correct')"
            + " JOIN rater r ON r.account_id = v.reviewer"
            + " JOIN participant p ON p.rater_id = r.id AND p.project_id = w.project_id"
            + " JOIN judgement j ON j.task_id = v.task_id AND j.participant_id = p.id"
            + "   AND j.source IN ('review', 'review-sample') AND j.recorded_at >= v.taken_at"
            + "   AND j.recorded_at <= v.decided_at + INTERVAL '5' SECOND"
            + " JOIN answer a ON a.judgement_id = j.id"
            + " WHERE w.id = ANY(?) ORDER BY j.recorded_at, j.id",
        words);
    return settled;
  }
}
