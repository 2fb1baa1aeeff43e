// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import touchstone.base.Fault;
import touchstone.base.Ids;
import touchstone.base.Problem;
import touchstone.base.Secrets;
import touchstone.base.Sql;
import touchstone.dataset.MediaStore;
import touchstone.guideline.question.Vocabulary;
import touchstone.judgement.JudgementLine;
import touchstone.judgement.JudgementLog;
import touchstone.project.Project;
import touchstone.resolution.Labelled;
import touchstone.resolution.ResolutionRuns;
import touchstone.resolution.Resolutions;

/**
 * Reads a project item by item, with the answers to one question, in the order of rank and in
 * constant memory. Where parts of a text were marked that has changed since, there is no right
 * place for them: that is refused, or left out where asked.
 */
@ApplicationScoped
class Entries {
  private final Sql sql;
  private final MediaStore media;
  private final Resolutions resolutions;
  private final ResolutionRuns runs;
  private final JudgementLog log;

  Entries(
      Sql sql, MediaStore media, Resolutions resolutions, ResolutionRuns runs, JudgementLog log) {
    this.sql = sql;
    this.media = media;
    this.resolutions = resolutions;
    this.runs = runs;
    this.log = log;
  }

  /** What takes the items. */
  interface Taker {
    void take(Entry entry) throws IOException;
  }

  /** Whether an answer of the question may be about a text that is no more. */
  boolean mayBeOutdated(Project project, About about) {
    return Vocabulary.on(about.question()) != null && Contents.changed(sql, project);
  }

  /** Hands every item to the taker. */
  void read(Project project, Asked asked, About about, boolean pixels, Taker taker)
      throws IOException {
    Reading reading = new Reading(project, asked, about, pixels, taker);
    try {
      if (asked.mode() == Mode.JUDGEMENTS) {
        log.read(project, asked.scope(), reading::judgements);
      } else if (asked.run() == null) {
        resolutions.read(project, null, asked.scope(), reading::label);
      } else {
        runs.read(asked.run(), reading::kept);
      }
    } catch (UncheckedIOException cut) {
      throw cut.getCause();
    }
  }

  /** One reading under way. */
  private final class Reading {
    private final Asked asked;
    private final About about;
    private final String question;
    private final String on;
    private final boolean pixels;
    private final Taker taker;
    private final Contents contents;

    Reading(Project project, Asked asked, About about, boolean pixels, Taker taker) {
      this.asked = asked;
      this.about = about;
      this.question = about.question().name();
      this.on = Vocabulary.on(about.question());
      this.pixels = pixels;
      this.taker = taker;
      Instant asOf = asked.run() == null ? asked.scope().asOf() : runs.find(asked.run()).asOf();
      this.contents = new Contents(sql, project, asOf);
    }

    void judgements(JudgementLog.TaskLines task) {
      Contents.Content content = contents.next(task.item());
      JsonNode now = content.now();
      List<Given> given = new ArrayList<>();
      for (JudgementLine line : task.lines()) {
        if (line.question().equals(question) && current(content, now, line.recordedAt())) {
          given.add(
              new Given(
                  line.answer(),
                  line.rater(),
                  line.kind(),
                  line.at(),
                  line.activeMillis(),
                  line.gold(),
                  line.guidelineVersion(),
                  null,
                  Map.of(),
                  1));
        }
      }
      hand(content, now, given);
    }

    void label(Labelled labelled) {
      if (!labelled.question().equals(question)) {
        return;
      }
      Contents.Content content = contents.next(labelled.item());
      JsonNode now = content.now();
      JsonNode label = labelled.resolved().label();
      int round = labelled.lines().stream().mapToInt(JudgementLine::round).max().orElse(0);
      boolean given =
          label != null
              && labelled.lines().stream()
                  .filter(line -> line.round() == round)
                  .allMatch(line -> current(content, now, line.recordedAt()));
      hand(
          content,
          now,
          given
              ? List.of(
                  new Given(
                      label,
                      labelled.method(),
                      "rule",
                      labelled.resolved().judgedAt(),
                      null,
                      false,
                      labelled.resolved().guidelineVersion(),
                      labelled.resolved().confidence(),
                      labelled.resolved().distribution(),
                      labelled.resolved().raters()))
              : List.of());
    }

    void kept(ResolutionRuns.Kept kept) {
      JsonNode line = kept.line();
      if (!line.path("question").asText().equals(question)) {
        return;
      }
      Contents.Content content = contents.next(line.get("item").textValue());
      JsonNode now = content.now();
      boolean given =
          !line.path("label").isNull()
              && current(content, now, Instant.parse(line.get("resolvedAt").textValue()));
      hand(content, now, given ? List.of(given(kept)) : List.of());
    }

    private static Given given(ResolutionRuns.Kept kept) {
      JsonNode line = kept.line();
      Map<String, Double> shares = new LinkedHashMap<>();
      kept.distribution()
          .fields()
          .forEachRemaining(share -> shares.put(share.getKey(), share.getValue().doubleValue()));
      return new Given(
          line.get("label"),
          line.path("method").asText(),
          "rule",
          Instant.parse(line.get("judgedAt").textValue()),
          null,
          false,
          line.path("guidelineVersion").isNull() ? null : line.get("guidelineVersion").intValue(),
          line.path("confidence").isNull() ? null : line.get("confidence").doubleValue(),
          shares,
          line.path("raters").intValue());
    }

    /** Whether what is marked says the same as when the answer was recorded. */
    private boolean current(Contents.Content content, JsonNode now, Instant recorded) {
      if (on == null) {
        return true;
      }
      JsonNode then = content.when(recorded, now);
      if (then == now || then.path(on).equals(now.path(on))) {
        return true;
      }
      if (asked.leaveChanged()) {
        return false;
      }
      String item = content.item;
      throw Problem.refused(
          "Item "
              + item
              + ": its field "
              + on
              + " has changed since it was marked (SHA-256 then "
              + Secrets.sha256(then.path(on).asText())
              + ", now "
              + Secrets.sha256(now.path(on).asText())
              + "), so that the marks have no right place. Have it marked again, or ask with"
              + " changed=leave for the rest.",
          Fault.at("item " + item, "has changed since it was marked"));
    }

    private void hand(Contents.Content content, JsonNode now, List<Given> given) {
      MediaStore.Pixels size = pixels && !given.isEmpty() ? size(now) : null;
      try {
        taker.take(new Entry(content.number, content.item, now, size, given));
      } catch (IOException cut) {
        throw new UncheckedIOException(cut);
      }
    }

    /** The item's own word for its size, else what the stored image says, else null. */
    private MediaStore.Pixels size(JsonNode content) {
      JsonNode width = number(content.path("width"));
      JsonNode height = number(content.path("height"));
      if (width != null && height != null) {
        return new MediaStore.Pixels(width.intValue(), height.intValue());
      }
      try {
        UUID id = Ids.parse(content.path(about.field()).asText(), "file");
        Optional<MediaStore.Pixels> found = media.pixels(id);
        return found.orElse(null);
      } catch (Problem noneOfOurs) {
        return null;
      }
    }

    private static JsonNode number(JsonNode value) {
      boolean whole = value.isNumber() && value.canConvertToExactIntegral();
      if (value.isTextual() && value.textValue().matches("[1-9]\\d{0,6}")) {
        return IntNode.valueOf(Integer.parseInt(value.textValue()));
      }
      return whole && value.canConvertToInt() && value.intValue() > 0 ? value : null;
    }
  }
}
