// SPDX-License-Identifier: Apache-2.0
package touchstone.builder.labelstudio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import touchstone.base.Json;

/**
 * Turns a labelling configuration into a template. Its tags are read in order; a Header is the
 * title of what follows; what is not understood is noted by line, never dropped in silence.
 */
public final class LabelStudio {
  private final Notes notes = new Notes();
  private final Shows shows = new Shows(notes);
  private final Controls controls = new Controls(notes, shows);
  private Tag header;

  private LabelStudio() {}

  /** The template and the notes; 413 or 422 where the text is no configuration. */
  public static Imported read(String xml) {
    return new LabelStudio().convert(Markup.read(xml));
  }

  private Imported convert(Tag root) {
    shows.collect(root);
    walk(root, null);
    leftOver();
    ObjectNode template = Json.object();
    template.set("show", shows.toJson());
    template.set("ask", controls.toJson());
    return new Imported(template, notes.byLine());
  }

  private void walk(Tag tag, ObjectNode when) {
    switch (tag.name) {
      case "View", "Collapse", "Panel" -> group(tag, when);
      case "Style" -> notes.mention(tag, "styles are not taken over");
      case "Header" -> header(tag);
      default -> {
        if (shows.isRanked(tag)) {
          tag.get("value");
        } else if (Shows.isOne(tag)) {
          shows.take(tag, title());
        } else if (Controls.isOne(tag)) {
          controls.take(tag, title(), when);
        } else {
          notes.lack(tag, "this tag is not known here; it is left out");
          inside(tag).forEach(child -> walk(child, when));
          return;
        }
      }
    }
    notes.unread(tag);
  }

  private void group(Tag tag, ObjectNode outer) {
    if (!tag.name.equals("View")) {
      notes.mention(tag, "the group is opened up: what is in it stays");
    }
    ObjectNode own = controls.condition(tag);
    tag.children.forEach(child -> walk(child, own == null ? outer : own));
  }

  /** Of a tag that is not known, the children that are more than its options. */
  private static List<Tag> inside(Tag tag) {
    List<Tag> known = new ArrayList<>();
    for (Tag child : tag.children) {
      if (child.named("View", "Header") || Shows.isOne(child) || Controls.isOne(child)) {
        known.add(child);
      }
    }
    return known;
  }

  private void header(Tag tag) {
    String words = tag.get("value");
    tag.get("name");
    if (words != null && words.startsWith("$")) {
      shows.text(tag, words.substring(1));
      return;
    }
    leftOver();
    header = words == null ? null : tag;
  }

  private String title() {
    String title = header == null ? null : header.get("value");
    header = null;
    return title;
  }

  private void leftOver() {
    if (header != null) {
      notes.mention(header, "the heading stands before nothing that could have it as title");
      header = null;
    }
  }
}
