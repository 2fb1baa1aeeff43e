// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What one speaker says in a dialogue.
 *
 * @param speaker empty where nobody is named
 * @param number the speaker's, in the order in which they first speak, from 1
 */
public record TurnView(String speaker, int number, String text) {
  private static final List<String> SPEAKERS = List.of("speaker", "role", "author");
  private static final List<String> TEXTS = List.of("text", "content");
  private static final Set<String> KNOWN = Set.of("speaker", "role", "author", "text", "content");

  /** The turns of a dialogue; empty where the value is no list of such. */
  static List<TurnView> of(JsonNode value) {
    List<TurnView> turns = new ArrayList<>();
    List<String> speakers = new ArrayList<>();
    for (JsonNode turn : value == null || !value.isArray() ? List.<JsonNode>of() : value) {
      String text = turn.isTextual() ? turn.textValue() : first(turn, TEXTS);
      if (text == null || !known(turn)) {
        return List.of();
      }
      String named = first(turn, SPEAKERS);
      String speaker = named == null ? "" : named;
      if (!speakers.contains(speaker)) {
        speakers.add(speaker);
      }
      turns.add(new TurnView(speaker, speakers.indexOf(speaker) + 1, text));
    }
    return turns;
  }

  private static boolean known(JsonNode turn) {
    List<String> names = new ArrayList<>();
    turn.fieldNames().forEachRemaining(names::add);
    return KNOWN.containsAll(names);
  }

  private static String first(JsonNode turn, List<String> names) {
    return names.stream()
        .filter(turn::hasNonNull)
        .map(name -> ShownView.text(turn.get(name)))
        .findFirst()
        .orElse(null);
  }
}
