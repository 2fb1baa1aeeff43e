// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Plain SQL for the paths where every statement counts, in the caller's transaction. Instants go in
 * as UTC, arrays of texts and ids as SQL arrays for {@code = ANY(?)}.
 */
@ApplicationScoped
public class Sql {
  private final DataSource dataSource;
  private final Database database;

  public Sql(DataSource dataSource, Database database) {
    this.dataSource = dataSource;
    this.database = database;
  }

  /**
   * Makes one value of one row.
   *
   * @param <T> the value
   */
  public interface Row<T> {
    T from(ResultSet row) throws SQLException;
  }

  /** All rows, in order; with an array among the arguments in no order to rely on. */
  public <T> List<T> list(Row<T> row, String sql, Object... arguments) {
    int array = database.postgresql() ? -1 : firstArray(arguments);
    if (array >= 0) {
      return oneByOne(row, sql, arguments, array);
    }
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(connection, statement, arguments);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> all = new ArrayList<>();
        read(row, rows, all);
        return all;
      }
    } catch (SQLException failure) {
      throw new SqlFailure(failure);
    }
  }

  /** The first row, if there is one. */
  public <T> Optional<T> first(Row<T> row, String sql, Object... arguments) {
    List<T> rows = list(row, sql, arguments);
    return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.get(0));
  }

  /** The single number that a counting query gives. */
  public long number(String sql, Object... arguments) {
    return first(row -> row.getLong(1), sql, arguments).orElse(0L);
  }

  /** The single yes or no that a query gives. */
  public boolean holds(String sql, Object... arguments) {
    return first(row -> row.getBoolean(1), sql, arguments).orElse(false);
  }

  /** The number of rows changed. */
  public int update(String sql, Object... arguments) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(connection, statement, arguments);
      return statement.executeUpdate();
    } catch (SQLException failure) {
      throw new SqlFailure(failure);
    }
  }

  /** One statement with its arguments, to be sent with others. */
  public record Step(String sql, Object... arguments) {}

  /** Sends changes, on PostgreSQL in one round trip; {@link Stale} where they no longer hold. */
  public void write(Write write) {
    write(write, row -> null, null);
  }

  /**
   * The same, and with it a query that runs after the changes; all its rows, in order.
   *
   * @param query null for none
   */
  public <T> List<T> write(Write write, Row<T> row, Step query) {
    if (!database.postgresql()) {
      write.check(
          write.steps().stream().mapToInt(step -> update(step.sql(), step.arguments())).toArray());
      return query == null ? List.of() : list(row, query.sql(), query.arguments());
    }
    List<Step> all = new ArrayList<>(write.steps());
    if (query != null) {
      all.add(query);
    }
    if (all.isEmpty()) {
      return List.of();
    }
    List<T> rows = new ArrayList<>();
    together(
        all,
        statement -> {
          int[] changed = new int[write.steps().size()];
          for (int i = 0; i < changed.length; i++) {
            changed[i] = statement.getUpdateCount();
            statement.getMoreResults();
          }
          write.check(changed);
          if (query != null) {
            read(row, statement.getResultSet(), rows);
          }
        });
    return rows;
  }

  /** The first rows of two queries, on PostgreSQL in one round trip; null where there is none. */
  public record Pair<A, B>(A first, B second) {}

  /** Asks two questions at once. */
  public <A, B> Pair<A, B> both(Row<A> one, Step asking, Row<B> other, Step askingToo) {
    if (!database.postgresql()) {
      return new Pair<>(
          first(one, asking.sql(), asking.arguments()).orElse(null),
          first(other, askingToo.sql(), askingToo.arguments()).orElse(null));
    }
    List<A> firsts = new ArrayList<>();
    List<B> seconds = new ArrayList<>();
    together(
        List.of(asking, askingToo),
        statement -> {
          read(one, statement.getResultSet(), firsts);
          statement.getMoreResults();
          read(other, statement.getResultSet(), seconds);
        });
    return new Pair<>(
        firsts.isEmpty() ? null : firsts.get(0), seconds.isEmpty() ? null : seconds.get(0));
  }

  private interface Results {
    void of(PreparedStatement statement) throws SQLException;
  }

  /** The driver sends what semicolons part as statements of one round trip. */
  private void together(List<Step> steps, Results results) {
    String all = steps.stream().map(Step::sql).collect(Collectors.joining("; "));
    Object[] arguments = steps.stream().flatMap(step -> Arrays.stream(step.arguments())).toArray();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(all)) {
      bind(connection, statement, arguments);
      statement.execute();
      results.of(statement);
    } catch (SQLException failure) {
      throw new SqlFailure(failure);
    }
  }

  private static <T> void read(Row<T> row, ResultSet rows, List<T> all) throws SQLException {
    while (rows.next()) {
      all.add(row.from(rows));
    }
  }

  /** One statement for many rows, in one round trip; the number of rows changed by each. */
  public int[] batch(String sql, Collection<Object[]> rows) {
    if (rows.isEmpty()) {
      return new int[0];
    }
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object[] row : rows) {
        bind(connection, statement, row);
        statement.addBatch();
      }
      return statement.executeBatch();
    } catch (SQLException failure) {
      throw new SqlFailure(failure);
    }
  }

  /**
   * The same query element by element of its first array: H2 scans for {@code = ANY(?)}, but is in
   * the same process, so that a question each costs little and finds its row by the index.
   */
  private <T> List<T> oneByOne(Row<T> row, String query, Object[] arguments, int array) {
    List<T> all = new ArrayList<>();
    String single = query.replaceFirst("= ANY\\(\\?\\)", "= ?");
    for (Object element : (Object[]) arguments[array]) {
      Object[] with = arguments.clone();
      with[array] = element;
      all.addAll(list(row, single, with));
    }
    return all;
  }

  /** The place of the first array among the arguments, or -1. */
  private static int firstArray(Object[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] instanceof Object[]) {
        return i;
      }
    }
    return -1;
  }

  /** An instant of a row, or null. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** An id of a row, or null. */
  public static UUID id(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  /** A number of a row, or null. */
  public static Long longOrNull(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  private static void bind(Connection connection, PreparedStatement statement, Object[] arguments)
      throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      Object argument = arguments[i];
      if (argument == null) {
        statement.setNull(i + 1, Types.NULL);
      } else if (argument instanceof Instant instant) {
        statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
      } else if (argument instanceof UUID[] ids) {
        statement.setArray(i + 1, connection.createArrayOf("uuid", ids));
      } else if (argument instanceof String[] texts) {
        statement.setArray(i + 1, connection.createArrayOf("varchar", texts));
      } else if (argument instanceof byte[] bytes) {
        statement.setBytes(i + 1, bytes);
      } else {
        statement.setObject(i + 1, argument);
      }
    }
  }
}
