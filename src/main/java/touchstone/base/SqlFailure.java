// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The store refused or could not run a statement. */
public class SqlFailure extends RuntimeException {
  /** PostgreSQL: serialisation, deadlock, lock not available. H2: 50200 timeout, 90131, 40001. */
  private static final Set<String> PASSING = Set.of("40001", "40P01", "55P03", "HYT00", "90131");

  private static final Set<String> UNIQUE = Set.of("23505");

  /** H2: file locked, input or output failed, database closed. */
  private static final Set<String> H2_AWAY = Set.of("90020", "90028", "90031", "90098", "90121");

  /** What the pool says, without a state, when it has no connection or is being closed. */
  private static final Pattern OF_THE_POOL =
      Pattern.compile("acquiring connection|pool is (closed|shutting down)");

  public SqlFailure(SQLException cause) {
    super(cause.getMessage(), cause);
  }

  /** Whether the same transaction may well go through when tried again. */
  public static boolean passing(Throwable failure) {
    return any(failure, sql -> sql.getSQLState() != null && PASSING.contains(sql.getSQLState()));
  }

  /** Whether a unique constraint stopped the statement. */
  public static boolean duplicate(Throwable failure) {
    return any(failure, sql -> sql.getSQLState() != null && UNIQUE.contains(sql.getSQLState()));
  }

  /**
   * Whether the store cannot be reached or has no room: a matter of waiting, not of the request.
   */
  public static boolean away(Throwable failure) {
    return any(failure, SqlFailure::away);
  }

  private static boolean away(SQLException sql) {
    String state = sql.getSQLState();
    return state == null
        ? OF_THE_POOL.matcher(String.valueOf(sql.getMessage())).find()
        : state.startsWith("08")
            || state.startsWith("53")
            || state.startsWith("57P")
            || H2_AWAY.contains(state);
  }

  /** A commit that fails hides what the store said among the suppressed. */
  private static boolean any(Throwable failure, Predicate<SQLException> wanted) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && wanted.test(sql)
          || Stream.of(cause.getSuppressed()).anyMatch(hidden -> any(hidden, wanted))) {
        return true;
      }
    }
    return false;
  }
}
