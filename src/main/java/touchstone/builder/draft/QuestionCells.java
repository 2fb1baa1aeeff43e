// SPDX-License-Identifier: Apache-2.0
package touchstone.builder.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which cells the questions of each type have beside those that all have. */
public final class QuestionCells {
  private static final Map<String, Cell> KINDS =
      Map.ofEntries(
          Map.entry("options", Entries.OPTIONS),
          Map.entry("labels", Entries.LABELS),
          Map.entry("levels", Entries.LEVELS),
          Map.entry("min", Cells.NUMBER),
          Map.entry("max", Cells.NUMBER),
          Map.entry("step", Cells.NUMBER),
          Map.entry("maxLength", Cells.NUMBER),
          Map.entry("minTitle", Cells.WORDS),
          Map.entry("maxTitle", Cells.WORDS),
          Map.entry("unit", Cells.WORDS),
          Map.entry("on", Cells.WORDS),
          Map.entry("as", Cells.WORDS),
          Map.entry("of", new Compared()),
          Map.entry("tree", new Outline()),
          Map.entry("titles", Cells.NAMED_TEXTS),
          Map.entry("multiline", Cells.FLAG),
          Map.entry("many", Cells.FLAG),
          Map.entry("leavesOnly", Cells.FLAG),
          Map.entry("tie", Cells.FLAG),
          Map.entry("overlap", Cells.FLAG));

  private static final Map<String, List<String>> TYPES = new LinkedHashMap<>();

  static {
    TYPES.put("choice", List.of("options"));
    TYPES.put("multi", List.of("options", "min", "max"));
    TYPES.put("scale", List.of("min", "max", "step", "minTitle", "maxTitle"));
    TYPES.put("number", List.of("min", "max", "step", "unit"));
    TYPES.put("text", List.of("maxLength", "multiline"));
    TYPES.put("date", List.of("min", "max"));
    TYPES.put("taxonomy", List.of("tree", "many", "leavesOnly", "min", "max"));
    TYPES.put("rank", List.of("of"));
    TYPES.put("pairwise", List.of("of", "as", "tie", "titles"));
    TYPES.put("confidence", List.of("levels"));
    TYPES.put("spans", List.of("on", "labels", "overlap", "min", "max"));
    TYPES.put("boxes", List.of("on", "labels", "min", "max"));
    TYPES.put("polygons", List.of("on", "labels", "min", "max"));
  }

  /** Flags that hold where nothing is said. */
  private static final Set<String> HOLDS = Set.of("required", "many", "tie");

  private QuestionCells() {}

  /** The types in the order in which they are offered. */
  public static List<String> types() {
    return List.copyOf(TYPES.keySet());
  }

  /** The names of a type's own cells; none for a type that is not known here. */
  public static List<String> of(String type) {
    return TYPES.getOrDefault(type, List.of());
  }

  /** The names of all own cells of any type. */
  public static Set<String> all() {
    return new TreeSet<>(KINDS.keySet());
  }

  /** Whether the flag holds where the form or the JSON says nothing. */
  public static boolean holdsUnsaid(String flag) {
    return HOLDS.contains(flag);
  }

  static Map<String, Cell> cells(String type) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    of(type).forEach(name -> cells.put(name, type.equals("date") ? Cells.WORDS : KINDS.get(name)));
    return cells;
  }
}
