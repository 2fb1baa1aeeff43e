// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import jakarta.enterprise.context.ApplicationScoped;
import touchstone.base.Ids;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.project.Project;

/** Notes each time that labels were taken out, so that it can be said how old they were in use. */
@ApplicationScoped
class LabelUses {
  private final Sql sql;
  private final Transactions transactions;

  LabelUses(Sql sql, Transactions transactions) {
    this.sql = sql;
    this.transactions = transactions;
  }

  /** Notes one: what was taken out, in a few words. */
  void note(Project project, String what) {
    transactions.inNew(
        () ->
            sql.update(
                "INSERT INTO label_use (id, project_id, at, what)"
                    + " VALUES (?, ?, CURRENT_TIMESTAMP, ?)",
                Ids.next(),
                project.id,
                what));
  }
}
