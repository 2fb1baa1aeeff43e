// SPDX-License-Identifier: Apache-2.0
package touchstone.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import touchstone.base.Json;
import touchstone.dataset.Dataset;
import touchstone.dataset.ItemLine;
import touchstone.dataset.Items;
import touchstone.dataset.LineFormat;

/**
 * One file, read as often as is needed: once to look, once for its items and once for its answers,
 * each time in constant memory.
 */
record Reading(Items items, Dataset dataset, IntakeFormat format, Path file, Wanted wanted) {
  private static final int REMEMBERED = 2000;

  /** Reads the file through the sieve. */
  void through(Losses losses, Sieve.Sink sink) {
    Sieve sieve = new Sieve(items, dataset, wanted, losses, sink);
    try {
      format.read(file, wanted, sieve);
      sieve.flush();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The items that are not here yet, the first of each key, as imports of items take them. */
  LineFormat newItems() {
    Map<String, Boolean> lately =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
          }
        };
    return lines(
        (number, taker) ->
            (brought, isNew) -> {
              if (isNew && lately.put(brought.key(), true) == null) {
                taker.accept(ItemLine.keyed(++number[0], brought.key(), brought.content()));
              }
            });
  }

  /** The answers, one a line, as imports of judgements take them. */
  LineFormat answers() {
    return lines(
        (number, taker) ->
            (brought, isNew) -> {
              for (Brought.Answer answer : brought.answers()) {
                taker.accept(ItemLine.of(++number[0], line(brought, answer)));
              }
            });
  }

  private ObjectNode line(Brought brought, Brought.Answer answer) {
    ObjectNode line = Json.object().put("item", brought.key()).put("rater", answer.rater());
    line.put("kind", answer.kind().word()).put("question", answer.question());
    line.set("answer", answer.answer());
    if (answer.when() != null) {
      line.put("at", answer.when().toString());
    }
    if (answer.activeMillis() != null) {
      line.put("activeMillis", answer.activeMillis());
    }
    return line.put("gold", answer.gold()).put("source", format.name());
  }

  /** Makes a sink that numbers its lines and hands them on. */
  private interface Lines {
    Sieve.Sink to(long[] number, Consumer<ItemLine> taker);
  }

  private LineFormat lines(Lines lines) {
    return new LineFormat() {
      @Override
      public String mediaType() {
        return "application/x-ndjson";
      }

      @Override
      public void read(InputStream nothing, Consumer<ItemLine> taker) {
        through(new Losses(), lines.to(new long[1], taker));
      }
    };
  }
}
