// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.app.AppTest;
import touchstone.base.Database;
import touchstone.base.Sql;

/**
 * A page of a stream is read off an index in its order; sorted, each page would cost the stream.
 */
@AppTest
class EmbeddedPlanTest {
  @Inject Sql sql;
  @Inject Database database;

  @Test
  void noPageSortsTheStream() {
    assumeFalse(database.postgresql(), "PostgreSQL plans by statistics of its own");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      lines.append("{\"key\":\"k" + i + "\",\"at\":\"2026-11-01T10:00:00Z\"}\n");
    }
    StreamCalls.made().predictions(lines.toString()).statusCode(200);
    Instant now = Instant.now();
    UUID key = new UUID(0, 0);
    inOrder(EventWalk.BY_KEY, 1, now, key, key, 10);
    inOrder(EventWalk.NEWEST, 1, now, Instant.EPOCH, now, 10);
  }

  private void inOrder(String query, Object... arguments) {
    String plan = sql.first(row -> row.getString(1), "EXPLAIN " + query, arguments).orElseThrow();
    assertTrue(plan.contains("/* index sorted */"), plan);
  }
}
