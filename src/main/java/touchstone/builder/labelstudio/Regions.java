// SPDX-License-Identifier: Apache-2.0
package touchstone.builder.labelstudio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Labels on parts of a text or an image. */
final class Regions {
  /** The names of colours that configurations commonly use. */
  private static final Map<String, String> COLOURS =
      Map.ofEntries(
          Map.entry("red", "#ff0000"),
          Map.entry("darkred", "#8b0000"),
          Map.entry("orange", "#ffa500"),
          Map.entry("darkorange", "#ff8c00"),
          Map.entry("yellow", "#ffff00"),
          Map.entry("green", "#008000"),
          Map.entry("lime", "#00ff00"),
          Map.entry("blue", "#0000ff"),
          Map.entry("navy", "#000080"),
          Map.entry("purple", "#800080"),
          Map.entry("pink", "#ffc0cb"),
          Map.entry("brown", "#a52a2a"),
          Map.entry("teal", "#008080"),
          Map.entry("cyan", "#00ffff"),
          Map.entry("magenta", "#ff00ff"),
          Map.entry("black", "#000000"),
          Map.entry("gray", "#808080"),
          Map.entry("grey", "#808080"));

  private final Notes notes;
  private final Shows shows;

  Regions(Notes notes, Shows shows) {
    this.notes = notes;
    this.shows = shows;
  }

  /** Spans of a text; they may overlap there, so they may here. */
  boolean spans(Tag tag, ObjectNode question) {
    Tag object = shows.object(tag.get("toName"));
    String field = object == null ? null : Shows.field(object);
    if (field == null || !object.named("Text", "Paragraphs")) {
      String on = object == null ? "nothing known" : object.name;
      notes.lack(tag, "labels on " + on + " are not taken over; it is left out");
      return false;
    }
    if (object.name.equals("Paragraphs")) {
      notes.lack(
          object, "is shown as one text, for labels stand on texts; " + field + " must be one");
      shows.showAs(field, "text");
    }
    question.put("type", "spans").put("on", field).put("overlap", true);
    return labels(tag, question);
  }

  boolean drawn(Tag tag, ObjectNode question, String type) {
    Tag object = shows.object(tag.get("toName"));
    String field = object == null ? null : Shows.field(object);
    if (field == null || !object.name.equals("Image")) {
      notes.lack(tag, "toName must name an Image; it is left out");
      return false;
    }
    if (!"false".equals(tag.get("canRotate")) && tag.is("canRotate")) {
      notes.lack(tag, "boxes are not rotated here");
    }
    question.put("type", type).put("on", field);
    return labels(tag, question);
  }

  private boolean labels(Tag tag, ObjectNode question) {
    List<Tag> all = tag.children("Label").toList();
    tag.children.stream()
        .filter(child -> !child.name.equals("Label"))
        .forEach(child -> notes.lack(child, "is not known inside " + tag.name));
    if (all.isEmpty()) {
      notes.lack(tag, "has no Label; it is left out");
      return false;
    }
    ArrayNode labels = question.putArray("labels");
    Set<String> taken = new HashSet<>();
    Set<String> keys = new HashSet<>();
    for (Tag each : all) {
      String title = each.get("value", each.get("alias", ""));
      ObjectNode label = labels.addObject();
      label.put("value", Selections.value(each.get("alias", title), labels.size(), taken));
      label.put("title", title);
      colour(each, label);
      key(each, label, keys);
      notes.unread(each);
    }
    return true;
  }

  private void colour(Tag tag, ObjectNode label) {
    String written = tag.get("background");
    if (written == null) {
      return;
    }
    String lower = written.toLowerCase(Locale.ROOT);
    String colour = lower.matches("#[0-9a-f]{3}") ? lower.replaceAll("([0-9a-f])", "$1$1") : lower;
    colour = COLOURS.getOrDefault(colour, colour);
    if (colour.matches("#[0-9a-f]{6}")) {
      label.put("colour", colour);
    } else {
      notes.mention(tag, "background " + written + " is no colour such as #1d6f42");
    }
  }

  private void key(Tag tag, ObjectNode label, Set<String> keys) {
    String key = tag.get("hotkey");
    if (key != null && key.matches("[^\\p{Z}\\p{C}]") && keys.add(key.toLowerCase(Locale.ROOT))) {
      label.put("key", key);
    } else if (key != null) {
      notes.mention(tag, "hotkey " + key + " is no single key or taken");
    }
  }
}
