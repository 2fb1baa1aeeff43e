// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Sql;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Mapping;
import touchstone.project.Project;

/**
 * What raters answered where the truth is known, hidden in the stream or not, beside the newest
 * judgement marked as truth; nobody is compared with an own gold. Agreement is never shown without
 * it: raters who agree can all be wrong.
 */
@ApplicationScoped
class GoldAnswers {
  private final Sql sql;
  private final Guidelines guidelines;

  GoldAnswers(Sql sql, Guidelines guidelines) {
    this.sql = sql;
    this.guidelines = guidelines;
  }

  /** One answer beside the truth, both as text. */
  record Compared(
      String rater, String name, String kind, String question, String truth, String said) {
    boolean right() {
      return truth.equals(said);
    }
  }

  /** How many of their answers were right, all together or those of one kind of rater. */
  record OfKind(String kind, Share share) {}

  private record Given(UUID task, String key, Compared compared, boolean gold, Instant at) {}

  /** In the order in which they were given. */
  List<Compared> of(Project project, Part part) {
    Map<String, String> truths = new HashMap<>();
    List<Given> given = new ArrayList<>();
    for (Given each : read(project)) {
      if (each.gold()) {
        truths.put(each.key(), each.compared().said());
      } else if (each.compared().said() != null && part.takes(each.at())) {
        given.add(each);
      }
    }
    Map<UUID, String> slices = slices(project, part);
    return given.stream()
        .filter(each -> truths.get(each.key()) != null)
        .filter(each -> part.name() == null || part.slice().equals(slices.get(each.task())))
        .map(each -> beside(each.compared(), truths.get(each.key())))
        .toList();
  }

  /** All together as {@code all}, then each kind of rater. */
  static List<OfKind> byKind(List<Compared> compared, String question) {
    TreeMap<String, Share> byKind = new TreeMap<>();
    Share all = new Share(0, 0);
    for (Compared each : compared) {
      if (each.question().equals(question)) {
        all = all.plus(each.right());
        byKind.put(
            each.kind(), byKind.getOrDefault(each.kind(), new Share(0, 0)).plus(each.right()));
      }
    }
    List<OfKind> list = new ArrayList<>();
    list.add(new OfKind("all", all));
    byKind.forEach((kind, share) -> list.add(new OfKind(kind, share)));
    return list;
  }

  private static Compared beside(Compared each, String truth) {
    return new Compared(
        each.rater(), each.name(), each.kind(), each.question(), truth, each.said());
  }

  private List<Given> read(Project project) {
    Mapping mapping = guidelines.mapping(project.guidelineId, null);
    return sql.list(
        row -> {
          String participant = Sql.id(row, "participant_id").toString();
          String name = row.getString("rater");
          String question = row.getString("question");
          JsonNode raw = Json.tree(row.getString("answer"));
          int version = row.getInt("guideline_version");
          boolean gold = row.getBoolean("gold");
          JsonNode answer =
              gold ? mapping.firm(question, version, raw) : mapping.now(question, version, raw);
          UUID task = Sql.id(row, "task_id");
          return new Given(
              task,
              task + " " + question,
              new Compared(
                  participant,
                  name == null ? participant : name,
                  row.getString("kind"),
                  question,
                  null,
                  answer == null ? null : Json.write(Json.canonical(answer))),
              gold,
              Sql.instant(row, "judged_at"));
        },
        "SELECT s.participant_id, s.task_id, s.judgement_id, p.kind, r.name AS rater, a.question,"
            + " a.answer, j.gold, j.judged_at, j.guideline_version"
            + " FROM task t JOIN slot s ON s.task_id = t.id JOIN judgement j ON j.id = s.judgement_id"
            + " JOIN answer a ON a.judgement_id = j.id JOIN participant p ON p.id = s.participant_id"
            + " LEFT JOIN rater r ON r.id = p.rater_id"
            + " WHERE t.project_id = ? AND t.gold_rank > 0 ORDER BY j.recorded_at, j.id",
        project.id);
  }

  private Map<UUID, String> slices(Project project, Part part) {
    Map<UUID, String> slices = new HashMap<>();
    if (part.name() != null) {
      sql.list(
          row -> slices.put(Sql.id(row, "id"), row.getString("slice")),
          "SELECT t.id, s.slice FROM task t JOIN item_slice s ON s.item_id = t.item_id"
              + " WHERE t.project_id = ? AND s.name = ?",
          project.id,
          part.name());
    }
    return slices;
  }
}
