// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import touchstone.base.Json;

/**
 * The fields of one JSON object, read one by one: each that does not fit is a fault at its place
 * and reads as absent, and in the end each that nobody asked for is unknown.
 */
public final class Fields {
  private final JsonNode json;
  private final Place place;
  private final int before;
  private final Set<String> known = new LinkedHashSet<>();

  private Fields(JsonNode json, Place place, int before) {
    this.json = json;
    this.place = place;
    this.before = before;
  }

  /** The fields of what should be an object; where it is none, that is the only fault. */
  public static Fields of(JsonNode json, Place place) {
    if (json != null && json.isObject()) {
      return new Fields(json, place, place.count());
    }
    place.fault("must be an object");
    return new Fields(Json.object(), Place.root(), -1);
  }

  /** The value of a field, or null where it is absent or null. */
  public JsonNode value(String name) {
    known.add(name);
    JsonNode value = json.get(name);
    return value == null || value.isNull() ? null : value;
  }

  /** The place of a field. */
  public Place place(String name) {
    return place.field(name);
  }

  /** The value of a field, or null and a fault where it is absent. */
  public JsonNode needed(String name) {
    JsonNode value = value(name);
    if (value == null) {
      place(name).fault("is missing");
    }
    return value;
  }

  /** A text that must be there and not blank, stripped. */
  public String text(String name, int most) {
    JsonNode value = needed(name);
    if (value != null && value.isTextual() && value.textValue().isBlank()) {
      place(name).fault("must not be blank");
      return null;
    }
    return value == null ? null : optionalText(name, most);
  }

  /** A text of at most so many code points, stripped; null where it is absent or blank. */
  public String optionalText(String name, int most) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      place(name).fault("must be a text");
      return null;
    }
    String text = value.textValue();
    if (text.codePointCount(0, text.length()) > most) {
      place(name).fault("is longer than " + most + " characters");
      return null;
    }
    return text.isBlank() ? null : text.strip();
  }

  /** A text that must be there and have the form; else the fault is the rule. */
  public String word(String name, Pattern form, String rule) {
    return needed(name) == null ? null : optionalWord(name, form, rule);
  }

  public String optionalWord(String name, Pattern form, String rule) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (value.isTextual() && form.matcher(value.textValue()).matches()) {
      return value.textValue();
    }
    place(name).fault(rule);
    return null;
  }

  /** One of the words, which must be there. */
  public String oneOf(String name, Collection<String> words) {
    return needed(name) == null ? null : optionalOneOf(name, words);
  }

  public String optionalOneOf(String name, Collection<String> words) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (value.isTextual() && words.contains(value.textValue())) {
      return value.textValue();
    }
    place(name).fault("must be one of " + String.join(", ", words));
    return null;
  }

  public boolean flag(String name, boolean otherwise) {
    JsonNode value = value(name);
    if (value != null && !value.isBoolean()) {
      place(name).fault("must be true or false");
      return otherwise;
    }
    return value == null ? otherwise : value.booleanValue();
  }

  /** A whole number within bounds, or null where it is absent. */
  public Integer whole(String name, int least, int most) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (value.isNumber() && value.canConvertToExactIntegral() && value.canConvertToInt()) {
      int number = value.intValue();
      if (number >= least && number <= most) {
        return number;
      }
    }
    place(name).fault("must be a whole number, " + least + " to " + most);
    return null;
  }

  /** A list that must be there; elements that its reader makes null of are left out. */
  public <T> List<T> list(
      String name, int least, int most, BiFunction<JsonNode, Place, T> element) {
    JsonNode value = needed(name);
    List<T> list = new ArrayList<>();
    if (value == null) {
      return list;
    }
    if (!value.isArray() || value.size() < least || value.size() > most) {
      place(name).fault("must be a list of " + least + " to " + most);
      return list;
    }
    for (int i = 0; i < value.size(); i++) {
      T read = element.apply(value.get(i), place(name).index(i));
      if (read != null) {
        list.add(read);
      }
    }
    return list;
  }

  /** Whether nothing in this object is wrong; asked last, for it refuses the unknown fields. */
  public boolean sound() {
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                place(name).fault("unknown; known here: " + String.join(", ", known));
              }
            });
    return place.count() == before;
  }
}
