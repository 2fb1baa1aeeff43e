// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import touchstone.app.AppTest;
import touchstone.guideline.Shown;

/**
 * Every way of showing a field, seen at a desk, by keys alone, by touch at 320 px and from right to
 * left; what was shown is kept with the answer.
 */
@AppTest
class EveryShowTest {
  private static final Desks DESKS = new Desks();

  @RegisterExtension final Visitors visitors = new Visitors();

  static Stream<Arguments> showsAndWays() {
    return ShowCases.all(DESKS)
        .flatMap(seen -> Stream.of(Way.values()).map(way -> Arguments.of(seen, way)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("showsAndWays")
  void everyShowInEveryWay(Seen seen, Way way) {
    Map<String, Object> item = Map.of("seen", seen.value().apply(way));
    Desks.Work work = DESKS.work(visitors, way, seen.template(), item);
    Hand hand = new Hand(work.rater(), way);
    seen.looks().accept(hand);
    work.rater().hadNoError();
    // The looker itself copies the style of the waveform's shadow tree.
    work.rater().expecting("Applying inline style violates");
    work.rater().look().fits().touchable().picture(seen + "-" + way);
    hand.pick("2", "No").sees(hand.word("labelling_restNone")).sees(hand.word("script_saved"));
    Map<String, Object> stored = Stories.judgements(work.project()).get(0);
    assertEquals("no", stored.get("answer"));
    assertNotNull(stored.get("shownHash"), stored::toString);
  }

  @Test
  void noWayOfShowingIsLeftOut() {
    assertEquals(Shown.WAYS, ShowCases.all(DESKS).map(Seen::as).toList());
  }
}
