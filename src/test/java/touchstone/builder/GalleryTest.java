// SPDX-License-Identifier: Apache-2.0
package touchstone.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.builder.draft.Draft;
import touchstone.builder.draft.QuestionCells;
import touchstone.guideline.Markdown;
import touchstone.guideline.Shown;
import touchstone.guideline.Template;

class GalleryTest {

  static List<String> names() {
    return Gallery.NAMES;
  }

  @Test
  void everyFileIsOffered() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/gallery"))) {
      Set<String> there =
          files
              .map(file -> file.getFileName().toString().replace(".json", ""))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(there, new TreeSet<>(Gallery.NAMES));
    }
    assertTrue(Gallery.all().size() >= 14);
    assertThrows(Problem.class, () -> Gallery.named("nothing"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void eachIsATemplateWithASampleThatFillsIt(String name) {
    Gallery.Start start = Gallery.named(name);
    Template template = EveryType.TEMPLATES.read(start.template());
    for (Shown shown : template.show()) {
      assertTrue(start.sample().hasNonNull(shown.field()), shown.field());
    }
    assertEquals(start.sample(), Samples.filled(template, start.sample()));
    assertFalse(Markdown.html(start.body()).isBlank());
  }

  @ParameterizedTest
  @MethodSource("names")
  void eachFitsTheForm(String name) {
    Draft draft = Draft.of(Gallery.named(name).template());
    draft.ask().forEach(row -> assertNull(row.cells().get("rest")));
    assertEquals(
        EveryType.TEMPLATES.read(Gallery.named(name).template()).toJson(),
        EveryType.TEMPLATES.read(draft.toJson()).toJson());
  }

  @Test
  void togetherTheyShowEveryTypeOfQuestion() {
    Set<String> shown = new HashSet<>();
    Gallery.all().forEach(start -> shown.addAll(start.types()));
    Set<String> known = new HashSet<>();
    EveryType.TEMPLATES.schema().at("/$defs/ask").fieldNames().forEachRemaining(known::add);
    assertEquals(known, shown);
    assertEquals(known, new HashSet<>(QuestionCells.types()));
  }

  @Test
  void theFormHasACellForEachFieldOfEachType() {
    JsonNode schemas = EveryType.TEMPLATES.schema().at("/$defs/ask");
    Set<String> common = Set.of("name", "type", "title", "help", "required", "when");
    Set<String> without = new TreeSet<>();
    schemas
        .properties()
        .forEach(
            type ->
                type.getValue()
                    .path("properties")
                    .fieldNames()
                    .forEachRemaining(
                        field -> {
                          if (!common.contains(field)
                              && !QuestionCells.of(type.getKey()).contains(field)) {
                            without.add(type.getKey() + "." + field);
                          }
                        }));
    assertEquals(Set.of(), without);
  }

  @Test
  void everyFieldThatATemplateNamesIsMadeUp() {
    String show =
        Shown.WAYS.stream()
            .map(way -> "{\"field\":\"my " + way + "\",\"as\":\"" + way + "\"}")
            .collect(Collectors.joining(","));
    Template template =
        EveryType.TEMPLATES.read(
            Json.tree(
                "{\"show\":["
                    + show
                    + "],\"ask\":[{\"name\":\"r\",\"type\":\"rank\",\"title\":\"R\",\"of\":\"all\"},"
                    + "{\"name\":\"p\",\"type\":\"pairwise\",\"title\":\"P\",\"of\":[\"a\",\"b\"]}]}"));
    ObjectNode item = Samples.filled(template, Json.object().put("a", "mine"));
    assertEquals("mine", item.get("a").textValue());
    assertTrue(item.hasNonNull("b"));
    assertEquals(2, item.get("all").size());
    Shown.WAYS.forEach(way -> assertTrue(item.hasNonNull("my " + way), way));
  }
}
