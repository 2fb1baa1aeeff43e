// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Gathers the profile of one field, value by value, in bounded memory. */
final class FieldStatistics {
  private static final int MOST_DISTINCT = 10_000;
  private static final int SAMPLE = 20_000;
  private static final int SHOWN = 8;
  private static final int LONGEST_SHOWN = 120;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

  private final String field;
  private final Map<String, Long> values = new LinkedHashMap<>();
  private final Map<String, Long> types = new TreeMap<>();
  private final double[] numbers = new double[SAMPLE];
  private long numberCount;
  private boolean tooMany;
  private long present;
  private long empty;
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;
  private int shortest = Integer.MAX_VALUE;
  private int longest;

  FieldStatistics(String field) {
    this.field = field;
  }

  void add(JsonNode value) {
    if (value.isNull()) {
      return;
    }
    present++;
    String text = value.isContainerNode() ? value.toString() : value.asText();
    if (text.isEmpty()) {
      empty++;
    } else {
      types.merge(type(value, text), 1L, Long::sum);
      shortest = Math.min(shortest, text.length());
      longest = Math.max(longest, text.length());
    }
    count(text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text);
  }

  private String type(JsonNode value, String text) {
    if (value.isBoolean()) {
      return "yes-no";
    }
    if (value.isArray()) {
      return "list";
    }
    if (value.isObject()) {
      return "object";
    }
    if (NUMBER.matcher(text).matches() && text.length() < 40) {
      double number = Double.parseDouble(text);
      low = Math.min(low, number);
      high = Math.max(high, number);
      // The first values, then every one at a place that the count decides: no seed is needed.
      long place =
          numberCount < SAMPLE
              ? numberCount
              : Math.floorMod(numberCount * 0x9E3779B97F4A7C15L >>> 16, numberCount);
      if (place < SAMPLE) {
        numbers[(int) place] = number;
      }
      numberCount++;
      return "number";
    }
    return "text";
  }

  private void count(String text) {
    Long known = values.get(text);
    if (known != null || values.size() < MOST_DISTINCT) {
      values.put(text, known == null ? 1 : known + 1);
    } else {
      tooMany = true;
    }
  }

  FieldProfile profile(long items) {
    String type =
        types.size() == 1 ? types.keySet().iterator().next() : types.isEmpty() ? "empty" : "mixed";
    boolean numeric = type.equals("number");
    boolean measured = numeric || longest > 0;
    return new FieldProfile(
        field,
        type,
        present,
        items - present,
        empty,
        tooMany ? null : (long) values.size(),
        measured ? Double.valueOf(numeric ? low : shortest) : null,
        measured ? Double.valueOf(numeric ? high : longest) : null,
        top(),
        numeric ? outliers() : List.of(),
        inconsistent());
  }

  private List<FieldProfile.ValueCount> top() {
    return values.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(SHOWN)
        .map(entry -> new FieldProfile.ValueCount(entry.getKey(), entry.getValue()))
        .toList();
  }

  private List<String> outliers() {
    double[] sorted = Arrays.copyOf(numbers, (int) Math.min(numberCount, SAMPLE));
    Arrays.sort(sorted);
    double first = sorted[sorted.length / 4];
    double third = sorted[(int) (sorted.length * 3L / 4)];
    double fence = 3 * (third - first);
    if (sorted.length < 8 || fence == 0) {
      return List.of();
    }
    return values.keySet().stream()
        .filter(text -> NUMBER.matcher(text).matches())
        .filter(
            text -> {
              double number = Double.parseDouble(text);
              return number < first - fence || number > third + fence;
            })
        .sorted(Comparator.comparingDouble(Double::parseDouble))
        .limit(SHOWN)
        .toList();
  }

  /**
   * Forms of one meaning: numbers that are equal, texts that differ in case or white space only.
   */
  private List<List<String>> inconsistent() {
    Map<String, Set<String>> forms = new LinkedHashMap<>();
    for (String text : values.keySet()) {
      forms.computeIfAbsent(meaning(text), first -> new LinkedHashSet<>()).add(text);
    }
    List<List<String>> groups = new ArrayList<>();
    Collection<String> nothing = new ArrayList<>();
    for (Map.Entry<String, Set<String>> form : forms.entrySet()) {
      if (form.getKey().isEmpty() || form.getKey().equals("0")) {
        nothing.addAll(form.getValue());
      } else if (form.getValue().size() > 1) {
        groups.add(List.copyOf(form.getValue()));
      }
    }
    if (nothing.size() > 1) {
      groups.add(0, List.copyOf(nothing));
    }
    return groups.stream().limit(SHOWN).toList();
  }

  private static String meaning(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    if (NUMBER.matcher(plain).matches() && plain.length() < 40 && !plain.contains("e")) {
      BigDecimal number = new BigDecimal(plain);
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
    return plain;
  }
}
