// SPDX-License-Identifier: Apache-2.0
package touchstone.person;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import touchstone.audit.Audit;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Sql;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.project.Routing;
import touchstone.rater.Pool;
import touchstone.rater.Pools;
import touchstone.rater.Rater;
import touchstone.rater.Raters;

/**
 * What raters say of themselves, by their own will: only what the pools and projects that they are
 * in ask for is asked, each with what for, and each can be taken back.
 */
@ApplicationScoped
@Transactional
class OwnTraits {
  private final Sql sql;
  private final Pools pools;
  private final Projects projects;
  private final Raters raters;
  private final Audit audit;

  OwnTraits(Sql sql, Pools pools, Projects projects, Raters raters, Audit audit) {
    this.sql = sql;
    this.pools = pools;
    this.projects = projects;
    this.raters = raters;
    this.audit = audit;
  }

  /**
   * Why a trait is asked for.
   *
   * @param kind pool (people of different kinds are wanted), match (items are given by it), or
   *     mixture (nobody's items are judged by one kind of people alone)
   * @param by the name of the pool or project
   */
  record Purpose(String kind, String by) {}

  /**
   * A trait.
   *
   * @param said what the rater said, or null
   * @param values what is asked for by value; empty where any words will do
   */
  record Trait(String name, String said, Set<String> values, List<Purpose> purposes) {
    /** Said in words that are not among those asked for. */
    public boolean otherwise() {
      return said != null && !values.contains(said);
    }
  }

  private static final class Asked {
    final Set<String> values = new TreeSet<>();
    final List<Purpose> purposes = new ArrayList<>();
  }

  /** A pool that a rater is in. */
  record Membership(UUID id, String name) {}

  List<Membership> pools(UUID rater) {
    return sql.list(
        row -> new Membership(Sql.id(row, "id"), row.getString("name")),
        "SELECT o.id, o.name FROM pool_member m JOIN pool o ON o.id = m.pool_id"
            + " WHERE m.rater_id = ? AND m.left_at IS NULL ORDER BY o.name",
        rater);
  }

  /** Leaves a pool; 404 where the rater is not in it. */
  void leave(UUID rater, UUID pool, UUID account) {
    Pool left = pools.findByIdOptional(pool).orElseThrow(() -> Problem.notFound("pool"));
    pools.leave(left, rater, account);
    audit.note(
        account, "person.left-pool", "raters/" + rater, Json.object().put("pool", left.slug));
  }

  /** What is asked of a rater, and what was said and is asked for no more. */
  List<Trait> of(Rater rater) {
    Map<String, Asked> asked = new TreeMap<>();
    for (Membership pool : pools(rater.id)) {
      pools
          .quotas(pool.id())
          .byTrait()
          .forEach(
              (trait, shares) -> {
                Asked one = ask(asked, trait, "pool", pool.name());
                one.values.addAll(shares.keySet());
              });
    }
    for (Project project : projects.openTo(rater.id)) {
      Routing routing = project.policy().routing();
      if (routing != null && routing.match() != null) {
        routing.match().forEach(match -> ask(asked, match.trait(), "match", project.name));
      }
      if (routing != null && routing.trait() != null) {
        ask(asked, routing.trait(), "mixture", project.name);
      }
    }
    JsonNode said = Raters.traits(rater);
    said.fieldNames().forEachRemaining(name -> asked.computeIfAbsent(name, none -> new Asked()));
    return asked.entrySet().stream()
        .map(
            each ->
                new Trait(
                    each.getKey(),
                    said.path(each.getKey()).asText(null),
                    each.getValue().values,
                    each.getValue().purposes))
        .toList();
  }

  private static Asked ask(Map<String, Asked> asked, String trait, String kind, String by) {
    Asked one = asked.computeIfAbsent(trait, none -> new Asked());
    one.purposes.add(new Purpose(kind, by));
    return one;
  }

  /** Says something of oneself, or, where it is blank, rather not; 404 for what nobody asks. */
  void say(Rater rater, String trait, String value, UUID account) {
    if (of(rater).stream().noneMatch(each -> each.name().equals(trait))) {
      throw Problem.notFound("trait");
    }
    raters.say(rater.id, trait, value);
    sql.update("UPDATE participant SET quota_group = NULL WHERE rater_id = ?", rater.id);
    audit.note(account, "person.traits", "raters/" + rater.id, Json.object());
  }
}
