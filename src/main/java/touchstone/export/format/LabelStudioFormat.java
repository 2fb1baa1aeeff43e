// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import touchstone.export.Entry;
import touchstone.export.Given;
import touchstone.export.Heading;
import touchstone.export.ItemFormat;
import touchstone.export.Mode;

/**
 * Label Studio's JSON: a list of tasks with their data; people's answers as annotations with who,
 * when and lead time, those of models and rules as predictions. Every item is there, with or
 * without an answer. A label that was resolved stands as an annotation by the method.
 */
@Singleton
public class LabelStudioFormat implements ItemFormat {
  @Override
  public String name() {
    return "label-studio";
  }

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public String ending() {
    return "json";
  }

  @Override
  public List<Mode> modes() {
    return List.of(Mode.RESOLVED, Mode.JUDGEMENTS);
  }

  @Override
  public boolean pixels() {
    return true;
  }

  @Override
  public Writing begin(OutputStream out, Heading heading) throws IOException {
    out.write('[');
    return new Tasks(out, heading);
  }

  /** The list of tasks under way. */
  private static final class Tasks implements Writing {
    private final OutputStream out;
    private final Heading heading;
    private final LabelStudioResult results;
    private final Map<String, Integer> raters = new HashMap<>();
    private long tasks;
    private long annotations;

    Tasks(OutputStream out, Heading heading) {
      this.out = out;
      this.heading = heading;
      this.results = new LabelStudioResult(heading.about());
    }

    @Override
    public void entry(Entry entry) throws IOException {
      ObjectNode task = Origin.object().put("id", ++tasks);
      task.set("data", entry.content());
      task.putObject("meta")
          .put("key", entry.item())
          .put("question", heading.about().question().title())
          .put("guideline", heading.about().guideline());
      ArrayNode made = task.putArray("annotations");
      ArrayNode predicted = task.putArray("predictions");
      for (Given given : entry.given()) {
        if (given.byPerson() || heading.mode() == Mode.RESOLVED) {
          made.add(annotation(entry, given));
        } else {
          predicted.add(prediction(entry, given));
        }
      }
      out.write((tasks == 1 ? "\n" : ",\n").getBytes(StandardCharsets.UTF_8));
      out.write(task.toString().getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode annotation(Entry entry, Given given) {
      ObjectNode annotation = Origin.object().put("id", ++annotations);
      int number = raters.computeIfAbsent(given.rater(), first -> raters.size() + 1);
      annotation
          .putObject("completed_by")
          .put("id", number)
          .put("email", given.rater())
          .put("first_name", "")
          .put("last_name", "");
      annotation.set("result", results.of(entry, given.answer(), annotations));
      annotation.put("was_cancelled", false).put("ground_truth", given.gold());
      dates(annotation, given);
      if (given.activeMillis() != null) {
        annotation.set("lead_time", Numbers.json(BigDecimal.valueOf(given.activeMillis(), 3)));
      }
      if (given.confidence() != null) {
        annotation.put("score", given.confidence());
      }
      return annotation.put("task", tasks).setAll(beyond(given));
    }

    private ObjectNode prediction(Entry entry, Given given) {
      ObjectNode prediction =
          Origin.object().put("id", ++annotations).put("model_version", given.rater());
      prediction.set("result", results.of(entry, given.answer(), annotations));
      dates(prediction, given);
      return prediction.put("task", tasks).setAll(beyond(given));
    }

    private static void dates(ObjectNode to, Given given) {
      String at = given.at() == null ? null : given.at().toString();
      to.put("created_at", at).put("updated_at", at);
    }

    /** What Label Studio has no field for; it passes over what it does not know. */
    private ObjectNode beyond(Given given) {
      return Origin.object()
          .put("kind", given.kind())
          .put("meaning", heading.about().meaning(given.answer()))
          .put("guidelineVersion", given.guidelineVersion());
    }

    @Override
    public void end() throws IOException {
      out.write("\n]\n".getBytes(StandardCharsets.UTF_8));
    }
  }
}
