// SPDX-License-Identifier: Apache-2.0
package touchstone.market;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import touchstone.account.Account;
import touchstone.account.Accounts;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Money;
import touchstone.base.Problem;
import touchstone.base.Secrets;
import touchstone.base.Sql;
import touchstone.rater.Arrivals;
import touchstone.rater.Pools;
import touchstone.rater.Rater;
import touchstone.rater.Raters;

/** Those who came by a door: each participant of a marketplace is one rater, however they come. */
@ApplicationScoped
@Transactional
public class Guests {
  /** The rule by which they are in. */
  static final String BY_MARKET = "by-market";

  private static final int MOST_A_MINUTE = 120;

  private final Sql sql;
  private final Accounts accounts;
  private final Raters raters;
  private final Pools pools;
  private final Arrivals arrivals;
  private final Clock clock;

  Guests(Sql sql, Accounts accounts, Raters raters, Pools pools, Arrivals arrivals, Clock clock) {
    this.sql = sql;
    this.accounts = accounts;
    this.raters = raters;
    this.pools = pools;
    this.arrivals = arrivals;
    this.clock = clock;
  }

  /** 410 where the door is closed, 403 where another study leads here. */
  static void admit(Door door, Marketplace.Arrival arrival) {
    if (door.closed()) {
      throw new Problem(410, "Closed", "This study lets nobody in any more.", List.of());
    }
    if (!door.study().equals(arrival.study())) {
      throw Problem.forbidden("This address belongs to another study.");
    }
  }

  /** Lets a participant in, known or new; 429 where too many come at once. */
  Account arrive(Door door, Marketplace.Arrival arrival) {
    admit(door, arrival);
    refuseCrowd(door);
    String digest = Secrets.sha256(door.market() + " " + arrival.participant());
    Account account =
        known(door.market(), digest)
            .map(accounts::findById)
            .orElseGet(() -> introduced(door, arrival, digest));
    arrivals.join(pools.findById(door.pool()), account, BY_MARKET);
    Rater rater = raters.labellingAs(account);
    raters.flush();
    int again =
        sql.update(
            "UPDATE market_visit SET submission = ?, arrived_at = ?"
                + " WHERE door_id = ? AND rater_id = ?",
            arrival.submission(),
            clock.instant(),
            door.id(),
            rater.id);
    if (again == 0) {
      sql.update(
          "INSERT INTO market_visit (door_id, rater_id, submission, arrived_at)"
              + " VALUES (?, ?, ?, ?)",
          door.id(),
          rater.id,
          arrival.submission(),
          clock.instant());
    }
    return account;
  }

  private void refuseCrowd(Door door) {
    long lately =
        sql.number(
            "SELECT COUNT(*) FROM market_visit WHERE door_id = ? AND arrived_at > ?",
            door.id(),
            clock.instant().minusSeconds(60));
    if (lately >= MOST_A_MINUTE) {
      throw new Problem(
          429, "Too many at once", "Too many come at once; try again in a minute.", List.of());
    }
  }

  private Optional<UUID> known(String market, String digest) {
    return sql.first(
        row -> Sql.id(row, "account_id"),
        "SELECT r.account_id FROM market_person m JOIN rater r ON r.id = m.rater_id"
            + " WHERE m.market = ? AND m.digest = ?",
        market,
        digest);
  }

  /** The name says where somebody is from, and nothing of who. */
  private Account introduced(Door door, Marketplace.Arrival arrival, String digest) {
    Account account =
        accounts.open(
            door.market() + "-" + Ids.random().toString().substring(24), Role.RATER, null);
    accounts.flush();
    Rater rater = raters.labellingAs(account);
    raters.flush();
    int first =
        sql.update(
            "INSERT INTO market_person (market, digest, participant, rater_id)"
                + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            door.market(),
            digest,
            arrival.participant(),
            rater.id);
    if (first == 0) {
      // Two tabs at once: the other was first, and this one begins anew.
      throw Problem.conflict("You are being let in already; go on in the other window.");
    }
    return account;
  }

  /** The rater of an account, where it came by the door. */
  Optional<UUID> rater(Door door, UUID account) {
    return sql.first(
        row -> Sql.id(row, "rater_id"),
        "SELECT v.rater_id FROM market_visit v JOIN rater r ON r.id = v.rater_id"
            + " WHERE v.door_id = ? AND r.account_id = ?",
        door.id(),
        account);
  }

  long arrived(Door door) {
    return sql.number("SELECT COUNT(*) FROM market_visit WHERE door_id = ?", door.id());
  }

  /** How many of those who came by a door the marketplace says this of. */
  public record Standing(String status, long people) {}

  /** What the marketplace last said of those who came by a door; none before its first file. */
  List<Standing> standing(Door door) {
    return sql.list(
        row -> new Standing(row.getString("status"), row.getLong("people")),
        "SELECT status, COUNT(*) AS people FROM market_visit WHERE door_id = ?"
            + " AND status IS NOT NULL GROUP BY status ORDER BY status",
        door.id());
  }

  /** What became of a file of submissions: by status, and the lines that were refused. */
  public record Report(
      int accepted, int rejected, Map<String, Integer> byStatus, List<Refused> errors) {}

  /** A line that was not taken. */
  public record Refused(int line, String reason) {}

  /** Notes what the marketplace says of the submissions of a door. */
  Report note(Door door, List<Marketplace.Line> lines) {
    Map<String, Integer> byStatus = new TreeMap<>();
    List<Refused> errors = new ArrayList<>();
    for (Marketplace.Line line : lines) {
      String fault = line.fault();
      if (fault == null && noted(door, line) == 0) {
        fault = "did not come by this door";
      }
      if (fault == null) {
        byStatus.merge(line.status(), 1, Integer::sum);
      } else {
        errors.add(new Refused(line.number(), fault));
      }
    }
    int accepted = byStatus.values().stream().mapToInt(Integer::intValue).sum();
    return new Report(accepted, errors.size(), byStatus, errors);
  }

  private int noted(Door door, Marketplace.Line line) {
    return sql.update(
        "UPDATE market_visit SET status = ?, seconds = ? WHERE door_id = ? AND rater_id ="
            + " (SELECT rater_id FROM market_person WHERE market = ? AND participant = ?)",
        line.status(),
        line.seconds(),
        door.id(),
        door.market(),
        line.participant());
  }

  /**
   * What those who last came by a door earned in the pool and were not paid, to whole minor units;
   * 422 where there is more than one currency and none is named.
   */
  List<Marketplace.Bonus> unpaid(Door door, String currency) {
    record Open(String participant, Money money) {}
    List<Open> open =
        sql
            .list(
                row ->
                    new Open(
                        row.getString("participant"),
                        new Money(row.getLong("grains"), row.getString("currency"))),
                "SELECT m.participant, e.currency,"
                    + " SUM(CASE WHEN e.kind = 'paid' THEN -e.grains ELSE e.grains END) AS grains"
                    + " FROM market_visit v JOIN market_person m ON m.rater_id = v.rater_id"
                    + " JOIN participant q ON q.rater_id = v.rater_id"
                    + " JOIN project p ON p.id = q.project_id AND p.pool_id = ?"
                    + " JOIN ledger_entry e ON e.participant_id = q.id"
                    + " WHERE v.door_id = ? AND NOT EXISTS (SELECT 1 FROM market_visit l"
                    + "   JOIN market_door d ON d.id = l.door_id AND d.pool_id = ?"
                    + "   WHERE l.rater_id = v.rater_id AND l.arrived_at > v.arrived_at)"
                    + " GROUP BY m.participant, e.currency ORDER BY m.participant",
                door.pool(),
                door.id(),
                door.pool())
            .stream()
            .filter(each -> each.money().inMinorUnits().grains() > 0)
            .filter(each -> currency == null || currency.equals(each.money().currency()))
            .toList();
    if (open.stream().map(each -> each.money().currency()).distinct().count() > 1) {
      throw Problem.refusedField("currency", "is missing: they earned in more than one");
    }
    return open.stream()
        .map(each -> new Marketplace.Bonus(each.participant(), each.money().inMinorUnits()))
        .toList();
  }
}
