// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SqlFailureTest {
  @Test
  void aStoreThatIsAwayIsToldFromAFaultOfOurs() {
    assertTrue(SqlFailure.away(new SqlFailure(new SQLException("refused", "08001"))));
    assertTrue(SqlFailure.away(new SqlFailure(new SQLException("no room", "53100"))));
    assertTrue(SqlFailure.away(new SqlFailure(new SQLException("shutting down", "57P01"))));
    assertTrue(
        SqlFailure.away(
            new SqlFailure(
                new SQLException("Can't create new connection as the pool is shutting down"))));
    assertFalse(SqlFailure.away(new SqlFailure(new SQLException("no such column", "42703"))));
    assertFalse(SqlFailure.away(new IllegalStateException()));
  }

  @Test
  void whatStoppedACommitIsFoundAmongTheSuppressed() {
    Exception resource = new Exception("commit failed", new SQLException("cut", "08006"));
    Exception rollback = new Exception("Could not commit transaction.");
    rollback.addSuppressed(resource);
    assertTrue(SqlFailure.away(new RuntimeException(rollback)));
    assertFalse(SqlFailure.duplicate(new RuntimeException(rollback)));
  }

  @Test
  void whatPassesAndWhatIsDoubledAreTold() {
    assertTrue(SqlFailure.passing(new SqlFailure(new SQLException("deadlock", "40P01"))));
    assertTrue(SqlFailure.duplicate(new SqlFailure(new SQLException("unique", "23505"))));
    assertFalse(SqlFailure.passing(new SqlFailure(new SQLException("unnamed"))));
  }
}
