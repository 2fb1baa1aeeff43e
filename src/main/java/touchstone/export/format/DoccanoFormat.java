// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import touchstone.export.Entry;
import touchstone.export.Given;
import touchstone.export.Heading;
import touchstone.export.ItemFormat;
import touchstone.export.Mode;

/**
 * doccano's JSON lines: the text and its label, a list of names or of [start, end, name] in code
 * points. What doccano has no place for goes along as metadata, as it takes any other key. A line
 * is one rater's, so that an item that two have judged is there twice, each time with its
 * annotator.
 */
@Singleton
public class DoccanoFormat implements ItemFormat {
  @Override
  public String name() {
    return "doccano";
  }

  @Override
  public String mediaType() {
    return "application/x-ndjson";
  }

  @Override
  public String ending() {
    return "jsonl";
  }

  @Override
  public List<Mode> modes() {
    return List.of(Mode.RESOLVED, Mode.JUDGEMENTS);
  }

  @Override
  public List<String> types() {
    return List.of("choice", "multi", "spans", "text");
  }

  @Override
  public Writing begin(OutputStream out, Heading heading) {
    String field = heading.about().field();
    return new JsonLines(out) {
      @Override
      public void entry(Entry entry) throws IOException {
        for (Given given : entry.given()) {
          ObjectNode line = Origin.object().put("id", number());
          line.put("text", entry.text(field)).set("label", label(given.answer()));
          Origin.add(line, entry, given, heading);
          ObjectNode meta = line.putObject("meta");
          entry
              .content()
              .fields()
              .forEachRemaining(each -> meta.set(each.getKey(), each.getValue()));
          meta.remove(field);
          line(line);
        }
      }
    };
  }

  private static ArrayNode label(JsonNode answer) {
    ArrayNode label = Origin.array();
    if (answer.isValueNode()) {
      return label.add(answer);
    }
    for (JsonNode each : answer) {
      if (each.isObject()) {
        label.addArray().add(each.get("start")).add(each.get("end")).add(each.get("label"));
      } else {
        label.add(each);
      }
    }
    return label;
  }
}
