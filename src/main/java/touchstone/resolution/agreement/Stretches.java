// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import touchstone.base.Json;

/**
 * One answer's spans.
 *
 * @param marked each span as it was given
 * @param byLabel the stretches of each label, from left to right; those that touch more than at an
 *     end are one
 */
record Stretches(Set<Marked> marked, Map<String, List<Stretch>> byLabel) {

  /** A span with its label. */
  record Marked(long start, long end, String label) {}

  /**
   * A part of a text.
   *
   * @param end the first character that does not belong
   */
  record Stretch(long start, long end) {
    long length() {
      return end - start;
    }
  }

  /** The spans of an answer as JSON; null where it holds none. */
  static Stretches of(String text) {
    JsonNode answer = Json.tree(text);
    Set<Marked> marked = new HashSet<>();
    TreeMap<String, List<Stretch>> byLabel = new TreeMap<>();
    for (JsonNode each : answer) {
      if (!each.path("start").isNumber() || !each.path("end").isNumber()) {
        return null;
      }
      Marked span =
          new Marked(
              each.path("start").asLong(), each.path("end").asLong(), each.path("label").asText());
      if (marked.add(span) && span.end() > span.start()) {
        byLabel
            .computeIfAbsent(span.label(), label -> new ArrayList<>())
            .add(new Stretch(span.start(), span.end()));
      }
    }
    byLabel.replaceAll((label, stretches) -> joined(stretches));
    return answer.isArray() ? new Stretches(marked, byLabel) : null;
  }

  private static List<Stretch> joined(List<Stretch> stretches) {
    stretches.sort(Comparator.comparingLong(Stretch::start).thenComparingLong(Stretch::end));
    List<Stretch> joined = new ArrayList<>();
    for (Stretch next : stretches) {
      Stretch last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && next.start() < last.end()) {
        joined.set(joined.size() - 1, new Stretch(last.start(), Math.max(last.end(), next.end())));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }

  /** The end of the last stretch. */
  long end() {
    return marked.stream().mapToLong(Marked::end).max().orElse(0);
  }

  /** A whole text of this length by one label: its stretches, and the gaps between them. */
  List<Section> sections(String label, long length) {
    List<Section> sections = new ArrayList<>();
    long at = 0;
    for (Stretch each : byLabel.getOrDefault(label, List.of())) {
      if (each.start() > at) {
        sections.add(new Section(at, each.start() - at, false));
      }
      sections.add(new Section(each.start(), each.length(), true));
      at = each.end();
    }
    if (at < length) {
      sections.add(new Section(at, length - at, false));
    }
    return sections;
  }

  /** A stretch, or a gap between two. */
  record Section(long start, long length, boolean marked) {
    long end() {
      return start + length;
    }

    /** Krippendorff's squared difference of two sections that meet. */
    double apart(Section other) {
      if (marked && other.marked) {
        double starts = start - other.start;
        double ends = end() - other.end();
        return starts * starts + ends * ends;
      }
      Section stretch = marked ? this : other;
      Section gap = marked ? other : this;
      boolean within = stretch.start >= gap.start && stretch.end() <= gap.end();
      return marked != other.marked && within ? (double) stretch.length * stretch.length : 0;
    }
  }
}
