// SPDX-License-Identifier: Apache-2.0
package touchstone.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import touchstone.account.Account;
import touchstone.account.Accounts;
import touchstone.account.Forgetting;
import touchstone.assignment.Leases;
import touchstone.audit.Audit;
import touchstone.base.Json;
import touchstone.base.Kept;
import touchstone.base.Problem;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.rater.Rater;
import touchstone.rater.Raters;

/**
 * Forgets a person: the one row that tells who a participant is goes, with everything the person
 * wrote in own words. Judgements, money and acts stay, under the participant's id.
 */
@ApplicationScoped
class Erasures {
  /** A name of so few letters stands in every other word. */
  private static final int SHORT = 2;

  private final Sql sql;
  private final Raters raters;
  private final Accounts accounts;
  private final Forgetting forgetting;
  private final Leases leases;
  private final OwnWords ownWords;
  private final QuotedQuestions quoted;
  private final Audit audit;
  private final Kept kept;
  private final Transactions transactions;

  Erasures(
      Sql sql,
      Raters raters,
      Accounts accounts,
      Forgetting forgetting,
      Leases leases,
      OwnWords ownWords,
      QuotedQuestions quoted,
      Audit audit,
      Kept kept,
      Transactions transactions) {
    this.sql = sql;
    this.raters = raters;
    this.accounts = accounts;
    this.forgetting = forgetting;
    this.leases = leases;
    this.ownWords = ownWords;
    this.quoted = quoted;
    this.audit = audit;
    this.kept = kept;
    this.transactions = transactions;
  }

  /**
   * What was done.
   *
   * @param participants under which ids the judgements stay
   * @param answers how many answers in own words were taken out
   * @param returned how many leases went back
   */
  public record Erased(UUID rater, List<UUID> participants, int answers, int returned) {}

  /** Erases once; 409 where it was done before, 404 where nobody is known. */
  Erased erase(UUID rater, UUID by) {
    List<UUID> projects =
        sql.list(
            row -> Sql.id(row, "project_id"),
            "SELECT project_id FROM participant WHERE rater_id = ?",
            rater);
    Erased erased = transactions.inNew(() -> inOne(rater, by));
    projects.forEach(kept::forget);
    return erased;
  }

  /** Erases an account that labels as nobody. */
  void eraseAccount(UUID account) {
    transactions.inNew(
        () -> {
          forgetAccount(account);
          sql.update(
              "INSERT INTO erasure (rater_id, account_id, at, erased_by)"
                  + " VALUES (?, ?, CURRENT_TIMESTAMP, ?)",
              account,
              account,
              account);
          audit.note(account, "person.erased", "accounts/" + account, Json.object());
          return account;
        });
  }

  private Erased inOne(UUID id, UUID by) {
    // Whoever comes second waits here, and finds it done.
    sql.first(row -> 1, "SELECT 1 FROM rater WHERE id = ? FOR UPDATE", id);
    if (sql.holds("SELECT EXISTS (SELECT 1 FROM erasure WHERE rater_id = ?)", id)) {
      throw Problem.conflict("This person was erased already; nothing is left to erase.");
    }
    Rater rater = raters.findByIdOptional(id).orElseThrow(() -> Problem.notFound("rater"));
    Account account = rater.accountId == null ? null : accounts.findById(rater.accountId);
    List<String> words = words(rater, account);
    int returned = account == null ? 0 : giveBack(id, account.id);
    List<UUID> participants =
        sql.list(
            row -> Sql.id(row, "id"),
            "SELECT id FROM participant WHERE rater_id = ? ORDER BY id",
            id);
    quoted.forget(id);
    int answers = ownWords.erase(id);
    raters.getEntityManager().clear();
    Traces.OF_RATER.forEach(statement -> run(statement, id));
    words.forEach(word -> Traces.OF_WORD.forEach(statement -> run(statement, word)));
    if (account != null) {
      forgetAccount(account.id);
    }
    sql.update(
        "INSERT INTO erasure (rater_id, account_id, at, erased_by)"
            + " VALUES (?, ?, CURRENT_TIMESTAMP, ?)",
        id,
        account == null ? null : account.id,
        by);
    audit.note(
        by,
        "person.erased",
        "raters/" + id,
        Json.object()
            .put("participants", participants.size())
            .put("answers", answers)
            .put("returned", returned));
    return new Erased(id, participants, answers, returned);
  }

  private void forgetAccount(UUID account) {
    Traces.OF_ACCOUNT.forEach(statement -> run(statement, account));
    forgetting.forget(account);
  }

  private int giveBack(UUID rater, UUID account) {
    List<UUID> out =
        sql.list(
            row -> Sql.id(row, "id"),
            "SELECT s.id FROM participant p JOIN slot s ON s.participant_id = p.id"
                + " AND s.lease_until IS NOT NULL WHERE p.rater_id = ? ORDER BY s.task_id",
            rater);
    out.forEach(lease -> leases.giveBack(lease, account));
    return out.size();
  }

  /** By what the person may be named in reports and notes. */
  private static List<String> words(Rater rater, Account account) {
    List<String> names = new ArrayList<>(Arrays.asList(rater.name, rater.email));
    if (account != null) {
      names.addAll(Arrays.asList(account.login, account.email));
    }
    return names.stream()
        .filter(Objects::nonNull)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .filter(word -> word.length() > SHORT)
        .distinct()
        .toList();
  }

  private void run(String statement, Object argument) {
    Object[] arguments = new Object[(int) statement.chars().filter(c -> c == '?').count()];
    Arrays.fill(arguments, argument);
    sql.update(statement, arguments);
  }
}
