// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import touchstone.base.Database;
import touchstone.base.Sql;
import touchstone.project.Tasks;

/** Picks the front of the store at hand. */
class Fronts {
  @Produces
  @Singleton
  Front front(
      Database database, Sql sql, Tasks tasks, TransactionSynchronizationRegistry transactions) {
    return database.postgresql() ? new PostgresqlFront(sql) : new H2Front(sql, tasks, transactions);
  }
}
