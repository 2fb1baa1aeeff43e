// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import touchstone.base.Fault;
import touchstone.base.Ids;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.base.Sql;
import touchstone.base.SqlFailure;
import touchstone.base.Transactions;

/**
 * Reads a stream of records in batches, each in a transaction of its own, and keeps the count and
 * the refused lines: what one stops half-way, the same import again completes.
 */
@ApplicationScoped
public class Imports {
  private static final int BATCH = 500;
  private static final long BATCH_BYTES = 4_000_000;
  private static final int SHOWN = 100;
  private static final int TRIES = 5;

  private final Sql sql;
  private final Transactions transactions;

  Imports(Sql sql, Transactions transactions) {
    this.sql = sql;
    this.transactions = transactions;
  }

  /** What a batch of well-formed lines came to. */
  public static final class Tally {
    public long accepted;
    public long unchanged;
    public long updated;
    public final List<Fault> refused = new ArrayList<>();

    public void refuse(long line, String reason) {
      refused.add(Fault.atLine(line, reason.length() > 1000 ? reason.substring(0, 1000) : reason));
    }
  }

  /** Stores one batch inside a transaction that may be run again: it must only add to the tally. */
  public interface Target {
    void store(List<ItemLine> batch, Tally tally);
  }

  /** Runs an import; what is imported to is named for the record ("items", "judgements"). */
  public ImportReport run(
      String what, UUID whither, LineFormat format, InputStream stream, Target target) {
    UUID id = Ids.next();
    transactions.inNew(
        () ->
            sql.update(
                "INSERT INTO import_run (id, target, target_id, started_at)"
                    + " VALUES (?, ?, ?, CURRENT_TIMESTAMP)",
                id,
                what,
                whither));
    Run run = new Run(id, target);
    try {
      format.read(stream, run::take);
      run.flush();
    } catch (IOException cut) {
      throw new WebApplicationException(cut, 400);
    }
    return run.report();
  }

  /** One import under way. */
  private final class Run {
    private final UUID id;
    private final Target target;
    private final Tally total = new Tally();
    private List<ItemLine> batch = new ArrayList<>();
    private List<ItemLine> malformed = new ArrayList<>();
    private long bytes;
    private long rejected;
    private final List<Fault> shown = new ArrayList<>();

    Run(UUID id, Target target) {
      this.id = id;
      this.target = target;
    }

    void take(ItemLine line) {
      (line.fault() == null ? batch : malformed).add(line);
      bytes += line.record() == null ? 100 : line.record().size() * 50L;
      if (batch.size() + malformed.size() >= BATCH || bytes > BATCH_BYTES) {
        flush();
      }
    }

    void flush() {
      Tally tally = stored(1);
      total.accepted += tally.accepted;
      total.unchanged += tally.unchanged;
      total.updated += tally.updated;
      rejected += tally.refused.size();
      tally.refused.stream().limit(SHOWN - shown.size()).forEach(shown::add);
      batch = new ArrayList<>();
      malformed = new ArrayList<>();
      bytes = 0;
    }

    /** Two imports of the same new key: the one that comes second finds it stored and goes on. */
    private Tally stored(int attempt) {
      try {
        return transactions.inNew(this::store);
      } catch (SqlFailure failure) {
        if (attempt == TRIES || !SqlFailure.duplicate(failure)) {
          throw failure;
        }
        return stored(attempt + 1);
      }
    }

    private Tally store() {
      Tally tally = new Tally();
      malformed.forEach(line -> tally.refuse(line.number(), line.fault()));
      if (!batch.isEmpty()) {
        target.store(batch, tally);
      }
      record(tally);
      return tally;
    }

    private void record(Tally tally) {
      tally.refused.sort((one, other) -> Long.compare(one.line(), other.line()));
      List<Object[]> rows = new ArrayList<>();
      long number = rejected;
      for (Fault fault : tally.refused) {
        rows.add(new Object[] {id, number++, fault.line(), fault.reason()});
      }
      sql.batch(
          "INSERT INTO import_error (import_id, number, line, reason) VALUES (?, ?, ?, ?)", rows);
      sql.update(
          "UPDATE import_run SET accepted = accepted + ?, unchanged = unchanged + ?,"
              + " updated = updated + ?, rejected = rejected + ? WHERE id = ?",
          tally.accepted,
          tally.unchanged,
          tally.updated,
          tally.refused.size(),
          id);
    }

    ImportReport report() {
      return new ImportReport(id, total.accepted, total.unchanged, total.updated, rejected, shown);
    }
  }

  /** The refused lines of an import, or 404. */
  public Listing<Fault> errors(UUID id, int limit, String after) {
    if (!sql.holds("SELECT EXISTS (SELECT 1 FROM import_run WHERE id = ?)", id)) {
      throw Problem.notFound("import");
    }
    long from = 0;
    try {
      from = after == null ? 0 : Long.parseLong(after) + 1;
    } catch (NumberFormatException notOurs) {
      throw Problem.malformed("after is no cursor of this list.");
    }
    record Numbered(long number, Fault fault) {}
    return Listing.of(
            sql.list(
                row ->
                    new Numbered(
                        row.getLong("number"),
                        Fault.atLine(row.getLong("line"), row.getString("reason"))),
                "SELECT number, line, reason FROM import_error WHERE import_id = ? AND number >= ?"
                    + " ORDER BY number LIMIT ?",
                id,
                from,
                limit + 1),
            limit,
            row -> String.valueOf(row.number()))
        .map(Numbered::fault);
  }
}
