// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import touchstone.base.CodePoints;
import touchstone.export.Entry;
import touchstone.export.Given;
import touchstone.export.Heading;
import touchstone.export.ItemFormat;
import touchstone.export.Mode;

/**
 * A page of W3C Web Annotations (JSON-LD): an annotation for each value or region, with who and
 * when; one without a body says that there is nothing to mark. Text by position in code points and
 * by quote, places in an image in percent. The items are named, not held: their content stays
 * elsewhere.
 */
@Singleton
public class WebAnnotationFormat implements ItemFormat {
  private static final int AROUND = 20;

  @Override
  public String name() {
    return "w3c";
  }

  @Override
  public Set<String> otherNames() {
    return Set.of("web-annotation");
  }

  @Override
  public String mediaType() {
    return "application/ld+json";
  }

  @Override
  public String ending() {
    return "jsonld";
  }

  @Override
  public List<Mode> modes() {
    return List.of(Mode.RESOLVED, Mode.JUDGEMENTS);
  }

  @Override
  public List<String> types() {
    return List.of("choice", "multi", "spans", "boxes", "polygons");
  }

  @Override
  public Writing begin(OutputStream out, Heading heading) throws IOException {
    ObjectNode about = heading.about().toJson();
    write(
        out,
        "{\"@context\":[\"http://www.w3.org/ns/anno.jsonld\",{\"touchstone\":\"urn:touchstone:\"}],\n"
            + "\"id\":\"urn:touchstone:page\",\"type\":\"AnnotationPage\",\n\"touchstone:about\":"
            + about
            + ",\n\"items\":[");
    return new Writing() {
      private long written;

      @Override
      public void entry(Entry entry) throws IOException {
        for (Given given : entry.given()) {
          JsonNode answer = given.answer();
          if (answer.isArray() && !answer.isEmpty() && answer.get(0).isObject()) {
            for (JsonNode part : answer) {
              one(entry, given, Origin.array().add(part.get("label")), part);
            }
          } else {
            one(
                entry,
                given,
                answer.isArray() ? (ArrayNode) answer : Origin.array().add(answer),
                null);
          }
        }
      }

      private void one(Entry entry, Given given, ArrayNode values, JsonNode part)
          throws IOException {
        ObjectNode annotation = Origin.object().put("id", "urn:touchstone:annotation:" + ++written);
        annotation.put("type", "Annotation").put("motivation", "classifying");
        annotation.put("created", given.at() == null ? null : given.at().toString());
        annotation
            .putObject("creator")
            .put("type", given.byPerson() ? "Person" : "Software")
            .put("name", given.rater())
            .put("touchstone:kind", given.kind());
        ArrayNode body = Origin.array();
        values.forEach(
            value ->
                body.addObject()
                    .put("type", "TextualBody")
                    .put("value", value.asText())
                    .put("purpose", "classifying"));
        if (!body.isEmpty()) {
          annotation.set("body", body.size() == 1 ? body.get(0) : body);
        }
        ObjectNode target = annotation.putObject("target").put("source", source(entry.item()));
        if (part != null) {
          target.set("selector", selector(entry, part));
        }
        if (given.activeMillis() != null) {
          annotation.put("touchstone:activeMillis", given.activeMillis());
        }
        if (given.gold()) {
          annotation.put("touchstone:gold", true);
        }
        if (given.confidence() != null) {
          annotation.put("touchstone:confidence", given.confidence());
        }
        annotation.put("touchstone:meaning", heading.about().meaning(given.answer()));
        annotation.put("touchstone:guidelineVersion", given.guidelineVersion());
        write(out, (written == 1 ? "\n" : ",\n") + annotation);
      }

      private JsonNode selector(Entry entry, JsonNode part) {
        if (part.has("points")) {
          StringJoiner points = new StringJoiner(" ");
          part.get("points")
              .forEach(
                  point ->
                      points.add(
                          Numbers.text(point.get(0).decimalValue())
                              + ","
                              + Numbers.text(point.get(1).decimalValue())));
          return Origin.object()
              .put("type", "SvgSelector")
              .put(
                  "value",
                  "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\""
                      + " preserveAspectRatio=\"none\"><polygon points=\""
                      + points
                      + "\"/></svg>");
        }
        if (part.has("width")) {
          StringJoiner sides = new StringJoiner(",");
          for (String side : new String[] {"x", "y", "width", "height"}) {
            sides.add(Numbers.text(part.get(side).decimalValue()));
          }
          return Origin.object()
              .put("type", "FragmentSelector")
              .put("conformsTo", "http://www.w3.org/TR/media-frags/")
              .put("value", "xywh=percent:" + sides);
        }
        CodePoints text = CodePoints.of(entry.text(heading.about().field()));
        int start = part.get("start").intValue();
        int end = part.get("end").intValue();
        ArrayNode both = Origin.array();
        both.addObject().put("type", "TextPositionSelector").put("start", start).put("end", end);
        both.addObject()
            .put("type", "TextQuoteSelector")
            .put("exact", text.slice(start, end))
            .put("prefix", text.slice(Math.max(0, start - AROUND), start))
            .put("suffix", text.slice(end, Math.min(text.length(), end + AROUND)));
        return both;
      }

      @Override
      public void end() throws IOException {
        write(out, "\n]}\n");
      }
    };
  }

  private static String source(String item) {
    return "urn:touchstone:item:"
        + URLEncoder.encode(item, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
