// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import touchstone.base.Json;
import touchstone.guideline.Question;

/**
 * What was answered to one question, item by item.
 *
 * @param partly whether there were more answers than are read
 */
record Heard(Question question, List<Item> items, boolean partly) {

  /**
   * The answers to an item, the newest of each rater, golds left out.
   *
   * @param label what they amount to, as text, or null
   * @param length characters of the text that spans are marked on; 0 elsewhere
   */
  record Item(String label, long length, Map<String, String> slices, List<Answer> answers) {}

  /**
   * One rater's answer.
   *
   * @param rater the participant
   * @param name for people
   * @param millis active time, or null
   */
  record Answer(String rater, String name, String kind, int version, String text, Long millis) {
    Origin origin() {
      return Origin.of(kind);
    }

    private Ratings.Given given() {
      return new Ratings.Given(rater, text);
    }
  }

  Answers kind() {
    return Answers.of(question.type());
  }

  Stream<Answer> answers() {
    return items.stream().flatMap(item -> item.answers().stream());
  }

  /** All answers, item by item. */
  Ratings ratings() {
    return ratings(answer -> true, item -> true);
  }

  /** Only these answers to these items. */
  Ratings ratings(Predicate<Answer> answers, Predicate<Item> wanted) {
    Gathering gathering = new Gathering(kind()).offering(offered());
    for (Item item : items) {
      if (wanted.test(item)) {
        gathering.item(given(item, answers), item.length());
      }
    }
    return gathering.ratings();
  }

  /** Each answer of one side beside each of the other; never two of the same side. */
  Ratings across(Predicate<Answer> side, Predicate<Answer> other) {
    Gathering gathering = new Gathering(kind()).offering(offered());
    for (Item item : items) {
      List<List<Ratings.Given>> pairs = new ArrayList<>();
      List<Ratings.Given> others = given(item, other);
      for (Ratings.Given one : given(item, side)) {
        others.forEach(each -> pairs.add(List.of(one, each)));
      }
      gathering.pairs(pairs, item.length());
    }
    return gathering.ratings();
  }

  /** How many pairs of answers that compares. */
  long crossed(Predicate<Answer> side, Predicate<Answer> other) {
    return items.stream()
        .mapToLong(
            item ->
                item.answers().stream().filter(side).count()
                    * item.answers().stream().filter(other).count())
        .sum();
  }

  private static List<Ratings.Given> given(Item item, Predicate<Answer> wanted) {
    return item.answers().stream().filter(wanted).map(Answer::given).toList();
  }

  /** The answers that could have been given, as texts, where they are few. */
  Collection<String> offered() {
    return switch (kind()) {
      case CLASSES ->
          question.options().stream().map(value -> Json.write(TextNode.valueOf(value))).toList();
      case STEPS -> question.options();
      default -> List.of();
    };
  }
}
