// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import touchstone.account.Caller;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.base.Required;
import touchstone.base.Secrets;
import touchstone.base.Slug;
import touchstone.base.Sql;
import touchstone.dataset.Dataset;
import touchstone.join.LabelPolicy;
import touchstone.project.Project;

/** All streams. */
@ApplicationScoped
@Transactional
public class Streams {
  private static final Duration KNOWN_FOR = Duration.ofSeconds(1);
  private static final int MOST_A_DAY = 100_000;
  private static final String SELECT =
      "SELECT s.*, p.version, p.policy, p.created_at AS policy_at FROM stream s"
          + " JOIN stream_policy p ON p.stream_id = s.id AND p.version ="
          + " (SELECT MAX(version) FROM stream_policy WHERE stream_id = s.id)";

  private static final String INSERT =
      "INSERT INTO stream (id, number, slug, dataset_id, project_id, question, mapping,"
          + " materialise, per_day, forward_key, created_at, created_by)"
          + " VALUES (?, (SELECT COALESCE(MAX(number), 0) + 1 FROM stream), ?, ?, ?, ?, ?, ?, ?, ?,"
          + " CURRENT_TIMESTAMP, ?) ON CONFLICT DO NOTHING";

  private final Sql sql;
  private final Policies policies;
  private final Caller caller;
  private final Clock clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(Stream stream, Instant until) {}

  Streams(Sql sql, Policies policies, Caller caller, Clock clock) {
    this.sql = sql;
    this.policies = policies;
    this.caller = caller;
    this.clock = clock;
  }

  /** What a stream is made of. */
  public record New(
      String slug,
      Dataset dataset,
      Project project,
      String question,
      JsonNode policy,
      JsonNode mapping,
      String materialise,
      Integer perDay) {}

  /** A new stream with the first version of its policy; 409 where the slug is taken. */
  public Stream create(New given, UUID by) {
    String slug = Slug.check(given.slug());
    String question = Required.text("question", given.question(), 64);
    if (given.project() != null
        && given.dataset() != null
        && !given.project().datasetId.equals(given.dataset().id)) {
      throw Problem.refusedField("dataset", "is not the one of project " + given.project().slug);
    }
    policies.checked(given.policy(), given.project(), question);
    Mappings mapping = mapping(given.mapping());
    int perDay = given.perDay() == null ? 1000 : given.perDay();
    if (perDay < 0 || perDay > MOST_A_DAY) {
      throw Problem.refusedField("perDay", "must be 0 to 100000");
    }
    UUID dataset =
        given.project() != null
            ? given.project().datasetId
            : given.dataset() == null ? null : given.dataset().id;
    UUID id = Ids.next();
    Object[] row = {
      id,
      slug,
      dataset,
      given.project() == null ? null : given.project().id,
      question,
      mapping.written().toString(),
      Materialise.of(given.materialise()).word(),
      perDay,
      Secrets.token("tsf_"),
      by
    };
    do {
      if (sql.holds("SELECT COUNT(*) > 0 FROM stream WHERE slug = ?", slug)) {
        throw Problem.conflict("A stream " + slug + " exists.");
      }
      // Nothing is inserted where another stream took the number meanwhile: then the next one.
    } while (sql.update(INSERT, row) == 0);
    policies.add(id, given.policy(), by);
    return afresh(slug);
  }

  private static Mappings mapping(JsonNode json) {
    Mappings mapping = Mappings.of(json);
    if (mapping.written().toString().length() > 16_000) {
      throw Problem.refusedField("mapping", "is longer than 16,000 characters");
    }
    return mapping;
  }

  /** Says anew where things stand in a record, for what comes from now on. */
  void map(Stream stream, JsonNode mapping) {
    sql.update(
        "UPDATE stream SET mapping = ? WHERE id = ?",
        mapping(mapping).written().toString(),
        stream.id());
    known.remove(stream.slug());
  }

  /** Adds a version of the policy; labels are what it says from now on. */
  Stream decide(Stream stream, Project project, JsonNode policy, UUID by) {
    checked(stream, project, policy);
    policies.add(stream.id(), policy, by);
    known.remove(stream.slug());
    return afresh(stream.slug());
  }

  /** A policy that may follow the one in force; 422 where it may not. */
  LabelPolicy checked(Stream stream, Project project, JsonNode json) {
    LabelPolicy policy = policies.checked(json, project, stream.question());
    if (!policy.key().equals(stream.policy().policy().key())) {
      throw Problem.refusedField(
          "policy.key", "cannot change: the keys of what was received are made of it");
    }
    return policy;
  }

  /**
   * The stream that the present caller may send to: 404 where there is none, 403 where the token is
   * for another stream. A change of its mapping is seen within a second.
   */
  @Transactional(Transactional.TxType.SUPPORTS)
  public Stream toSend(String slug) {
    if (!caller.mayUse(only(slug))) {
      throw Problem.forbidden("This token is for another stream.");
    }
    return lately(slug);
  }

  /** What a token is for that may send to this stream alone. */
  static String only(String slug) {
    return "stream:" + slug;
  }

  private Stream lately(String slug) {
    Instant now = clock.instant();
    Known before = known.get(slug);
    if (before != null && now.isBefore(before.until())) {
      return before.stream();
    }
    Stream stream = afresh(slug);
    known.put(slug, new Known(stream, now.plus(KNOWN_FOR)));
    return stream;
  }

  /** The stream of this name, for doors that have no caller; 404 for none. */
  @Transactional(Transactional.TxType.SUPPORTS)
  public Stream named(String slug) {
    return lately(slug);
  }

  /** The same as it is at this moment. */
  public Stream afresh(String slug) {
    return sql.first(Streams::stream, SELECT + " WHERE s.slug = ?", slug)
        .orElseThrow(() -> Problem.notFound("stream"));
  }

  /** The stream whose forward key answers a challenge; null for none. */
  public Stream byForwardKey(Predicate<String> answers) {
    return everyone().stream()
        .filter(one -> answers.test(one.forwardKey()))
        .findFirst()
        .orElse(null);
  }

  /** All of them, by slug. */
  public List<Stream> everyone() {
    return sql.list(Streams::stream, SELECT + " ORDER BY s.slug");
  }

  /** A page of them, by slug. */
  Listing<Stream> page(int limit, String after) {
    return Listing.of(
        sql.list(
            Streams::stream,
            SELECT + " WHERE s.slug > ? ORDER BY s.slug FETCH FIRST ? ROWS ONLY",
            after == null ? "" : after,
            limit + 1),
        limit,
        Stream::slug);
  }

  /** The streams whose labels stand in a project. */
  public List<Stream> of(Project project) {
    return sql.list(
        Streams::stream, SELECT + " WHERE s.project_id = ? ORDER BY s.slug", project.id);
  }

  private static Stream stream(ResultSet row) throws SQLException {
    return new Stream(
        Sql.id(row, "id"),
        row.getInt("number"),
        row.getString("slug"),
        Sql.id(row, "dataset_id"),
        Sql.id(row, "project_id"),
        row.getString("question"),
        Mappings.of(Json.tree(row.getString("mapping"))),
        Materialise.of(row.getString("materialise")),
        row.getInt("per_day"),
        row.getString("forward_key"),
        PolicyVersion.of(
            row.getInt("version"), row.getString("policy"), Sql.instant(row, "policy_at")),
        Sql.instant(row, "created_at"));
  }
}
