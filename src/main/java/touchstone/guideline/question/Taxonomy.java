// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import touchstone.base.Json;
import touchstone.base.Reason;
import touchstone.guideline.Fields;
import touchstone.guideline.Head;
import touchstone.guideline.Place;
import touchstone.guideline.Question;
import touchstone.guideline.QuestionType;

/**
 * One or several categories of a tree, each by its path from the top: {@code [["food","tea"]]}. The
 * order says nothing and a path named twice counts once.
 *
 * @param many whether more than one may be named
 * @param range how many paths an answer has
 * @param leavesOnly whether a category with children is none
 */
public record Taxonomy(Head head, Tree tree, boolean many, Range range, boolean leavesOnly)
    implements Question {

  /**
   * A step on the way through the tree, as a page draws it.
   *
   * @param path the category's path as JSON; null where the children of one end
   * @param above the titles of those above it, from the top
   */
  public record Step(
      String path, String title, String above, boolean parent, boolean open, boolean offered) {}

  /** The whole tree in steps; those above what is chosen stand open. */
  public List<Step> steps(Set<String> chosen) {
    Set<String> open = new HashSet<>();
    chosen.forEach(path -> open.addAll(above(path)));
    List<Step> steps = new ArrayList<>();
    walk(tree.top(), Json.array(), "", open, steps);
    return steps;
  }

  private void walk(
      List<Tree.Node> nodes, ArrayNode above, String titles, Set<String> open, List<Step> steps) {
    for (Tree.Node node : nodes) {
      String path = above.deepCopy().add(node.value()).toString();
      boolean parent = !node.children().isEmpty();
      steps.add(
          new Step(
              path, node.title(), titles, parent, open.contains(path), !parent || !leavesOnly));
      if (parent) {
        walk(
            node.children(),
            above.deepCopy().add(node.value()),
            titles + node.title() + " › ",
            open,
            steps);
        steps.add(new Step(null, "", "", false, false, false));
      }
    }
  }

  /** The paths that lead to a path, as JSON. */
  private static Set<String> above(String path) {
    Set<String> above = new HashSet<>();
    ArrayNode way = Json.array();
    if (Form.json(path) instanceof ArrayNode values) {
      for (JsonNode value : values) {
        above.add(way.toString());
        way.add(value);
      }
    }
    return above;
  }

  @Override
  public Reason check(JsonNode answer) {
    if (answer == null || !answer.isArray()) {
      return Reason.of("guideline_misfit_paths", example());
    }
    if (answer.size() > Tree.MOST) {
      return Reason.of("guideline_misfit_atMost", Tree.MOST);
    }
    Set<JsonNode> paths = new HashSet<>();
    int place = 0;
    for (JsonNode path : answer) {
      List<Tree.Node> along = tree.along(path);
      if (along == null) {
        return Reason.of("guideline_misfit_notInTree", place, words(path));
      }
      if (leavesOnly && !along.get(along.size() - 1).children().isEmpty()) {
        return Reason.of("guideline_misfit_goOn", place, words(path));
      }
      paths.add(path);
      place++;
    }
    return range.misfit(paths.size());
  }

  private String example() {
    return Json.array().add(Json.array().add(tree.top().get(0).value())).toString();
  }

  private static String words(JsonNode path) {
    String words =
        path.isArray()
            ? StreamSupport.stream(path.spliterator(), false)
                .limit(Tree.DEEPEST + 1)
                .map(Form::plain)
                .collect(Collectors.joining(" / "))
            : Form.plain(path);
    return words.length() > 200 ? words.substring(0, 200) + "..." : words;
  }

  @Override
  public JsonNode canonical(JsonNode answer) {
    Set<JsonNode> chosen = new HashSet<>();
    answer.forEach(chosen::add);
    ArrayNode ordered = Json.array();
    tree.each(
        (node, path) -> {
          if (chosen.contains(path)) {
            ordered.add(path);
          }
        });
    return ordered;
  }

  /** Each value is a path as JSON; a whole answer as JSON, such as that none fits, is taken too. */
  @Override
  public JsonNode fromForm(List<String> values) {
    return Form.list(values, 1, texts -> null);
  }

  @Override
  public String describe(JsonNode answer) {
    if (answer == null || !answer.isArray()) {
      return Form.plain(answer);
    }
    return answer.isEmpty()
        ? "none"
        : StreamSupport.stream(answer.spliterator(), false)
            .map(this::titles)
            .collect(Collectors.joining(", "));
  }

  private String titles(JsonNode path) {
    List<Tree.Node> along = tree.along(path);
    return along == null
        ? words(path)
        : along.stream().map(Tree.Node::title).collect(Collectors.joining(" › "));
  }

  @Override
  public ObjectNode answerSchema() {
    ObjectNode schema = Json.object().put("type", "array");
    range.schema(schema);
    ObjectNode path = schema.putObject("items").put("type", "array");
    path.put("minItems", 1).put("maxItems", Tree.DEEPEST).putObject("items").put("type", "string");
    return schema;
  }

  @Override
  public ObjectNode toJson() {
    ObjectNode json = head.toJson().set("tree", tree.toJson());
    if (!many) {
      json.put("many", false);
    } else {
      range.write(json);
    }
    if (leavesOnly) {
      json.put("leavesOnly", true);
    }
    return json;
  }

  /** Reads questions for categories of a tree. */
  @Singleton
  public static final class Type implements QuestionType {
    @Override
    public String name() {
      return "taxonomy";
    }

    @Override
    public Question read(ObjectNode json, Place place) {
      Fields fields = Fields.of(json, place);
      Head head = Head.read(fields);
      Tree tree = Tree.read(fields);
      boolean many = fields.flag("many", true);
      Range range = Range.read(fields, 1, Tree.MOST);
      if (!many && (range.min() != null || range.max() != null)) {
        fields.place("many").fault("must be true where min or max is given");
      }
      boolean leavesOnly = fields.flag("leavesOnly", false);
      return fields.sound()
          ? new Taxonomy(head, tree, many, many ? range : Range.ONE, leavesOnly)
          : null;
    }

    @Override
    public ObjectNode schema() {
      return Head.schema(
          name(),
          """
          {"tree":%s,"many":{"type":"boolean","default":true},%s,
           "leavesOnly":{"type":"boolean","default":false}}
          """
              .formatted(Tree.SCHEMA, Range.schema(1, Tree.MOST)),
          "tree");
    }
  }
}
