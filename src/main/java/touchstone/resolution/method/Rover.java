// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import touchstone.resolution.Method;
import touchstone.resolution.Resolved;
import touchstone.resolution.Vote;

/**
 * Transcripts, word by word: the texts are laid beside each other, place by place, beginning with
 * the one that is nearest to the others and going on with the next nearest, and each place takes
 * the word that most votes have, or none. Words are compared in small letters and without marks,
 * and so is the result. The confidence is the mean share of the votes behind the words chosen.
 *
 * <p>Tie rule: of words with as many votes that of the nearest text, then the first by its letters;
 * a word goes before none.
 *
 * <p>Example: Ada hears "how to get him out", Bo "how to get out", Cy "who to get him out": "how to
 * get him out", with (2 + 3 + 3 + 2 + 3) / 15 = .867.
 *
 * <p>Source: J. G. Fiscus, "A Post-Processing System to Yield Reduced Word Error Rates: Recognizer
 * Output Voting Error Reduction (ROVER)", ASRU 1997.
 */
@Singleton
public final class Rover implements Method {
  private static final String NONE = "";
  private static final int MOST_VOTES = 200;
  private static final int MOST_WORDS = 2000;

  @Override
  public String name() {
    return "rover";
  }

  @Override
  public Set<String> types() {
    return Set.of("text");
  }

  private record Text(List<String> words, String text, double weight, double apart) {}

  @Override
  public Resolved resolve(List<Vote> votes) {
    List<Vote> texts = votes.stream().filter(vote -> vote.answer().isTextual()).toList();
    if (texts.isEmpty()) {
      return Resolved.unresolved();
    }
    List<Text> ordered = ordered(texts);
    if (texts.size() > MOST_VOTES
        || ordered.stream().anyMatch(text -> text.words().size() > MOST_WORDS)) {
      return new Majority().resolve(texts);
    }
    List<Place> places = new ArrayList<>();
    double laid = 0;
    for (Text text : ordered) {
      places = beside(places, laid, text);
      laid += text.weight();
    }
    List<String> chosen = new ArrayList<>();
    double share = 0;
    for (Place place : places) {
      String word = place.leader();
      share += place.votes.get(word) / laid;
      if (!word.equals(NONE)) {
        chosen.add(word);
      }
    }
    return Resolved.to(
        TextNode.valueOf(String.join(" ", chosen)),
        places.isEmpty() ? 1 : share / places.size(),
        new Majority().resolve(texts).distribution(),
        texts);
  }

  /** The nearest to all others first; equally near ones by their letters. */
  private static List<Text> ordered(List<Vote> votes) {
    List<List<String>> words =
        votes.stream().map(vote -> Words.of(vote.answer().textValue())).toList();
    List<Text> texts = new ArrayList<>();
    boolean dear =
        votes.size() > MOST_VOTES || words.stream().anyMatch(each -> each.size() > MOST_WORDS);
    for (int one = 0; one < votes.size(); one++) {
      double apart = 0;
      for (int other = 0; !dear && other < votes.size(); other++) {
        apart += votes.get(other).weight() * Words.distance(words.get(one), words.get(other));
      }
      texts.add(
          new Text(
              words.get(one), votes.get(one).answer().textValue(), votes.get(one).weight(), apart));
    }
    return texts.stream()
        .sorted(
            Comparator.comparingDouble(Text::apart)
                .thenComparing(text -> String.join(" ", text.words()))
                .thenComparing(Text::text)
                .thenComparingDouble(Text::weight))
        .collect(Collectors.toList());
  }

  /** One place with the words that the texts have there; its first word is the nearest text's. */
  private static final class Place {
    private final Map<String, Double> votes = new TreeMap<>();
    private String first = NONE;

    static Place of(String word, double weight, double before) {
      Place place = new Place();
      place.votes.put(word, weight);
      if (before > 0) {
        place.votes.merge(NONE, before, Double::sum);
      } else {
        place.first = word;
      }
      return place;
    }

    String leader() {
      String leader = null;
      for (String word : votes.keySet()) {
        if (leader == null
            || votes.get(word) > votes.get(leader) + 1e-9
            || votes.get(word) > votes.get(leader) - 1e-9
                && !leader.equals(first)
                && (word.equals(first) || leader.equals(NONE))) {
          leader = word;
        }
      }
      return leader;
    }
  }

  /** Lays one text more beside those there, at the least cost of words changed, put in or out. */
  private static List<Place> beside(List<Place> places, double laid, Text text) {
    List<String> words = text.words();
    int[][] cost = new int[places.size() + 1][words.size() + 1];
    for (int i = 0; i <= places.size(); i++) {
      for (int j = 0; j <= words.size(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i == 0 ? j : cost[i - 1][0] + out(places.get(i - 1));
        } else {
          int changed = cost[i - 1][j - 1] + change(places.get(i - 1), words.get(j - 1));
          int left = cost[i - 1][j] + out(places.get(i - 1));
          cost[i][j] = Math.min(changed, Math.min(left, cost[i][j - 1] + 1));
        }
      }
    }
    List<Place> now = new ArrayList<>();
    int i = places.size();
    int j = words.size();
    while (i > 0 || j > 0) {
      if (i > 0
          && j > 0
          && cost[i][j] == cost[i - 1][j - 1] + change(places.get(i - 1), words.get(j - 1))) {
        places.get(i - 1).votes.merge(words.get(j - 1), text.weight(), Double::sum);
        now.add(0, places.get(--i));
        j--;
      } else if (i > 0 && cost[i][j] == cost[i - 1][j] + out(places.get(i - 1))) {
        places.get(i - 1).votes.merge(NONE, text.weight(), Double::sum);
        now.add(0, places.get(--i));
      } else {
        now.add(0, Place.of(words.get(--j), text.weight(), laid));
      }
    }
    return now;
  }

  private static int change(Place place, String word) {
    return place.votes.containsKey(word) ? 0 : 1;
  }

  private static int out(Place place) {
    return place.votes.containsKey(NONE) ? 0 : 1;
  }
}
