// SPDX-License-Identifier: Apache-2.0
package touchstone.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as CSV (RFC 4180) for people who open it in a spreadsheet: a text that would be run as a
 * formula gets an apostrophe before it (OWASP, CSV injection).
 */
public final class Sheet {
  private static final String RISKY = "=+-@\t\r";

  private final List<String> lines = new ArrayList<>();

  /** An empty table with the names of its columns. */
  public Sheet(String... columns) {
    row((Object[]) columns);
  }

  /** One line more; null is an empty cell. */
  public Sheet row(Object... cells) {
    lines.add(Arrays.stream(cells).map(Sheet::cell).collect(Collectors.joining(",")));
    return this;
  }

  private static String cell(Object value) {
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return value == null ? "" : value.toString();
    }
    String text = value.toString();
    boolean number = text.matches("-?\\d+(\\.\\d+)?");
    String safe =
        !text.isEmpty() && !number && RISKY.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  /** The file, to be saved under a name. */
  public Response as(String name) {
    return Response.ok(String.join("\r\n", lines) + "\r\n", "text/csv; charset=utf-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"")
        .build();
  }
}
