// SPDX-License-Identifier: Apache-2.0
package touchstone.person;

import io.quarkus.arc.Arc;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import touchstone.base.Database;
import touchstone.base.Sql;

/** Looks for words in every text of every table, and on H2 in a whole dump too. */
final class Everywhere {
  private final Sql sql = Arc.container().instance(Sql.class).get();
  private final Database database = Arc.container().instance(Database.class).get();

  private record Column(String table, String name) {}

  /** Where the words stand, as in "thread_message.text: bo"; empty where nowhere. */
  List<String> holding(List<String> words) {
    List<String> hits = new ArrayList<>();
    for (Column column : columns()) {
      for (String word : words) {
        long found =
            sql.number(
                "SELECT COUNT(*) FROM "
                    + column.table()
                    + " WHERE POSITION(? IN LOWER(CAST("
                    + column.name()
                    + " AS VARCHAR))) > 0",
                word.toLowerCase(Locale.ROOT));
        if (found > 0) {
          hits.add(column.table() + "." + column.name() + ": " + word);
        }
      }
    }
    if (!database.postgresql()) {
      for (String line : sql.list(row -> row.getString(1), "SCRIPT")) {
        words.stream()
            .filter(word -> line.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT)))
            .forEach(word -> hits.add("dump: " + word));
      }
    }
    return hits;
  }

  private List<Column> columns() {
    return sql.list(
        row ->
            new Column(
                row.getString("table_name").toLowerCase(Locale.ROOT),
                row.getString("column_name").toLowerCase(Locale.ROOT)),
        "SELECT c.table_name, c.column_name FROM information_schema.columns c"
            + " JOIN information_schema.tables t ON t.table_name = c.table_name"
            + " AND t.table_schema = c.table_schema"
            + " WHERE c.table_schema IN ('public', 'PUBLIC') AND t.table_type LIKE '%TABLE%'"
            + " AND LOWER(c.data_type) LIKE '%char%' OR LOWER(c.data_type) = 'text'"
            + " AND c.table_schema IN ('public', 'PUBLIC')");
  }

  /** The names of all tables. */
  List<String> tables() {
    return sql.list(
        row -> row.getString("table_name").toLowerCase(Locale.ROOT),
        "SELECT table_name FROM information_schema.tables"
            + " WHERE table_schema IN ('public', 'PUBLIC') AND table_type LIKE '%TABLE%'");
  }
}
