// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import touchstone.app.AppTest;
import touchstone.base.Json;
import touchstone.builder.EveryType;

/**
 * Every type of question, answered with a mouse, by keys alone, by touch at 320 px and from right
 * to left: each page without a fault of accessibility, each answer stored as it was meant.
 */
@AppTest
class EveryQuestionTypeTest {
  private static final Desks DESKS = new Desks();

  @RegisterExtension final Visitors visitors = new Visitors();

  static Stream<Arguments> typesAndWays() {
    return QuestionCases.all()
        .flatMap(asked -> Stream.of(Way.values()).map(way -> Arguments.of(asked, way)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("typesAndWays")
  void everyTypeInEveryWay(Asked asked, Way way) {
    Map<String, Object> item =
        Map.of("text", way.sentence(), "photo", DESKS.media("street.png"), "one", "A", "two", "B");
    Desks.Work work = DESKS.work(visitors, way, asked.template(), item);
    Visitor bo = work.rater().fits();
    if (asked.oneKey()) {
      bo.look().touchable();
    }
    Hand hand = new Hand(bo, way);
    asked
        .steps()
        .accept(hand.sending(() -> bo.look().fits().touchable().picture(asked + "-" + way)));
    hand.sees(hand.word("labelling_restNone")).sees(hand.word("script_saved"));
    JsonNode stored = Json.toTree(Stories.judgements(work.project()).get(0).get("answer"));
    JsonNode meant = Json.toTree(asked.stored().by(way));
    assertTrue(Asked.same(meant, stored, asked.near()), () -> "stored " + stored);
  }

  @Test
  void noTypeIsLeftOut() {
    Set<String> tried = QuestionCases.all().map(Asked::type).collect(Collectors.toSet());
    assertEquals(Set.copyOf(EveryType.NAMES), tried);
  }
}
