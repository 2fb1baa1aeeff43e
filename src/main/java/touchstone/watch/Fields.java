// SPDX-License-Identifier: Apache-2.0
package touchstone.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import touchstone.base.Json;
import touchstone.join.Prediction;

/** The fields of many predictions, column by column: slices as texts, features as they are. */
final class Fields {
  private static final int MOST = 100;

  private final Map<String, List<String>> texts = new TreeMap<>();
  private final Map<String, List<Double>> numbers = new TreeMap<>();
  private int rows;

  void add(Prediction prediction) {
    prediction.slices().forEach(this::text);
    if (prediction.features() != null) {
      for (Map.Entry<String, JsonNode> one : Json.tree(prediction.features()).properties()) {
        feature(one.getKey(), one.getValue());
      }
    }
    rows++;
    texts.forEach((name, column) -> pad(column, rows, null));
    numbers.forEach((name, column) -> pad(column, rows, Double.NaN));
  }

  private void feature(String name, JsonNode value) {
    if (value.isNumber()) {
      if (numbers.containsKey(name) || texts.size() + numbers.size() < MOST) {
        List<Double> column = numbers.computeIfAbsent(name, first -> new ArrayList<>());
        pad(column, rows, Double.NaN);
        column.add(value.asDouble());
      }
    } else if (value.isTextual() || value.isBoolean()) {
      text(name, value.asText());
    }
  }

  private void text(String name, String value) {
    if (texts.containsKey(name) || texts.size() + numbers.size() < MOST) {
      List<String> column = texts.computeIfAbsent(name, first -> new ArrayList<>());
      if (column.size() <= rows) {
        pad(column, rows, null);
        column.add(value);
      }
    }
  }

  private static <T> void pad(List<T> column, int rows, T missing) {
    while (column.size() < rows) {
      column.add(missing);
    }
  }

  /** The text columns, a value or null a row. */
  Map<String, List<String>> texts() {
    return texts;
  }

  /** A numeric column; NaN where missing, and all NaN where there is none of the name. */
  double[] number(String name) {
    double[] column = new double[rows];
    List<Double> known = numbers.getOrDefault(name, List.of());
    for (int i = 0; i < rows; i++) {
      column[i] = i < known.size() ? known.get(i) : Double.NaN;
    }
    return column;
  }

  Iterable<String> numberNames() {
    return numbers.keySet();
  }

  /** How often each value of a text column is there; missing ones under an empty text. */
  Map<String, Integer> counts(String name) {
    Map<String, Integer> counts = new HashMap<>();
    texts
        .getOrDefault(name, List.of())
        .forEach(value -> counts.merge(value == null ? "" : value, 1, Integer::sum));
    return counts;
  }

  int rows() {
    return rows;
  }
}
