// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.project.Policy;
import touchstone.project.Priority;
import touchstone.project.Routing;

/**
 * The policy as a form: cells of text by the names of its fields, each list with an empty row to
 * add to. What a form sends is put over the project's policy, so that what it does not show stays;
 * what does not fit is shown again as it was sent.
 */
final class RoutingForm {
  private final MultivaluedMap<String, String> cells;

  private RoutingForm(MultivaluedMap<String, String> cells) {
    this.cells = cells;
  }

  /** The form as somebody sent it. */
  static RoutingForm sent(MultivaluedMap<String, String> cells) {
    return new RoutingForm(cells);
  }

  /** The form that a policy fills in. */
  static RoutingForm of(Policy policy) {
    RoutingForm form = new RoutingForm(new MultivaluedHashMap<>());
    form.put("order", policy.order());
    form.put("seed", policy.seed());
    form.put("score", policy.score());
    form.put("overlap", policy.overlap().max());
    if (policy.priorities() != null) {
      for (Priority each : policy.priorities()) {
        form.put("prioritySlice", each.slice());
        form.put("priorityValue", each.value());
        form.put("priority", each.priority());
      }
    }
    if (policy.routing() != null) {
      form.put(policy.routing());
    }
    if (policy.caps() != null) {
      form.put("total", policy.caps().total());
      form.put("perDay", policy.caps().perDay());
    }
    return form;
  }

  private void put(Routing routing) {
    if (routing.kinds() != null) {
      routing.kinds().forEach(kind -> put("kind", kind));
    }
    if (routing.skills() != null) {
      routing
          .skills()
          .forEach(
              (name, least) -> {
                put("skill", name);
                put("least", least);
              });
    }
    if (routing.match() != null) {
      for (Routing.Match match : routing.match()) {
        put("matchSlice", match.slice());
        put("matchTrait", match.trait());
      }
    }
    put("notAuthor", routing.notAuthor());
    if (routing.quota() != null) {
      put("quotaTrait", routing.quota().trait());
      put("quotaMost", routing.quota().most());
    }
    if (routing.cover() != null) {
      put("coverTrait", routing.cover().trait());
      put("coverHold", routing.cover().hold());
      routing
          .cover()
          .groups()
          .forEach(
              (value, least) -> {
                put("coverValue", value);
                put("coverLeast", least);
              });
    }
  }

  private void put(String field, Object value) {
    if (value != null) {
      cells.add(field, value.toString());
    }
  }

  /** A row of two or three cells. */
  record Row(String one, String two, String three) {}

  /** The text of a field, or "". */
  public String cell(String field) {
    return cell(field, 0);
  }

  public boolean asks(String kind) {
    return cells.getOrDefault("kind", List.of()).contains(kind);
  }

  public List<Row> skills() {
    return filled("skill", "least", "least");
  }

  public List<Row> matches() {
    return filled("matchSlice", "matchTrait", "matchTrait");
  }

  public List<Row> covers() {
    return filled("coverValue", "coverLeast", "coverLeast");
  }

  public List<Row> priorities() {
    return filled("prioritySlice", "priorityValue", "priority");
  }

  private List<Row> filled(String one, String two, String three) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < rows(one); i++) {
      Row row = new Row(cell(one, i), cell(two, i), cell(three, i));
      if (!row.equals(new Row("", "", ""))) {
        rows.add(row);
      }
    }
    rows.add(new Row("", "", ""));
    return rows;
  }

  /** The policy that the form amounts to; 422 where a field does not fit. */
  Policy over(Policy before) {
    ObjectNode policy = (ObjectNode) Json.toTree(before);
    policy.put("order", cell("order"));
    policy.remove(List.of("seed", "score", "priorities", "routing", "caps"));
    if (cell("order").equals("random")) {
      whole(policy, "seed", cell("seed"), "policy.seed");
    }
    if (cell("order").equals("uncertain")) {
      text(policy, "score", cell("score"));
    }
    overlap(policy, cell("overlap"));
    priorities(policy.putArray("priorities"));
    routing(policy.putObject("routing"));
    ObjectNode caps = policy.putObject("caps");
    whole(caps, "total", cell("total"), "policy.caps.total");
    whole(caps, "perDay", cell("perDay"), "policy.caps.perDay");
    return Policy.of(policy, before);
  }

  private static void overlap(ObjectNode policy, String most) {
    ObjectNode overlap = (ObjectNode) policy.get("overlap");
    whole(overlap, "max", most, "policy.overlap.max");
    if (overlap.get("min").asInt() > overlap.get("max").asInt()) {
      overlap.put("min", overlap.get("max").asInt());
    }
  }

  private void priorities(ArrayNode priorities) {
    for (int i = 0; i < rows("prioritySlice"); i++) {
      String slice = cell("prioritySlice", i);
      if (filled("prioritySlice", "priorityValue", "priority", i)) {
        ObjectNode row = priorities.addObject();
        row.put("slice", slice);
        row.put("value", cell("priorityValue", i));
        whole(row, "priority", cell("priority", i), "policy.priorities[" + i + "].priority");
      }
    }
  }

  private void routing(ObjectNode routing) {
    ArrayNode kinds = routing.putArray("kinds");
    cells.getOrDefault("kind", List.of()).forEach(kinds::add);
    ObjectNode skills = routing.putObject("skills");
    for (int i = 0; i < rows("skill"); i++) {
      String name = cell("skill", i);
      if (filled("skill", "least", "least", i)) {
        skills.put(name, number(cell("least", i), "policy.routing.skills." + name));
      }
    }
    ArrayNode match = routing.putArray("match");
    for (int i = 0; i < rows("matchSlice"); i++) {
      String slice = cell("matchSlice", i);
      if (filled("matchSlice", "matchTrait", "matchTrait", i)) {
        match.addObject().put("slice", slice).put("trait", cell("matchTrait", i));
      }
    }
    text(routing, "notAuthor", cell("notAuthor"));
    String trait = cell("quotaTrait", 0);
    if (filled("quotaTrait", "quotaMost", "quotaMost", 0)) {
      ObjectNode quota = routing.putObject("quota").put("trait", trait);
      whole(quota, "most", cell("quotaMost", 0), "policy.routing.quota.most");
    }
    cover(routing);
  }

  private void cover(ObjectNode routing) {
    ObjectNode groups = Json.object();
    for (int i = 0; i < rows("coverValue"); i++) {
      if (filled("coverValue", "coverLeast", "coverLeast", i)) {
        String value = cell("coverValue", i);
        whole(groups, value, cell("coverLeast", i), "policy.routing.cover.groups." + value);
      }
    }
    if (!groups.isEmpty() || !cell("coverTrait").isEmpty()) {
      ObjectNode cover = routing.putObject("cover").put("trait", cell("coverTrait"));
      cover.set("groups", groups);
      text(cover, "hold", cell("coverHold"));
    }
  }

  /** Whether anything stands in a row: half of one is refused by what it lacks. */
  private boolean filled(String one, String two, String three, int row) {
    return !(cell(one, row) + cell(two, row) + cell(three, row)).isEmpty();
  }

  private int rows(String field) {
    return cells.getOrDefault(field, List.of()).size();
  }

  private String cell(String field, int row) {
    List<String> column = cells.getOrDefault(field, List.of());
    return row < column.size() ? column.get(row).strip() : "";
  }

  private static void text(ObjectNode object, String field, String text) {
    if (!text.isEmpty()) {
      object.put(field, text);
    }
  }

  private static void whole(ObjectNode object, String field, String text, String name) {
    if (text.isEmpty()) {
      return;
    }
    try {
      if (field.equals("seed")) {
        object.put(field, Long.parseLong(text));
      } else {
        object.put(field, Integer.parseInt(text));
      }
    } catch (NumberFormatException notWhole) {
      throw Problem.refusedField(name, "must be a whole number");
    }
  }

  private static double number(String text, String name) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException none) {
      throw Problem.refusedField(name, "must be 0 to 1");
    }
  }
}
