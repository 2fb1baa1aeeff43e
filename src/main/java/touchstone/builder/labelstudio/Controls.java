// SPDX-License-Identifier: Apache-2.0
package touchstone.builder.labelstudio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import touchstone.base.Json;

/** The control tags: each a question, in the order in which they stand. */
final class Controls {
  /** How one kind of control fills its question; false where it cannot be asked here. */
  private interface Kind {
    boolean fill(Tag tag, ObjectNode question, Map<String, String> values);
  }

  private final Map<String, Kind> kinds;
  private final Notes notes;
  private final Map<String, ObjectNode> byTagName = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> valuesByTagName = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final ArrayNode ask = Json.array();

  private static final Set<String> NAMES =
      Set.of(
          "Choices",
          "Rating",
          "Number",
          "TextArea",
          "DateTime",
          "Taxonomy",
          "Pairwise",
          "Ranker",
          "Labels",
          "ParagraphLabels",
          "RectangleLabels",
          "PolygonLabels");

  Controls(Notes notes, Shows shows) {
    this.notes = notes;
    Selections selections = new Selections(notes);
    Fields fields = new Fields(notes, shows);
    Regions regions = new Regions(notes, shows);
    kinds =
        Map.ofEntries(
            Map.entry("Choices", selections::choices),
            Map.entry("Taxonomy", (tag, question, values) -> selections.taxonomy(tag, question)),
            Map.entry("Rating", (tag, question, values) -> fields.rating(tag, question)),
            Map.entry("Number", (tag, question, values) -> fields.number(tag, question)),
            Map.entry("TextArea", (tag, question, values) -> fields.textArea(tag, question)),
            Map.entry("DateTime", (tag, question, values) -> fields.date(tag, question)),
            Map.entry("Pairwise", (tag, question, values) -> fields.pairwise(tag, question)),
            Map.entry("Ranker", (tag, question, values) -> fields.ranker(tag, question)),
            Map.entry("Labels", (tag, question, values) -> regions.spans(tag, question)),
            Map.entry("ParagraphLabels", (tag, question, values) -> regions.spans(tag, question)),
            Map.entry(
                "RectangleLabels",
                (tag, question, values) -> regions.drawn(tag, question, "boxes")),
            Map.entry(
                "PolygonLabels",
                (tag, question, values) -> regions.drawn(tag, question, "polygons")));
  }

  static boolean isOne(Tag tag) {
    return NAMES.contains(tag.name);
  }

  void take(Tag tag, String header, ObjectNode outer) {
    String name = tag.get("name");
    tag.get("toName");
    if (tag.is("perRegion") || tag.get("whenLabelValue") != null) {
      notes.lack(
          tag, "asks about one region; questions here are about the item, so it is left out");
      return;
    }
    ObjectNode own = condition(tag);
    ObjectNode question = Json.object();
    question.put("name", valid(tag, name)).put("type", "");
    question.put("title", header == null ? words(name, tag) : header);
    required(tag, question);
    Map<String, String> values = new LinkedHashMap<>();
    if (!kinds.get(tag.name).fill(tag, question, values)) {
      taken.remove(question.path("name").asText());
      return;
    }
    if (own != null || outer != null) {
      question.set("when", own == null ? outer : own);
    }
    if (name != null) {
      byTagName.putIfAbsent(name, question);
      valuesByTagName.putIfAbsent(name, values);
    }
    ask.add(question);
  }

  /** What is optional there is so here; a pair or a ranking is always given. */
  private static void required(Tag tag, ObjectNode question) {
    if (!tag.is("required") && !tag.named("Pairwise", "Ranker")) {
      question.put("required", false);
    }
  }

  private String valid(Tag tag, String name) {
    String stem = name == null ? tag.name : name.replaceAll("[^A-Za-z0-9_-]+", "-");
    stem = stem.length() > 56 ? stem.substring(0, 56) : stem;
    String valid = stem;
    for (int number = 2; !taken.add(valid); number++) {
      valid = stem + "-" + number;
    }
    if (!valid.equals(name)) {
      notes.mention(tag, (name == null ? "it has no name and" : name) + " is called " + valid);
    }
    return valid;
  }

  private static String words(String name, Tag tag) {
    String spaced = (name == null ? tag.name : name).replaceAll("[_-]+", " ").strip();
    return spaced.isEmpty()
        ? tag.name
        : spaced.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + spaced.substring(1);
  }

  /** The condition that a tag's visibleWhen makes, or null. */
  ObjectNode condition(Tag tag) {
    String visible = tag.get("visibleWhen");
    String whenTag = tag.get("whenTagName");
    String choices = tag.get("whenChoiceValue");
    if (visible == null) {
      return null;
    }
    Map<String, String> values = valuesByTagName.get(whenTag);
    if (!visible.equals("choice-selected")) {
      notes.lack(tag, "visibleWhen=\"" + visible + "\" is not known; it is always asked");
      return null;
    }
    if (values == null || values.isEmpty()) {
      notes.lack(tag, "whenTagName names no earlier Choices; it is always asked");
      return null;
    }
    ArrayNode list = Json.array();
    if (choices == null) {
      values.values().forEach(list::add);
    } else if (values.containsKey(choices)) {
      list.add(values.get(choices));
    } else {
      for (String choice : choices.split(",")) {
        if (values.containsKey(choice.strip())) {
          list.add(values.get(choice.strip()));
        } else {
          notes.lack(tag, "whenChoiceValue " + choice.strip() + " is no choice of " + whenTag);
        }
      }
    }
    String question = byTagName.get(whenTag).path("name").asText();
    return list.isEmpty() ? null : Json.object().set(question, list);
  }

  ArrayNode toJson() {
    return ask;
  }
}
