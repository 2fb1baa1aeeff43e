// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Text;

/**
 * The shares of raters that a pool wants, by trait and value: {@code
 * {"gender":{"woman":0.5,"man":0.5}}}. What they leave of 1 is wanted of nobody in particular.
 */
public record Quotas(Map<String, Map<String, Double>> byTrait) {
  private static final int LONGEST = 4000;
  private static final int LONGEST_VALUE = 200;
  private static final double ROUNDING = 1e-9;

  /** As a caller gives them, or 422; absent means none. */
  static Quotas of(JsonNode given) {
    if (given == null || given.isNull()) {
      return new Quotas(Map.of());
    }
    if (!given.isObject() || given.toString().length() > LONGEST) {
      throw refused("quotas", "must be an object of up to 4,000 characters");
    }
    Map<String, Map<String, Double>> byTrait = new TreeMap<>();
    given
        .fields()
        .forEachRemaining(
            each -> byTrait.put(each.getKey(), shares(each.getKey(), each.getValue())));
    return new Quotas(byTrait);
  }

  static Quotas stored(String text) {
    JsonNode tree = Json.tree(text);
    try {
      return of(tree);
    } catch (Problem older) {
      // a pool made before quotas had a shape wants nothing that can be counted
      return new Quotas(Map.of());
    }
  }

  private static Map<String, Double> shares(String trait, JsonNode given) {
    String field = "quotas." + trait;
    String fault = Text.fault(trait);
    if (fault != null || trait.isBlank()) {
      throw refused("quotas", "must name traits");
    }
    if (!given.isObject() || given.isEmpty()) {
      throw refused(field, "must be an object of shares such as {\"woman\":0.5,\"man\":0.5}");
    }
    Map<String, Double> shares = new TreeMap<>();
    given
        .fields()
        .forEachRemaining(
            each -> {
              JsonNode share = each.getValue();
              if (!share.isNumber() || !(share.doubleValue() >= 0 && share.doubleValue() <= 1)) {
                throw refused(field + "." + each.getKey(), "must be a share from 0 to 1");
              }
              if (shares.put(value(each.getKey()), share.doubleValue()) != null) {
                throw refused(field + "." + each.getKey(), "stands twice");
              }
            });
    if (shares.values().stream().mapToDouble(Double::doubleValue).sum() > 1 + ROUNDING) {
      throw refused(field, "must add up to 1 at most");
    }
    return shares;
  }

  /** A trait's value as it is compared: without case or blanks around, its first 200 characters. */
  public static String value(String given) {
    String value = given.strip().toLowerCase(Locale.ROOT);
    return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE);
  }

  private static Problem refused(String field, String reason) {
    return Problem.refusedField(field, reason);
  }

  String toJson() {
    return Json.write(byTrait);
  }
}
