// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import touchstone.base.Json;
import touchstone.guideline.Fields;
import touchstone.guideline.Place;

/** A tree of categories: a path from the top, as values, names one. */
record Tree(List<Node> top) {
  static final int DEEPEST = 16;
  static final int MOST = 5000;

  static final String SCHEMA =
      """
      {"type":"array","minItems":1,"maxItems":%d,"items":{
       "type":"object","required":["value","title"],
       "description":"A category; its children are such objects again, at most %d deep and %d in all.",
       "properties":{
        "value":{"type":"string","pattern":"^[A-Za-z0-9_.:-]{1,64}$"},
        "title":{"type":"string","pattern":"\\\\S","maxLength":500},
        "children":{"type":"array","minItems":1,"items":{"type":"object"}}}}}
      """
          .formatted(MOST, DEEPEST, MOST);

  /** A category: its value is unique among its siblings and never changes; its title may. */
  record Node(String value, String title, List<Node> children) {
    Node {
      children = List.copyOf(children);
    }

    private ObjectNode toJson() {
      ObjectNode json = Json.object().put("value", value).put("title", title);
      if (!children.isEmpty()) {
        json.set("children", Tree.toJson(children));
      }
      return json;
    }
  }

  Tree {
    top = List.copyOf(top);
  }

  /** The tree written there; one too large is a single fault. */
  static Tree read(Fields fields) {
    JsonNode tree = fields.needed("tree");
    if (tree != null && tree.isArray()) {
      int[] count = new int[1];
      if (depth(tree, count) > DEEPEST) {
        fields.place("tree").fault("must be at most " + DEEPEST + " deep");
        return null;
      }
      if (count[0] > MOST) {
        fields.place("tree").fault("must have at most " + MOST + " categories in all");
        return null;
      }
    }
    return tree == null ? null : new Tree(nodes(fields, "tree"));
  }

  private static int depth(JsonNode nodes, int[] count) {
    int deepest = 0;
    for (JsonNode node : nodes) {
      count[0]++;
      deepest = Math.max(deepest, depth(node.path("children"), count));
    }
    return nodes.isEmpty() ? 0 : deepest + 1;
  }

  private static List<Node> nodes(Fields fields, String name) {
    Set<String> siblings = new HashSet<>();
    return fields.list(name, 1, MOST, (json, place) -> node(json, place, siblings));
  }

  private static Node node(JsonNode json, Place place, Set<String> siblings) {
    Fields fields = Fields.of(json, place);
    String value = fields.word("value", Option.VALUE, Option.VALUE_RULE);
    if (value != null && !siblings.add(value)) {
      fields.place("value").fault("is taken by an earlier sibling");
    }
    String title = fields.text("title", 500);
    List<Node> children = fields.value("children") == null ? List.of() : nodes(fields, "children");
    return fields.sound() ? new Node(value, title, children) : null;
  }

  /** The categories from the top to the one that the path names, or null where there is none. */
  List<Node> along(JsonNode path) {
    List<Node> along = new ArrayList<>();
    List<Node> level = top;
    if (path == null || !path.isArray() || path.isEmpty() || path.size() > DEEPEST) {
      return null;
    }
    for (JsonNode value : path) {
      Node found =
          level.stream()
              .filter(node -> value.isTextual() && node.value().equals(value.textValue()))
              .findFirst()
              .orElse(null);
      if (found == null) {
        return null;
      }
      along.add(found);
      level = found.children();
    }
    return along;
  }

  /** Calls with each category and its path, in the order in which they are written. */
  void each(BiConsumer<Node, ArrayNode> act) {
    each(top, Json.array(), act);
  }

  private static void each(List<Node> nodes, ArrayNode above, BiConsumer<Node, ArrayNode> act) {
    for (Node node : nodes) {
      ArrayNode path = above.deepCopy().add(node.value());
      act.accept(node, path);
      each(node.children(), path, act);
    }
  }

  ArrayNode toJson() {
    return toJson(top);
  }

  private static ArrayNode toJson(List<Node> nodes) {
    ArrayNode json = Json.array();
    nodes.forEach(node -> json.add(node.toJson()));
    return json;
  }
}
