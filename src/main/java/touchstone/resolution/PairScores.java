// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Sql;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Question;
import touchstone.judgement.JudgementLine;
import touchstone.judgement.JudgementLog;
import touchstone.project.Project;

/**
 * What the pairs of a project, compared by its raters, come to as scores of the things compared.
 */
@ApplicationScoped
class PairScores {
  private final Sql sql;
  private final Guidelines guidelines;
  private final JudgementLog log;

  PairScores(Sql sql, Guidelines guidelines, JudgementLog log) {
    this.sql = sql;
    this.guidelines = guidelines;
    this.log = log;
  }

  /** What stands left and right in an item. */
  private record Pair(String left, String right) {}

  /**
   * The scores of what a pairwise question compares, the greatest first.
   *
   * @param left the field that names the left thing; null for what the question shows
   * @param noisy whether raters are taken to choose by lot now and then
   */
  List<BradleyTerry.Score> of(
      Project project, String question, String left, String right, boolean noisy) {
    Question asked = guidelines.template(guidelines.latest(project.guidelineId)).question(question);
    if (asked == null || !asked.type().equals("pairwise")) {
      throw Problem.refusedField("question", "must be a pairwise question of this project");
    }
    if ((left == null) != (right == null)) {
      throw Problem.refusedField("left", "goes with right");
    }
    Map<String, Pair> pairs = pairs(project, asked.toJson().get("of"), left, right);
    List<BradleyTerry.Comparison> comparisons = new ArrayList<>();
    log.read(
        project,
        JudgementLog.Scope.NOW,
        task -> {
          Pair pair = pairs.get(task.item());
          List<JudgementLine> lines =
              task.lines().stream().filter(line -> line.question().equals(question)).toList();
          if (pair != null) {
            Ballot.ofRaters(Resolutions.votes(lines))
                .forEach(
                    vote ->
                        comparisons.add(
                            new BradleyTerry.Comparison(
                                vote.rater(), pair.left(), pair.right(), won(vote.answer()))));
          }
        });
    return BradleyTerry.of(comparisons, noisy);
  }

  private static double won(JsonNode answer) {
    return switch (answer.asText()) {
      case "left" -> 1;
      case "right" -> 0;
      default -> .5;
    };
  }

  private Map<String, Pair> pairs(Project project, JsonNode of, String left, String right) {
    Map<String, Pair> pairs = new HashMap<>();
    sql.list(
        row -> {
          JsonNode item = Json.tree(row.getString("content"));
          String one = left == null ? thing(item, of, 0) : text(item.get(left));
          String other = left == null ? thing(item, of, 1) : text(item.get(right));
          if (!one.isEmpty() && !other.isEmpty()) {
            pairs.put(row.getString("item_key"), new Pair(one, other));
          }
          return null;
        },
        "SELECT i.item_key, i.content FROM task t JOIN item i ON i.id = t.item_id"
            + " WHERE t.project_id = ?",
        project.id);
    return pairs;
  }

  private static String thing(JsonNode item, JsonNode of, int place) {
    if (of.isArray()) {
      return text(item.get(of.get(place).asText()));
    }
    JsonNode both = item.path(of.asText());
    return text(both.isArray() ? both.get(place) : both.get(place == 0 ? "left" : "right"));
  }

  private static String text(JsonNode value) {
    if (value == null || value.isNull()) {
      return "";
    }
    return value.isValueNode() ? value.asText() : Json.write(value);
  }
}
