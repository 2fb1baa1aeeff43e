// SPDX-License-Identifier: Apache-2.0
package touchstone.app;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A fresh store for the tests of the application: an H2 file, or a real PostgreSQL. */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {
  private EmbeddedPostgres postgres;

  /** Whether this run is on PostgreSQL. */
  public static boolean postgresql() {
    return System.getProperty("quarkus.test.profile", "").contains("postgresql");
  }

  @Override
  public Map<String, String> start() {
    try {
      Path home = Files.createTempDirectory("touchstone-test");
      if (!postgresql()) {
        return Map.of("touchstone.home", home.toString());
      }
      postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "100").start();
      return Map.of(
          "touchstone.home",
          home.toString(),
          "quarkus.datasource.jdbc.url",
          postgres.getJdbcUrl("postgres", "postgres"),
          "quarkus.datasource.username",
          "postgres",
          "quarkus.datasource.password",
          "postgres");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void stop() {
    if (postgres != null) {
      try {
        postgres.close();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
