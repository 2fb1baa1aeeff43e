// SPDX-License-Identifier: Apache-2.0
package touchstone.builder.labelstudio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import touchstone.base.Json;

/** Ratings, numbers, texts, dates, pairs and rankings. */
final class Fields {
  private final Notes notes;
  private final Shows shows;

  Fields(Notes notes, Shows shows) {
    this.notes = notes;
    this.shows = shows;
  }

  boolean rating(Tag tag, ObjectNode question) {
    String most = tag.get("maxRating", "5");
    int highest = most.matches("\\d{1,3}") ? Integer.parseInt(most) : 0;
    if (highest < 2 || highest > 101) {
      notes.lack(tag, "maxRating must be 2 to 101; 5 is taken");
      highest = 5;
    }
    question.put("type", "scale").put("min", 1).put("max", highest);
    return true;
  }

  boolean number(Tag tag, ObjectNode question) {
    question.put("type", "number");
    for (String bound : new String[] {"min", "max", "step"}) {
      String text = tag.get(bound);
      if (text != null) {
        try {
          question.put(bound, new BigDecimal(text));
        } catch (NumberFormatException none) {
          notes.lack(tag, bound + "=\"" + text + "\" is no number");
        }
      }
    }
    return true;
  }

  boolean textArea(Tag tag, ObjectNode question) {
    question.put("type", "text");
    String rows = tag.get("rows");
    if (rows != null && !rows.equals("1")) {
      question.put("multiline", true);
    }
    if (tag.get("placeholder") != null) {
      question.put("help", tag.get("placeholder"));
    }
    if (tag.get("maxSubmissions") != null) {
      notes.mention(tag, "maxSubmissions is not taken over: one text is written");
    }
    return true;
  }

  boolean date(Tag tag, ObjectNode question) {
    question.put("type", "date");
    String only = tag.get("only", "date,time");
    if (only.contains("time")) {
      notes.lack(tag, "the time is not kept, only the date");
    } else if (!only.contains("date")) {
      notes.lack(tag, "a part of a date (" + only + ") is asked as a whole date");
    }
    for (String bound : new String[] {"min", "max"}) {
      String text = tag.get(bound);
      if (text != null && text.matches("\\d{4}-\\d{2}-\\d{2}")) {
        question.put(bound, text);
      } else if (text != null) {
        notes.mention(tag, bound + "=\"" + text + "\" is no date such as 2026-11-23");
      }
    }
    return true;
  }

  boolean pairwise(Tag tag, ObjectNode question) {
    ArrayNode of = Json.array();
    for (String name : tag.get("toName", "").split(",")) {
      Tag object = shows.object(name.strip());
      if (object != null && Shows.field(object) != null) {
        of.add(Shows.field(object));
      }
    }
    if (of.size() != 2) {
      notes.lack(tag, "toName must name two objects; it is left out");
      return false;
    }
    question.put("type", "pairwise").put("tie", false).set("of", of);
    return true;
  }

  boolean ranker(Tag tag, ObjectNode question) {
    tag.children.forEach(child -> notes.lack(child, "is not known inside Ranker"));
    Tag list = shows.object(tag.get("toName"));
    if (list == null || !list.name.equals("List") || Shows.field(list) == null) {
      notes.lack(tag, "toName must name a List; it is left out");
      return false;
    }
    question.put("type", "rank").put("of", Shows.field(list));
    return true;
  }
}
