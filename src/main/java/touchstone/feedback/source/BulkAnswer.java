// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.feedback.Fate;

/**
 * The answer to a bulk request: compact, in the order took, errors, items, because Vector looks for
 * the text {@code "errors":true} and Fluent Bit for {@code "errors":false,"items":[}.
 */
final class BulkAnswer {
  private static final String STATUS = "status";
  private static final String RESULT = "result";
  private static final String INDEX = "_index";
  private static final String ID = "_id";

  private final FilterPath filter;
  private final StringBuilder items = new StringBuilder();
  private boolean errors;

  /**
   * @param filterPath the parameter of that name, or null
   */
  BulkAnswer(String filterPath) {
    filter = FilterPath.of(filterPath);
  }

  /** Adds the item of an action; its fate is null where there was no record. */
  void add(BulkAction action, Fate fate) {
    ObjectNode of = Json.object().put(INDEX, action.index());
    of.put(ID, action.id() == null ? Ids.next().toString() : action.id());
    boolean again = fate == Fate.DUPLICATE && action.id() != null;
    if (fate == null) {
      done(of, "not_found", 200);
    } else if (!again) {
      done(of, "created", 201);
    } else if (action.verb().equals(BulkAction.CREATE)) {
      conflict(of, action);
    } else {
      done(of, "updated", 200);
    }
    ObjectNode item = Json.object();
    item.set(action.verb(), of);
    ObjectNode kept = filter.keep(Json.object().set("items", item));
    if (!kept.isEmpty()) {
      items.append(items.isEmpty() ? "" : ",").append(kept.get("items"));
    }
  }

  private static void done(ObjectNode of, String result, int status) {
    of.put("_version", 1).put(RESULT, result);
    of.putObject("_shards").put("total", 1).put("successful", 1).put("failed", 0);
    of.put("_seq_no", 0).put("_primary_term", 1).put(STATUS, status);
  }

  private void conflict(ObjectNode of, BulkAction action) {
    errors = true;
    of.put(STATUS, 409);
    of.putObject("error")
        .put("type", "version_conflict_engine_exception")
        .put("reason", "[" + action.id() + "]: version conflict, document already exists")
        .put("index", action.index());
  }

  /** All of it as text. */
  String text(long tookMillis) {
    StringBuilder text = new StringBuilder("{");
    if (filter.keeps("took")) {
      text.append("\"took\":").append(tookMillis);
    }
    if (filter.keeps("errors")) {
      text.append(text.length() > 1 ? "," : "").append("\"errors\":").append(errors);
    }
    if (filter.isAll() || !items.isEmpty()) {
      text.append(text.length() > 1 ? "," : "").append("\"items\":[").append(items).append(']');
    }
    return text.append('}').toString();
  }
}
