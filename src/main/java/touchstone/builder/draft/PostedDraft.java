// SPDX-License-Identifier: Apache-2.0
package touchstone.builder.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads drafts out of posted forms, whose fields are named {@code ask.0.title}. */
public final class PostedDraft {
  private static final Pattern FIELD =
      Pattern.compile("(show|ask)\\.(\\d{1,3})\\.([A-Za-z]{1,20})");

  private PostedDraft() {}

  /**
   * The draft in the form. A tick box has a hidden field of its name before it: the last value
   * counts.
   */
  public static Draft read(Map<String, List<String>> form) {
    Map<Integer, Map<String, String>> show = new TreeMap<>();
    Map<Integer, Map<String, String>> ask = new TreeMap<>();
    form.forEach(
        (name, values) -> {
          Matcher field = FIELD.matcher(name);
          if (field.matches() && !values.isEmpty()) {
            (field.group(1).equals("show") ? show : ask)
                .computeIfAbsent(Integer.valueOf(field.group(2)), any -> new LinkedHashMap<>())
                .put(field.group(3), text(values));
          }
        });
    Map<String, String> rest =
        form.containsKey("rest") ? Map.of(Row.REST, text(form.get("rest"))) : Map.of();
    return new Draft(rows(show), rows(ask), new Row(rest));
  }

  private static String text(List<String> values) {
    return values.get(values.size() - 1).replace("\r\n", "\n").replace('\r', '\n');
  }

  private static List<Row> rows(Map<Integer, Map<String, String>> cells) {
    List<Row> rows = new ArrayList<>();
    cells.values().stream().limit(Draft.MOST).forEach(each -> rows.add(new Row(each)));
    return rows;
  }
}
