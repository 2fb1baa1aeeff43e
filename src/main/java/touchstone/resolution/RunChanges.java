// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Sql;

/** Two runs of a project laid side by side: which labels changed, and why. */
@ApplicationScoped
public class RunChanges {
  private static final long CHUNK = 1000;

  private final Sql sql;

  RunChanges(Sql sql) {
    this.sql = sql;
  }

  /**
   * What changed from one run to another.
   *
   * @param compared questions of items that both runs know
   * @param changed those of them with another label or status
   * @param added questions of items that only the later knows
   * @param removed those that only the earlier knows
   * @param items the first of those changed, in the order of the project
   */
  public record Changes(
      UUID from,
      UUID to,
      long compared,
      long changed,
      long added,
      long removed,
      List<Change> items) {}

  /** One side of a change. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Side(
      JsonNode label, String status, Double confidence, int judgements, String method) {}

  /**
   * One label that changed.
   *
   * @param why {@code judgements}: other votes were counted; {@code settled}: gold or an expert
   *     settled, or does no more; {@code method}: another method on the same votes; {@code skills}:
   *     the same method learned other skills, or a later version of it decides otherwise
   */
  public record Change(String item, String question, Side before, Side after, String why) {}

  /** The changes from one finished run to another of the same project. */
  public Changes between(ResolutionRun from, ResolutionRun to, int limit) {
    String both =
        " FROM resolution b JOIN resolution a ON a.task_id = b.task_id AND a.question = b.question"
            + " WHERE b.run_id = ? AND a.run_id = ?";
    long compared = sql.number("SELECT COUNT(*)" + both, from.run(), to.run());
    boolean sameInput = from.inputHash().equals(to.inputHash());
    List<Change> items = new ArrayList<>();
    long[] changed = new long[1];
    long places = places(from.run());
    for (long at = 0; at < places; at += CHUNK) {
      sql.list(
          row -> {
            Change change =
                change(
                    Json.tree(row.getString("before")),
                    Json.tree(row.getString("after")),
                    sameInput);
            if (change != null) {
              changed[0]++;
              if (items.size() < limit) {
                items.add(change);
              }
            }
            return null;
          },
          "SELECT b.line AS before, a.line AS after"
              + both
              + " AND b.place >= ? AND b.place < ?"
              + " ORDER BY b.place",
          from.run(),
          to.run(),
          at,
          at + CHUNK);
    }
    return new Changes(
        from.run(),
        to.run(),
        compared,
        changed[0],
        places(to.run()) - compared,
        places - compared,
        items);
  }

  private long places(UUID run) {
    return sql.number("SELECT COUNT(*) FROM resolution WHERE run_id = ?", run);
  }

  private static Change change(JsonNode before, JsonNode after, boolean sameInput) {
    boolean same =
        before.get("label").equals(after.get("label"))
            && before.get("status").equals(after.get("status"));
    return same
        ? null
        : new Change(
            after.get("item").textValue(),
            after.get("question").textValue(),
            side(before),
            side(after),
            why(before, after, sameInput));
  }

  private static String why(JsonNode before, JsonNode after, boolean sameInput) {
    if (sameInput) {
      return before.get("method").equals(after.get("method")) ? "skills" : "method";
    }
    boolean settled = before.get("status").asText().equals(Resolved.ADJUDICATED);
    if (settled != after.get("status").asText().equals(Resolved.ADJUDICATED)) {
      return "settled";
    }
    boolean sameVotes =
        before.get("judgements").equals(after.get("judgements"))
            && before.get("resolvedAt").equals(after.get("resolvedAt"));
    if (!sameVotes) {
      return "judgements";
    }
    return before.get("method").equals(after.get("method")) ? "skills" : "method";
  }

  private static Side side(JsonNode line) {
    JsonNode confidence = line.get("confidence");
    return new Side(
        line.get("label"),
        line.get("status").asText(),
        confidence.isNull() ? null : Double.valueOf(confidence.doubleValue()),
        line.get("judgements").intValue(),
        line.get("method").asText());
  }
}
