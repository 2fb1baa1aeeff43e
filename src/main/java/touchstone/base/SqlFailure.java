// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

import java.sql.SQLException;
import java.util.Set;

/** The store refused or could not run a statement. */
public class SqlFailure extends RuntimeException {
  /** PostgreSQL: serialisation, deadlock, lock not available. H2: 50200 timeout, 90131, 40001. */
  private static final Set<String> PASSING = Set.of("40001", "40P01", "55P03", "HYT00", "90131");

  private static final Set<String> UNIQUE = Set.of("23505");

  public SqlFailure(SQLException cause) {
    super(cause.getMessage(), cause);
  }

  /** Whether the same transaction may well go through when tried again. */
  public static boolean passing(Throwable failure) {
    return hasState(failure, PASSING);
  }

  /** Whether a unique constraint stopped the statement. */
  public static boolean duplicate(Throwable failure) {
    return hasState(failure, UNIQUE);
  }

  /**
   * Whether the store cannot be reached or has no room: a matter of waiting, not of the request.
   */
  public static boolean away(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        String state = sql.getSQLState();
        if (state != null
            && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P"))) {
          return true;
        }
        if (state == null && String.valueOf(sql.getMessage()).contains("acquiring connection")) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean hasState(Throwable failure, Set<String> states) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && states.contains(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
