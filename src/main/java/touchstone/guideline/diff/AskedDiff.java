// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import touchstone.guideline.Question;
import touchstone.guideline.Template;
import touchstone.guideline.Values;

/**
 * One thing that is asked otherwise.
 *
 * @param kind questionAdded, questionRetired, questionChanged, optionAdded, optionRenamed,
 *     optionRetired, otherwise or shown
 * @param question its name; null where it is about what is shown
 * @param value of the option, or null
 * @param before what it was called, or null
 * @param after what it is called, or null
 */
public record AskedDiff(String kind, String question, String value, String before, String after) {

  static List<AskedDiff> of(Template before, Template after) {
    List<AskedDiff> all = new ArrayList<>();
    if (!before.show().equals(after.show())) {
      all.add(new AskedDiff("shown", null, null, null, null));
    }
    for (Question question : before.ask()) {
      if (after.question(question.name()) == null) {
        all.add(new AskedDiff("questionRetired", question.name(), null, question.title(), null));
      }
    }
    for (Question question : after.ask()) {
      Question old = before.question(question.name());
      if (old == null) {
        all.add(new AskedDiff("questionAdded", question.name(), null, null, question.title()));
      } else if (!old.toJson().equals(question.toJson())) {
        compare(old, question, all);
      }
    }
    return all;
  }

  private static void compare(Question old, Question now, List<AskedDiff> all) {
    int known = all.size();
    String name = now.name();
    if (!old.title().equals(now.title()) || !Objects.equals(old.help(), now.help())) {
      all.add(new AskedDiff("questionChanged", name, null, words(old), words(now)));
    }
    Map<String, String> were = Values.of(old);
    Map<String, String> are = Values.of(now);
    are.forEach(
        (value, title) -> {
          String was = were.get(value);
          if (was == null) {
            all.add(new AskedDiff("optionAdded", name, value, null, title));
          } else if (!was.equals(title)) {
            all.add(new AskedDiff("optionRenamed", name, value, was, title));
          }
        });
    were.forEach(
        (value, title) -> {
          if (!are.containsKey(value)) {
            all.add(new AskedDiff("optionRetired", name, value, title, null));
          }
        });
    if (all.size() == known) {
      all.add(new AskedDiff("otherwise", name, null, now.title(), now.title()));
    }
  }

  private static String words(Question question) {
    return question.help() == null
        ? question.title()
        : question.title() + " (" + question.help() + ")";
  }
}
