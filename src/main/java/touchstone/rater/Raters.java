// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import touchstone.account.Account;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.base.Required;

/** All raters. */
@ApplicationScoped
@Transactional
public class Raters implements PanacheRepositoryBase<Rater, UUID> {
  private static final int MOST = 50;

  private final Clock clock;

  Raters(Clock clock) {
    this.clock = clock;
  }

  /** A new rater, active at once; 409 where the name is taken. */
  public Rater create(
      String name,
      RaterKind kind,
      Account account,
      String email,
      Map<String, String> traits,
      Map<String, Double> skills) {
    String plain = Required.text("name", name, 100);
    if (byName(plain).isPresent()) {
      throw Problem.conflict("A rater " + plain + " exists.");
    }
    Rater rater = new Rater();
    rater.id = Ids.next();
    rater.name = plain;
    rater.kind = kind.word();
    rater.accountId = account == null ? null : account.id;
    rater.email = Required.optionalText("email", email, 254);
    rater.traits = Json.write(traits == null ? Map.of() : limited("traits", traits));
    rater.skills = Json.write(skills == null ? Map.of() : limited("skills", skills));
    rater.createdAt = clock.instant();
    persist(rater);
    flush();
    return rater;
  }

  private static <V> Map<String, V> limited(String field, Map<String, V> map) {
    if (map.size() > MOST || Json.write(map).length() > 4000) {
      throw Problem.refusedField(field, "holds too much: 50 entries, 4,000 characters");
    }
    map.forEach((name, value) -> Required.value(field + "." + name, value));
    return map;
  }

  public Optional<Rater> byName(String name) {
    return find("name", name).firstResultOptional();
  }

  /** The rater that an account labels as, if it has one. */
  public Optional<Rater> ofAccount(UUID account) {
    return find("accountId", account).firstResultOptional();
  }

  /**
   * The rater that an account labels as; an admin, lead or reviewer without one becomes an expert,
   * anyone else a generalist.
   */
  public Rater labellingAs(Account account) {
    return ofAccount(account.id)
        .orElseGet(
            () -> {
              boolean leads = account.role() != Role.RATER;
              String free =
                  byName(account.login).isEmpty()
                      ? account.login
                      : account.login + " " + account.id;
              return create(
                  free,
                  leads ? RaterKind.EXPERT : RaterKind.GENERALIST,
                  account,
                  account.email,
                  null,
                  null);
            });
  }

  /** The rater of an id, else of a name. */
  public Optional<Rater> named(String idOrName) {
    if (idOrName.length() == 36) {
      try {
        Optional<Rater> byId = findByIdOptional(UUID.fromString(idOrName));
        if (byId.isPresent()) {
          return byId;
        }
      } catch (IllegalArgumentException notAnId) {
        // a name may be as long
      }
    }
    return byName(idOrName);
  }

  public Listing<Rater> page(int limit, String after) {
    List<Rater> rows =
        find("name > ?1", Sort.by("name"), after == null ? "" : after).page(0, limit + 1).list();
    return Listing.of(rows, limit, rater -> rater.name);
  }

  /** What a rater said of themselves, as JSON: for that person alone. */
  public static JsonNode traits(Rater rater) {
    return Json.tree(rater.traits);
  }

  /** Notes what a rater says of themselves; blank takes it back. */
  public void say(UUID rater, String trait, String value) {
    Rater known = findById(rater);
    ObjectNode traits = (ObjectNode) Json.tree(known.traits);
    String said = Required.optionalText("value", value, 200);
    if (said == null) {
      traits.remove(trait);
    } else {
      traits.put(trait, said);
    }
    known.traits = traits.toString();
  }

  /** The skills of a rater, as JSON. */
  public static JsonNode skills(Rater rater) {
    return Json.tree(rater.skills);
  }
}
