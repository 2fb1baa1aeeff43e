// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import touchstone.base.Json;

/**
 * Which parts of an answer a client wants: dotted paths with {@code *} for any name and {@code **}
 * for any number of names, as in {@code errors,items.*.status}. What is to be left out ({@code
 * -took}) is not looked at: more is answered than asked for.
 */
final class FilterPath {
  private final List<List<String>> paths;

  private FilterPath(List<List<String>> paths) {
    this.paths = paths;
  }

  /** The paths of the parameter; null, blank, or none but exclusions keep all. */
  static FilterPath of(String parameter) {
    List<List<String>> paths = new ArrayList<>();
    for (String path : (parameter == null ? "" : parameter).split(",")) {
      if (!path.isBlank() && !path.strip().startsWith("-")) {
        paths.add(List.of(path.strip().split("\\.")));
      }
    }
    return new FilterPath(paths);
  }

  boolean isAll() {
    return paths.isEmpty();
  }

  /** Whether a plain value of this name at the top is wanted. */
  boolean keeps(String name) {
    return isAll() || !keep(Json.object().put(name, 0)).isEmpty();
  }

  /** The object without what is not wanted. */
  ObjectNode keep(ObjectNode object) {
    return isAll() ? object : keep(object, paths);
  }

  private static ObjectNode keep(ObjectNode object, List<List<String>> paths) {
    ObjectNode kept = Json.object();
    for (Iterator<Map.Entry<String, JsonNode>> fields = object.fields(); fields.hasNext(); ) {
      Map.Entry<String, JsonNode> field = fields.next();
      List<List<String>> rest = behind(field.getKey(), paths);
      if (rest.stream().anyMatch(List::isEmpty)) {
        kept.set(field.getKey(), field.getValue());
      } else if (field.getValue() instanceof ObjectNode inner && !rest.isEmpty()) {
        ObjectNode part = keep(inner, rest);
        if (!part.isEmpty()) {
          kept.set(field.getKey(), part);
        }
      }
    }
    return kept;
  }

  /** What is left of the paths behind a name. */
  private static List<List<String>> behind(String name, List<List<String>> paths) {
    List<List<String>> rest = new ArrayList<>();
    for (List<String> path : paths) {
      String first = path.get(0);
      List<String> tail = path.subList(1, path.size());
      if (first.equals("**")) {
        rest.add(path);
        rest.addAll(tail.isEmpty() ? List.of(tail) : behind(name, List.of(tail)));
      } else if (matches(name, first)) {
        rest.add(tail);
      }
    }
    return rest;
  }

  private static boolean matches(String name, String pattern) {
    int star = pattern.indexOf('*');
    return star < 0
        ? name.equals(pattern)
        : name.length() >= pattern.length() - 1
            && name.startsWith(pattern.substring(0, star))
            && name.endsWith(pattern.substring(star + 1));
  }
}
