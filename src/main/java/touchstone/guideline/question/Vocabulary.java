// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import touchstone.guideline.Question;

/**
 * The values that a question's answers are made of, each with its title, in order: options, or the
 * labels that parts are marked with. Empty where answers are free.
 */
public record Vocabulary(Map<String, String> titles) {
  public Vocabulary {
    titles = Collections.unmodifiableMap(new LinkedHashMap<>(titles));
  }

  public static Vocabulary of(Question question) {
    Map<String, String> titles = new LinkedHashMap<>();
    if (question instanceof Choice choice) {
      choice.offered().all().forEach(each -> titles.put(each.value(), each.title()));
    } else if (question instanceof Multi multi) {
      multi.offered().all().forEach(each -> titles.put(each.value(), each.title()));
    } else if (regions(question) != null) {
      regions(question).labels().all().forEach(each -> titles.put(each.value(), each.title()));
    } else if (question != null) {
      question.options().forEach(value -> titles.put(value, value));
    }
    return new Vocabulary(titles);
  }

  /** The field that the question's parts are marked on, or null. */
  public static String on(Question question) {
    return regions(question) == null ? null : regions(question).on();
  }

  private static Regions regions(Question question) {
    if (question instanceof Spans spans) {
      return spans.regions();
    }
    if (question instanceof Boxes boxes) {
      return boxes.regions();
    }
    return question instanceof Polygons polygons ? polygons.regions() : null;
  }

  /** The value that the words stand for: itself, or by the title where only one has it; or null. */
  public String find(String words) {
    if (words == null || titles.containsKey(words)) {
      return words;
    }
    List<String> named =
        titles.entrySet().stream()
            .filter(each -> each.getValue().equalsIgnoreCase(words.strip()))
            .map(Map.Entry::getKey)
            .toList();
    return named.size() == 1 ? named.get(0) : null;
  }
}
