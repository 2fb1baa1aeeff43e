// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which of the two stores this is, for the few statements that must differ. */
@ApplicationScoped
public class Database {
  private final boolean postgresql;

  public Database(@ConfigProperty(name = "quarkus.datasource.db-kind") String kind) {
    this.postgresql = kind.startsWith("postgres") || kind.equals("pgsql");
  }

  public boolean postgresql() {
    return postgresql;
  }
}
