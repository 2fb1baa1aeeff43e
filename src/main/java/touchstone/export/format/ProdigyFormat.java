// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import touchstone.base.Secrets;
import touchstone.export.Entry;
import touchstone.export.Given;
import touchstone.export.Heading;
import touchstone.export.ItemFormat;
import touchstone.export.Mode;

/**
 * Prodigy's JSON lines, all of them accepted: options with what was chosen, or spans in code points
 * with the tokens they are made of. The hashes are numbers as Prodigy wants them, made of SHA-256:
 * equal tasks have equal ones, but not those that Prodigy itself would make.
 */
@Singleton
public class ProdigyFormat implements ItemFormat {
  @Override
  public String name() {
    return "prodigy";
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
    return List.of("choice", "multi", "spans");
  }

  @Override
  public Writing begin(OutputStream out, Heading heading) {
    String field = heading.about().field();
    boolean spans = heading.about().question().type().equals("spans");
    return new JsonLines(out) {
      @Override
      public void entry(Entry entry) throws IOException {
        for (Given given : entry.given()) {
          String text = entry.text(field);
          ObjectNode line = Origin.object().put("text", text);
          if (spans) {
            spans(line, text, given.answer());
          } else {
            choice(line, given.answer(), heading);
          }
          line.put("answer", "accept");
          line.put("_input_hash", hash(text));
          line.put("_task_hash", hash(heading.about().question().name() + "\n" + text));
          line.put("_annotator_id", given.rater()).put("_session_id", given.rater());
          if (given.at() != null) {
            line.put("_timestamp", given.at().getEpochSecond());
          }
          line.put("_view_id", spans ? "ner_manual" : "choice");
          Origin.add(line.putObject("touchstone"), entry, given, heading);
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

  private static void choice(ObjectNode line, JsonNode answer, Heading heading) {
    ArrayNode options = line.putArray("options");
    heading
        .about()
        .vocabulary()
        .titles()
        .forEach((value, title) -> options.addObject().put("id", value).put("text", title));
    ArrayNode accept = line.putArray("accept");
    if (answer.isArray()) {
      accept.addAll((ArrayNode) answer);
    } else {
      accept.add(answer);
    }
  }

  private static void spans(ObjectNode line, String text, JsonNode answer) {
    Map<Integer, Integer> starts = new HashMap<>();
    Map<Integer, Integer> ends = new HashMap<>();
    ArrayNode tokens = line.putArray("tokens");
    for (Tokens.Token token : Tokens.of(text, answer)) {
      starts.put(token.start(), tokens.size());
      ends.put(token.end(), tokens.size());
      tokens
          .addObject()
          .put("text", token.text())
          .put("start", token.start())
          .put("end", token.end())
          .put("id", tokens.size() - 1)
          .put("ws", token.space());
    }
    ArrayNode spans = line.putArray("spans");
    for (JsonNode each : answer) {
      ObjectNode span = spans.addObject();
      span.set("start", each.get("start"));
      span.set("end", each.get("end"));
      Integer first = starts.get(each.get("start").intValue());
      Integer last = ends.get(each.get("end").intValue());
      if (first != null && last != null) {
        span.put("token_start", first).put("token_end", last);
      }
      span.set("label", each.get("label"));
    }
  }

  private static int hash(String text) {
    return (int) Long.parseLong(Secrets.sha256(text).substring(0, 8), 16);
  }
}
