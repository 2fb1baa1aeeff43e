// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import touchstone.base.Json;
import touchstone.base.Sql;
import touchstone.project.Routing;
import touchstone.rater.RaterKind;

/**
 * A rater who asks for work in a project: all that routing looks at.
 *
 * @param participant the rater in the project, or null before the first time
 * @param login the account's name, or null
 * @param traits a JSON object of texts
 * @param skills a JSON object of numbers, 0 to 1
 * @param restricted a JSON array of skills that quality rules took away in this project
 * @param frontier the place up to which the rater was given tasks
 */
record Asker(
    UUID rater,
    UUID participant,
    UUID account,
    String name,
    String kind,
    String login,
    String email,
    JsonNode traits,
    JsonNode skills,
    boolean paused,
    JsonNode restricted,
    long frontier) {

  private static final int LONGEST_GROUP = 200;

  /** What {@link #from} reads, of a rater r, its account a and its participant p. */
  static final String COLUMNS =
      "r.id, p.id AS participant_id, p.paused_at, p.frontier, p.restricted, r.account_id, r.name, r.kind, a.login, r.email,"
          + " r.traits, r.skills";

  static Asker from(ResultSet row) throws SQLException {
    String restricted = row.getString("restricted");
    return new Asker(
        Sql.id(row, "id"),
        Sql.id(row, "participant_id"),
        Sql.id(row, "account_id"),
        row.getString("name"),
        row.getString("kind"),
        row.getString("login"),
        row.getString("email"),
        Json.tree(row.getString("traits")),
        Json.tree(row.getString("skills")),
        Sql.instant(row, "paused_at") != null,
        restricted == null ? Json.array() : Json.tree(restricted),
        row.getObject("frontier") == null ? Long.MIN_VALUE : row.getLong("frontier"));
  }

  boolean expert() {
    return kind.equals(RaterKind.EXPERT.word());
  }

  /** Whether the rater is of the kinds that are asked for. */
  boolean ofKind(Routing routing) {
    return routing == null || routing.kinds() == null || routing.kinds().contains(kind);
  }

  /** The skills asked for that the rater lacks, each as {@code name >= least}. */
  List<String> lacks(Routing routing) {
    return routing == null || routing.skills() == null
        ? List.of()
        : routing.skills().entrySet().stream()
            .filter(each -> skill(each.getKey()) < each.getValue())
            .map(each -> each.getKey() + " ≥ " + each.getValue())
            .toList();
  }

  private double skill(String name) {
    for (JsonNode each : restricted) {
      if (each.asText().equals(name)) {
        return -1;
      }
    }
    return skills.path(name).asDouble(-1);
  }

  /** The values of a trait, as one names them with commas between, in lower case. */
  List<String> values(String trait) {
    return Stream.of(traits.path(trait).asText("").split(","))
        .map(value -> value.strip().toLowerCase(Locale.ROOT))
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /**
   * The one group of a trait that the rater counts in, by its first 200 characters; those who say
   * nothing are one too.
   */
  static String group(JsonNode traits, String trait) {
    String group = traits.path(trait).asText("").strip().toLowerCase(Locale.ROOT);
    return group.length() <= LONGEST_GROUP ? group : group.substring(0, LONGEST_GROUP);
  }

  /** The words by which an item may name the rater as its author, in lower case. */
  List<String> names() {
    return Stream.of(rater.toString(), name, login, email)
        .filter(Objects::nonNull)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }
}
