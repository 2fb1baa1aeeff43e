// SPDX-License-Identifier: Apache-2.0
package touchstone.join;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import touchstone.base.Json;
import touchstone.base.Problem;

/**
 * How outcomes become labels. The outcomes are ranked: the first rule whose type occurred inside
 * the window wins, whatever the order of arrival.
 *
 * @param key the fields that make the key; ["key"] unless said
 * @param window how long after the prediction an outcome counts, the end itself not
 * @param lateness how long after the window its outcomes may be on their way
 * @param reviseUntil how long after closing something late may still change a label
 * @param defaultLabel what silence means; null: nothing can be said
 * @param requires a type of outcome without which nothing can be said, or null
 * @param exclude fields of a prediction with values that make the policy abstain
 * @param holdout the share of predictions that people label too
 * @param negatives the share of default labels that is given out, each with a weight of its inverse
 */
public record LabelPolicy(
    List<String> key,
    Duration window,
    Duration lateness,
    Duration reviseUntil,
    List<Rule> outcomes,
    String defaultLabel,
    String requires,
    Map<String, Set<String>> exclude,
    double holdout,
    double negatives) {
  private static final Duration LONGEST = Duration.ofDays(400);
  private static final int MOST = 100;
  private static final int LONGEST_LABEL = 200;
  private static final int LONGEST_TYPE = 100;
  private static final String DEFAULT = "default";

  /** As it is written; what is absent takes its default. */
  record Written(
      JsonNode key,
      String window,
      String lateness,
      String reviseUntil,
      List<Rule> outcomes,
      JsonNode defaultLabel,
      String requires,
      Map<String, List<JsonNode>> exclude,
      Double holdout,
      Double negatives) {}

  /** Reads a policy; 400 for an unknown field, 422 where a field is refused. */
  public static LabelPolicy of(JsonNode json) {
    if (json == null || !json.isObject()) {
      throw Problem.refusedField("policy", "must be an object");
    }
    ObjectNode plain = json.deepCopy();
    JsonNode silence = plain.remove(DEFAULT);
    if (plain.has("defaultLabel")) {
      throw Problem.refusedField("policy.defaultLabel", "is written default");
    }
    if (silence != null) {
      plain.set("defaultLabel", silence);
    }
    Written given = Json.read(plain, Written.class);
    return new LabelPolicy(
        keyFields(given.key()),
        duration("window", given.window(), null),
        duration("lateness", given.lateness(), Duration.ZERO),
        duration("reviseUntil", given.reviseUntil(), Duration.ofDays(30)),
        rules(given.outcomes()),
        silence == null ? "0" : silence.isNull() ? null : label("policy.default", silence),
        required(given.requires()),
        excluded(given.exclude()),
        share("holdout", given.holdout(), 0),
        share("negatives", given.negatives(), 1));
  }

  private static List<String> keyFields(JsonNode key) {
    if (key == null || key.isNull()) {
      return List.of("key");
    }
    List<String> fields = new ArrayList<>();
    if (key.isTextual()) {
      fields.add(key.asText());
    } else if (key.isArray()) {
      key.forEach(field -> fields.add(field.isTextual() ? field.asText() : ""));
    }
    if (fields.isEmpty()
        || fields.size() > 8
        || fields.stream().anyMatch(String::isBlank)
        || new HashSet<>(fields).size() < fields.size()) {
      throw Problem.refusedField(
          "policy.key", "must be the name of a field, or 1 to 8 different names");
    }
    return List.copyOf(fields);
  }

  private static Duration duration(String field, String text, Duration otherwise) {
    String at = "policy." + field;
    if (text == null) {
      if (otherwise == null) {
        throw Problem.refusedField(at, "is missing");
      }
      return otherwise;
    }
    try {
      Duration duration = Duration.parse(text);
      boolean fits = otherwise == null ? duration.toMillis() > 0 : !duration.isNegative();
      if (fits && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    } catch (java.time.DateTimeException | ArithmeticException bad) {
      // said below
    }
    throw Problem.refusedField(
        at, "must be a duration such as PT30M or P30D, at most 400 days: " + text);
  }

  private static List<Rule> rules(List<Rule> given) {
    if (given == null || given.isEmpty() || given.size() > MOST) {
      throw Problem.refusedField("policy.outcomes", "must hold 1 to 100 outcomes, ranked");
    }
    Set<String> types = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      String at = "policy.outcomes[" + i + "]";
      Rule rule = given.get(i);
      if (rule == null || rule.type() == null || rule.type().isBlank()) {
        throw Problem.refusedField(at + ".type", "is missing");
      }
      type(at + ".type", rule.type());
      if (!types.add(rule.type())) {
        throw Problem.refusedField(at + ".type", "is there twice: " + rule.type());
      }
      if ((rule.label() == null) == (rule.valueToLabel() == null)) {
        throw Problem.refusedField(at, "must have either label or valueToLabel");
      }
      if (rule.label() != null) {
        label(at + ".label", rule.label());
      }
      bands(at, rule);
    }
    return List.copyOf(given);
  }

  private static void bands(String at, Rule rule) {
    if (rule.valueToLabel() == null) {
      return;
    }
    for (Rule.Band band : rule.valueToLabel()) {
      if (band == null || band.label() == null) {
        throw Problem.refusedField(at + ".valueToLabel", "each must have a label");
      }
      label(at + ".valueToLabel.label", band.label());
      if (!finite(band.min()) || !finite(band.max())) {
        throw Problem.refusedField(at + ".valueToLabel", "has a min or max that is no number");
      }
      if (band.min() != null && band.max() != null && band.min() > band.max()) {
        throw Problem.refusedField(at + ".valueToLabel", "has a min above its max");
      }
    }
    if (rule.valueToLabel().isEmpty()) {
      throw Problem.refusedField(at + ".valueToLabel", "is empty");
    }
  }

  private static Map<String, Set<String>> excluded(Map<String, List<JsonNode>> given) {
    Map<String, Set<String>> excluded = new java.util.LinkedHashMap<>();
    if (given != null) {
      given.forEach(
          (field, values) -> {
            Set<String> texts = new LinkedHashSet<>();
            if (values != null) {
              values.forEach(value -> texts.add(value.asText()));
            }
            if (texts.isEmpty()) {
              throw Problem.refusedField("policy.exclude." + field, "names no value");
            }
            excluded.put(field, texts);
          });
    }
    return excluded;
  }

  private static String label(String at, JsonNode value) {
    if (value.isContainerNode()) {
      throw Problem.refusedField(at, "must be a label, or null to abstain");
    }
    return label(at, value.asText());
  }

  private static String label(String at, String label) {
    if (label.isBlank() || label.length() > LONGEST_LABEL) {
      throw Problem.refusedField(at, "must be a text of 1 to " + LONGEST_LABEL + " characters");
    }
    return label;
  }

  /** The name of a type of outcome: one longer than any that is taken could never occur. */
  private static String type(String at, String type) {
    if (type.isBlank() || type.length() > LONGEST_TYPE || type.equals("heartbeat")) {
      throw Problem.refusedField(
          at,
          "must be 1 to " + LONGEST_TYPE + " characters, and not heartbeat, which is no outcome");
    }
    return type;
  }

  private static String required(String type) {
    return type == null ? null : type("policy.requires", type);
  }

  private static boolean finite(Double bound) {
    return bound == null || Double.isFinite(bound);
  }

  private static double share(String field, Double given, double otherwise) {
    double share = given == null ? otherwise : given;
    if (!(share >= 0 && share <= 1) || (field.equals("negatives") && share == 0)) {
      throw Problem.refusedField("policy." + field, "must be a share between 0 and 1");
    }
    return share;
  }

  /** Every label that this policy can give. */
  public Set<String> labels() {
    Set<String> labels = new LinkedHashSet<>();
    for (Rule rule : outcomes) {
      if (rule.valueToLabel() == null) {
        labels.add(rule.label());
      } else {
        rule.valueToLabel().forEach(band -> labels.add(band.label()));
      }
    }
    if (defaultLabel != null) {
      labels.add(defaultLabel);
    }
    return labels;
  }

  /** Whether an outcome of this type means a label by its amount alone. */
  public boolean needsAmount(String type) {
    return outcomes.stream()
        .anyMatch(rule -> rule.type().equals(type) && rule.valueToLabel() != null);
  }

  /** The label that means that what was hoped for happened: the first one of the ranking. */
  public String positive() {
    return labels().iterator().next();
  }

  /** Whether people are to label this key too: the same for ever, whatever else comes. */
  public boolean heldOut(java.util.UUID keyHash) {
    return unit(keyHash.getMostSignificantBits()) < holdout;
  }

  /** Whether the default label of this key is given out. */
  public boolean sampled(java.util.UUID keyHash) {
    return unit(keyHash.getLeastSignificantBits()) < negatives;
  }

  private static double unit(long bits) {
    return (bits >>> 11) * 0x1.0p-53;
  }
}
