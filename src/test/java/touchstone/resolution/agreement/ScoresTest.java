// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Shares, confusions and clusters do as their worked examples say. */
class ScoresTest {

  @Test
  void sevenOfTen() {
    Share share = new Share(7, 10);
    assertEquals(.7, share.value());
    assertEquals(.397, share.low(), .0005);
    assertEquals(.892, share.high(), .0005);
    assertNull(new Share(0, 0).low());
    assertEquals(1, new Share(3, 3).high(), 1e-12);
    assertEquals(0, new Share(0, 3).low(), 1e-12);
  }

  @Test
  void aRareAnswerWeighsAsMuchAsACommonOne() {
    Confusion confusion = new Confusion();
    assertNull(confusion.macroF1());
    String[][] pairs = {{"a", "a"}, {"a", "a"}, {"a", "b"}, {"b", "b"}};
    for (String[] pair : pairs) {
      confusion.add(pair[0], pair[1]);
    }
    assertEquals((.8 + 2.0 / 3) / 2, confusion.macroF1(), 1e-12);
    assertEquals(new Share(3, 4), confusion.accuracy());
  }

  @Test
  void whoAgreesStandsTogether() {
    double[][] agreement = {{Double.NaN, .1, .9}, {.1, Double.NaN, .1}, {.9, .1, Double.NaN}};
    assertEquals(List.of(0, 2, 1), Clusters.order(agreement));
    assertEquals(List.of(), Clusters.order(new double[0][0]));
  }

  @Test
  void noMarkWithoutTimeHidesAnother() {
    List<RaterScore> scores =
        Stream.of("a", "b", "c").map(name -> score(name, new Share(9, 10), null)).toList();
    List<RaterScatter.Mark> marks = RaterScatter.of(scores).marks();
    assertEquals(3, marks.stream().map(RaterScatter.Mark::x).distinct().count());
    assertNull(RaterScatter.of(List.of(score("d", new Share(0, 0), 900L))));
  }

  private static RaterScore score(String name, Share accuracy, Long millis) {
    return new RaterScore(
        name, name, "model", 10, RaterScore.GOLD, accuracy, null, Map.of(), millis);
  }
}
