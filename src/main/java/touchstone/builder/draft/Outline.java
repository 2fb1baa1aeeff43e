// SPDX-License-Identifier: Apache-2.0
package touchstone.builder.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import touchstone.base.Json;

/** A tree of options, one a line, what stands under another one indented further than it. */
final class Outline implements Cell {
  private static final Entries NODE = new Entries(List.of("value", "title"), false);
  private static final int TAB = 4;

  private record Open(int indent, ObjectNode node) {}

  @Override
  public String text(JsonNode json) {
    StringBuilder text = new StringBuilder();
    return json.isArray() && write(json, 0, text) ? text.toString().stripTrailing() : null;
  }

  private static boolean write(JsonNode nodes, int depth, StringBuilder text) {
    for (JsonNode node : nodes) {
      String line = NODE.line(node);
      if (line == null || depth > 32) {
        return false;
      }
      text.append("  ".repeat(depth)).append(line).append('\n');
      if (!write(node.path("children"), depth + 1, text)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public ArrayNode json(String text) {
    ArrayNode roots = Json.array();
    Deque<Open> open = new ArrayDeque<>();
    Map<ObjectNode, Set<String>> taken = new IdentityHashMap<>();
    Set<String> takenRoots = new HashSet<>();
    for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
      int indent = indent(line);
      while (!open.isEmpty() && open.peek().indent() >= indent) {
        open.pop();
      }
      ObjectNode parent = open.isEmpty() ? null : open.peek().node();
      ArrayNode siblings = parent == null ? roots : parent.withArray("children");
      Set<String> values =
          parent == null ? takenRoots : taken.computeIfAbsent(parent, any -> new HashSet<>());
      ObjectNode node = NODE.entry(Line.parts(line.strip()), siblings.size() + 1, values);
      values.add(node.path("value").asText());
      siblings.add(node);
      open.push(new Open(indent, node));
    }
    return roots;
  }

  private static int indent(String line) {
    int indent = 0;
    for (int i = 0; i < line.length() && Character.isWhitespace(line.charAt(i)); i++) {
      indent += line.charAt(i) == '\t' ? TAB : 1;
    }
    return indent;
  }
}
