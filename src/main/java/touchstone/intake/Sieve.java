// SPDX-License-Identifier: Apache-2.0
package touchstone.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import touchstone.base.CodePoints;
import touchstone.base.Reason;
import touchstone.base.Secrets;
import touchstone.base.Text;
import touchstone.dataset.Dataset;
import touchstone.dataset.Items;
import touchstone.guideline.Question;
import touchstone.guideline.question.Vocabulary;
import touchstone.web.Language;
import touchstone.web.Messages;

/**
 * Lets through what can be taken. An item that is here already stays as it is: where the file has
 * another text, marks on it are not taken, since they would stand in the wrong place.
 */
final class Sieve implements Taker {
  private static final int BATCH = 50;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_KEY = 512;

  private final Items items;
  private final Dataset dataset;
  private final Wanted wanted;
  private final Losses losses;
  private final Sink sink;
  private final List<Brought> batch = new ArrayList<>();

  /** Takes an item that passed, with the answers that passed. */
  interface Sink {
    void take(Brought brought, boolean isNew);
  }

  Sieve(Items items, Dataset dataset, Wanted wanted, Losses losses, Sink sink) {
    this.items = items;
    this.dataset = dataset;
    this.wanted = wanted;
    this.losses = losses;
    this.sink = sink;
  }

  @Override
  public void lost(String at, String what, String detail) {
    losses.lost(at, what, detail);
  }

  @Override
  public void broken(String at, String why) {
    losses.broken(at, why);
  }

  @Override
  public void item(Brought brought) {
    batch.add(brought);
    if (batch.size() >= BATCH) {
      flush();
    }
  }

  /** Lets through what is left. */
  void flush() {
    Map<String, JsonNode> known =
        items.contents(dataset, batch.stream().map(Brought::key).distinct().toList());
    batch.forEach(each -> pass(each, known.get(each.key())));
    batch.clear();
  }

  private void pass(Brought brought, JsonNode known) {
    String key = brought.key();
    if (key.isBlank() || key.length() > LONGEST_KEY || Text.fault(key) != null) {
      broken(brought.at(), "has no key that an item may have");
      return;
    }
    if (known == null && brought.content() == null) {
      lost(brought.at(), "an item that is not here, and that this form names without holding", key);
      return;
    }
    String fault = brought.content() == null ? null : Text.fault(brought.content());
    if (fault != null) {
      broken(brought.at(), "holds a text that " + fault);
      return;
    }
    if (known != null && brought.content() != null && !holds(known, brought.content())) {
      lost(brought.at(), "content that differs from the item's own, which stays", key);
    }
    JsonNode content = known == null ? brought.content() : known;
    List<Brought.Answer> good = new ArrayList<>();
    for (Brought.Answer answer : brought.answers()) {
      if (fits(answer, content, brought.content())) {
        good.add(answer);
      }
    }
    sink.take(brought.with(good), known == null);
  }

  /** Whether the item's own content says all that the file's does; numbers by what they count. */
  private static boolean holds(JsonNode known, ObjectNode content) {
    return content.properties().stream()
        .allMatch(
            each -> known.has(each.getKey()) && same(known.get(each.getKey()), each.getValue()));
  }

  private static boolean same(JsonNode one, JsonNode other) {
    return one.equals(other)
        || one.isNumber()
            && other.isNumber()
            && one.decimalValue().compareTo(other.decimalValue()) == 0;
  }

  private boolean fits(Brought.Answer answer, JsonNode content, ObjectNode fileContent) {
    Question question = wanted.template().question(answer.question());
    String on = Vocabulary.on(question);
    if (on != null && fileContent != null && !fileContent.path(on).equals(content.path(on))) {
      lost(
          answer.at(),
          "marks on a text or image that is not the item's",
          "SHA-256 in the file "
              + Secrets.sha256(fileContent.path(on).asText())
              + ", here "
              + Secrets.sha256(content.path(on).asText()));
      return false;
    }
    CodePoints text = on == null ? null : CodePoints.of(content.path(on).asText());
    for (Brought.Quote quote : answer.quotes()) {
      String there = text == null ? null : text.slice(quote.start(), quote.end());
      if (!quote.exact().equals(there)) {
        lost(
            answer.at(),
            "marks on a text that reads otherwise than the file says",
            "at "
                + quote.start()
                + ", SHA-256 in the file "
                + Secrets.sha256(quote.exact())
                + ", here "
                + (there == null ? "nothing" : Secrets.sha256(there)));
        return false;
      }
    }
    Reason misfit = question.check(answer.answer(), content);
    if (misfit != null) {
      lost(
          answer.at(),
          "an answer that the question " + question.name() + " does not take",
          Messages.text(Language.ENGLISH, misfit));
      return false;
    }
    String rater = answer.rater();
    if (rater.isBlank() || rater.length() > LONGEST_NAME || Text.fault(rater) != null) {
      lost(answer.at(), "an answer of a rater without a name of 1 to 100 characters", null);
      return false;
    }
    return true;
  }
}
