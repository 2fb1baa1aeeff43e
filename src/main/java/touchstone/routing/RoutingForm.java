// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.project.Policy;
import touchstone.project.Priority;
import touchstone.project.Routing;

/**
 * The policy as a form: what is filled in of it, each list with an empty row to add to. What a form
 * sends is put over the project's policy, so that what it does not show stays.
 */
final class RoutingForm {
  private final Policy policy;

  RoutingForm(Policy policy) {
    this.policy = policy;
  }

  /** A row of two or three cells. */
  record Row(String one, String two, Object three) {
    static final Row EMPTY = new Row("", "", null);
  }

  public Policy policy() {
    return policy;
  }

  public boolean asks(String kind) {
    return policy.routing() != null
        && policy.routing().kinds() != null
        && policy.routing().kinds().contains(kind);
  }

  public List<Row> skills() {
    List<Row> rows = new ArrayList<>();
    if (policy.routing() != null && policy.routing().skills() != null) {
      policy.routing().skills().forEach((name, least) -> rows.add(new Row(name, "", least)));
    }
    rows.add(Row.EMPTY);
    return rows;
  }

  public List<Row> matches() {
    List<Row> rows = new ArrayList<>();
    if (policy.routing() != null && policy.routing().match() != null) {
      for (Routing.Match match : policy.routing().match()) {
        rows.add(new Row(match.slice(), match.trait(), null));
      }
    }
    rows.add(Row.EMPTY);
    return rows;
  }

  public List<Row> priorities() {
    List<Row> rows = new ArrayList<>();
    if (policy.priorities() != null) {
      for (Priority each : policy.priorities()) {
        rows.add(new Row(each.slice(), each.value(), each.priority()));
      }
    }
    rows.add(Row.EMPTY);
    return rows;
  }

  public String notAuthor() {
    return policy.routing() == null ? null : policy.routing().notAuthor();
  }

  public Routing.Quota quota() {
    return policy.routing() == null ? null : policy.routing().quota();
  }

  /** The policy that a form sent amounts to; 422 where a field does not fit. */
  static Policy sent(Policy before, MultivaluedMap<String, String> form) {
    ObjectNode policy = (ObjectNode) Json.toTree(before);
    policy.put("order", form.getFirst("order"));
    policy.remove(List.of("seed", "score", "priorities", "routing", "caps"));
    if ("random".equals(form.getFirst("order"))) {
      whole(policy, "seed", form.getFirst("seed"), "policy.seed");
    }
    if ("uncertain".equals(form.getFirst("order"))) {
      text(policy, "score", form.getFirst("score"));
    }
    overlap(policy, form.getFirst("overlap"));
    priorities(policy.putArray("priorities"), form);
    routing(policy.putObject("routing"), form);
    ObjectNode caps = policy.putObject("caps");
    whole(caps, "total", form.getFirst("total"), "policy.caps.total");
    whole(caps, "perDay", form.getFirst("perDay"), "policy.caps.perDay");
    return Policy.of(policy);
  }

  private static void overlap(ObjectNode policy, String most) {
    ObjectNode overlap = (ObjectNode) policy.get("overlap");
    whole(overlap, "max", most, "policy.overlap.max");
    if (overlap.get("min").asInt() > overlap.get("max").asInt()) {
      overlap.put("min", overlap.get("max").asInt());
    }
  }

  private static void priorities(ArrayNode priorities, MultivaluedMap<String, String> form) {
    for (int i = 0; i < rows(form, "prioritySlice"); i++) {
      String slice = cell(form, "prioritySlice", i);
      if (!slice.isEmpty()) {
        ObjectNode row = priorities.addObject();
        row.put("slice", slice);
        row.put("value", cell(form, "priorityValue", i));
        whole(row, "priority", cell(form, "priority", i), "policy.priorities[" + i + "].priority");
      }
    }
  }

  private static void routing(ObjectNode routing, MultivaluedMap<String, String> form) {
    ArrayNode kinds = routing.putArray("kinds");
    form.getOrDefault("kind", List.of()).forEach(kinds::add);
    ObjectNode skills = routing.putObject("skills");
    for (int i = 0; i < rows(form, "skill"); i++) {
      String name = cell(form, "skill", i);
      if (!name.isEmpty()) {
        skills.put(name, number(cell(form, "least", i), "policy.routing.skills." + name));
      }
    }
    ArrayNode match = routing.putArray("match");
    for (int i = 0; i < rows(form, "matchSlice"); i++) {
      String slice = cell(form, "matchSlice", i);
      if (!slice.isEmpty()) {
        match.addObject().put("slice", slice).put("trait", cell(form, "matchTrait", i));
      }
    }
    text(routing, "notAuthor", form.getFirst("notAuthor"));
    String trait = cell(form, "quotaTrait", 0);
    if (!trait.isEmpty()) {
      ObjectNode quota = routing.putObject("quota").put("trait", trait);
      whole(quota, "most", cell(form, "quotaMost", 0), "policy.routing.quota.most");
    }
  }

  private static int rows(MultivaluedMap<String, String> form, String field) {
    return form.getOrDefault(field, List.of()).size();
  }

  private static String cell(MultivaluedMap<String, String> form, String field, int row) {
    List<String> cells = form.getOrDefault(field, List.of());
    return row < cells.size() ? cells.get(row).strip() : "";
  }

  private static void text(ObjectNode object, String field, String text) {
    if (text != null && !text.isBlank()) {
      object.put(field, text.strip());
    }
  }

  private static void whole(ObjectNode object, String field, String text, String name) {
    if (text == null || text.isBlank()) {
      return;
    }
    try {
      object.put(field, Long.parseLong(text.strip()));
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
