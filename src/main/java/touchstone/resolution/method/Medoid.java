// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import touchstone.resolution.Method;
import touchstone.resolution.Resolved;
import touchstone.resolution.Vote;

/**
 * Free text: the text that is nearest to all others by the words one has to change, as somebody
 * wrote it. The confidence is one less the mean distance to the others, each by the longer of the
 * two texts.
 *
 * <p>Tie rule: texts that are equally near make a {@code tie}, unless they have the same words:
 * then the one that most wrote, then the first by its letters.
 *
 * <p>Example: Ada writes "a red shoe", Bo "red shoe", Cy "a red boot": Ada's is one word from
 * either, theirs are two words apart: "a red shoe".
 *
 * <p>Source: L. Kaufman, P. J. Rousseeuw, "Clustering by Means of Medoids", 1987; V. I.
 * Levenshtein, "Binary Codes Capable of Correcting Deletions, Insertions, and Reversals", 1966, on
 * words.
 */
@Singleton
public final class Medoid implements Method {
  private static final double EQUAL = 1e-9;

  /** Beyond so many votes or words the exact distances are too dear: equal texts are counted. */
  private static final int MOST_VOTES = 200;

  private static final int MOST_WORDS = 2000;

  @Override
  public String name() {
    return "medoid";
  }

  @Override
  public Set<String> types() {
    return Set.of("text");
  }

  @Override
  public Resolved resolve(List<Vote> votes) {
    List<Vote> texts = votes.stream().filter(vote -> vote.answer().isTextual()).toList();
    if (texts.isEmpty()) {
      return Resolved.unresolved();
    }
    List<List<String>> words = new ArrayList<>();
    texts.forEach(vote -> words.add(Words.of(vote.answer().textValue())));
    boolean dear =
        texts.size() > MOST_VOTES || words.stream().anyMatch(each -> each.size() > MOST_WORDS);
    if (dear) {
      return new Majority().resolve(texts);
    }
    double[] near = nearness(texts, words);
    Map<String, Double> shares = new Majority().resolve(texts).distribution();
    int best = best(texts, near);
    for (int i = 0; i < near.length; i++) {
      if (near[best] - near[i] <= EQUAL && !words.get(i).equals(words.get(best))) {
        return Resolved.tie(near[best], shares, texts);
      }
    }
    return Resolved.to(
        TextNode.valueOf(texts.get(best).answer().textValue()), near[best], shares, texts);
  }

  /** By text one less its mean distance to the others, 0 to 1; 1 for a text alone. */
  private static double[] nearness(List<Vote> texts, List<List<String>> words) {
    double[] near = new double[texts.size()];
    for (int one = 0; one < near.length; one++) {
      double apart = 0;
      double weight = 0;
      for (int other = 0; other < near.length; other++) {
        if (other != one) {
          int longer = Math.max(words.get(one).size(), words.get(other).size());
          apart +=
              longer == 0
                  ? 0
                  : texts.get(other).weight()
                      * Words.distance(words.get(one), words.get(other))
                      / longer;
          weight += texts.get(other).weight();
        }
      }
      near[one] = weight == 0 ? 1 : 1 - apart / weight;
    }
    return near;
  }

  private static int best(List<Vote> texts, double[] near) {
    Map<String, Double> written = new HashMap<>();
    texts.forEach(vote -> written.merge(vote.text(), vote.weight(), Double::sum));
    int best = 0;
    for (int i = 1; i < near.length; i++) {
      double ahead = near[i] - near[best];
      String text = texts.get(i).text();
      String bestText = texts.get(best).text();
      double more = written.get(text) - written.get(bestText);
      if (ahead > EQUAL
          || Math.abs(ahead) <= EQUAL
              && (more > EQUAL || Math.abs(more) <= EQUAL && text.compareTo(bestText) < 0)) {
        best = i;
      }
    }
    return best;
  }
}
