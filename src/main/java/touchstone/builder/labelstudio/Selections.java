// SPDX-License-Identifier: Apache-2.0
package touchstone.builder.labelstudio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import touchstone.base.Json;
import touchstone.builder.draft.Names;

/** Choices and taxonomies: options made of Choice tags, in a list or a tree. */
final class Selections {
  private final Notes notes;

  Selections(Notes notes) {
    this.notes = notes;
  }

  /** A choice or, where several may be ticked, a multi; nested choices make a taxonomy. */
  boolean choices(Tag tag, ObjectNode question, Map<String, String> values) {
    String how = tag.get("choice", "single");
    List<Tag> all = tag.children("Choice").toList();
    strangers(tag);
    if (all.stream().anyMatch(choice -> choice.children("Choice").findAny().isPresent())) {
      tag.get("allowNested");
      question.put("type", "taxonomy").put("many", how.equals("multiple"));
      return tree(tag, question);
    }
    if (tag.get("value") != null) {
      notes.lack(tag, "choices that come from the item are not taken over; it is left out");
      return false;
    }
    if (all.size() < 2) {
      notes.lack(tag, "a question takes two choices or more; it is left out");
      return false;
    }
    if (!Set.of("single", "single-radio", "multiple").contains(how)) {
      notes.lack(tag, "choice=\"" + how + "\" is not known; one may be chosen");
    }
    question.put("type", how.equals("multiple") ? "multi" : "choice");
    ArrayNode options = question.putArray("options");
    Set<String> taken = new HashSet<>();
    Set<String> keys = new HashSet<>();
    for (Tag choice : all) {
      ObjectNode option = options.addObject();
      option(choice, option, taken, options.size());
      key(choice, option, keys);
      if (choice.get("hint") != null) {
        option.put("description", choice.get("hint"));
      }
      values.putIfAbsent(
          choice.get("value", choice.get("alias", "")), option.path("value").asText());
      if (choice.get("alias") != null) {
        values.putIfAbsent(choice.get("alias"), option.path("value").asText());
      }
      notes.unread(choice);
    }
    return true;
  }

  boolean taxonomy(Tag tag, ObjectNode question) {
    question.put("type", "taxonomy");
    strangers(tag);
    if (tag.is("leafsOnly")) {
      question.put("leavesOnly", true);
    }
    String most = tag.get("maxUsages");
    if (most != null && most.matches("[1-9]\\d{0,3}")) {
      question.put("max", Integer.parseInt(most));
    } else if (most != null) {
      notes.mention(tag, "maxUsages=\"" + most + "\" is no number");
    }
    return tree(tag, question);
  }

  private boolean tree(Tag tag, ObjectNode question) {
    ArrayNode tree = Json.array();
    nodes(tag, tree);
    if (tree.isEmpty()) {
      notes.lack(tag, "has no Choice; it is left out");
      return false;
    }
    question.set("tree", tree);
    return true;
  }

  private void nodes(Tag parent, ArrayNode into) {
    Set<String> taken = new HashSet<>();
    parent
        .children("Choice")
        .forEach(
            choice -> {
              ObjectNode node = into.addObject();
              option(choice, node, taken, into.size());
              strangers(choice);
              if (choice.children("Choice").findAny().isPresent()) {
                nodes(choice, node.putArray("children"));
              }
              notes.unread(choice);
            });
  }

  /** The value that results were known by there, as far as it may be one here, and the title. */
  private void option(Tag choice, ObjectNode option, Set<String> taken, int number) {
    String title = choice.get("value", choice.get("alias", ""));
    String known = choice.get("alias", title);
    option.put("value", value(known, number, taken)).put("title", title);
    if (title.isEmpty()) {
      notes.lack(choice, "has no value; write a title");
    }
  }

  /** A value known from there as it is where its letters allow, else made of it; unique. */
  static String value(String known, int number, Set<String> taken) {
    boolean fits = known.matches("[A-Za-z0-9_.:-]{1,64}") && taken.add(known);
    return fits ? known : Names.value(known, number, taken);
  }

  private void key(Tag choice, ObjectNode option, Set<String> keys) {
    String key = choice.get("hotkey");
    if (key == null) {
      return;
    }
    if (key.matches("[^\\p{Z}\\p{C}]") && keys.add(key.toLowerCase(Locale.ROOT))) {
      option.put("key", key);
    } else {
      notes.mention(choice, "hotkey " + key + " is no single key or taken");
    }
  }

  /** Notes what stands inside beside choices. */
  private void strangers(Tag tag) {
    tag.children.stream()
        .filter(child -> !child.name.equals("Choice"))
        .forEach(child -> notes.lack(child, "is not known inside " + tag.name));
  }
}
