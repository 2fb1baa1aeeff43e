// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import touchstone.base.Json;

/** A version of a guideline as interfaces give it out. */
public record ShownVersion(
    String slug,
    String name,
    int version,
    String body,
    List<Section> sections,
    JsonNode template,
    String change,
    String note,
    List<String> affects,
    Map<String, String> where,
    List<Relation> mapping,
    List<QuizQuestion> quiz,
    Instant createdAt) {

  /** With the sections that are read from its body. */
  public static ShownVersion of(Guideline guideline, GuidelineVersion version, Template template) {
    Change touched = version.touched();
    return new ShownVersion(
        guideline.slug,
        guideline.name,
        version.number,
        version.body,
        Sections.of(version.body, template),
        Json.tree(version.template),
        version.change,
        version.note,
        touched.affects(),
        touched.where(),
        touched.mapping(),
        touched.quiz(),
        version.createdAt);
  }
}
