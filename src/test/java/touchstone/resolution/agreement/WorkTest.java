// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever is asked, the steps are bounded, and what is left out is said. */
class WorkTest {
  private final Random random = new Random(7);

  private static Ratings ratings(Answers kind, int items, int raters, IntFunction<String> say) {
    Gathering gathering = new Gathering(kind);
    for (int item = 0; item < items; item++) {
      List<Ratings.Given> given = new ArrayList<>();
      for (int rater = 0; rater < raters; rater++) {
        given.add(new Ratings.Given("r" + rater, say.apply(item)));
      }
      gathering.item(given, 20_000);
    }
    return gathering.ratings();
  }

  private static List<Agreement> bounded(Ratings ratings, Measure... measures) {
    Work work = new Work(Work.OF_A_REPORT);
    List<Agreement> found = Bootstrap.within(List.of(measures), ratings, work);
    assertTrue(work.taken() <= Work.OF_A_REPORT, work.taken() + " steps");
    return found;
  }

  private String option(int item, int options) {
    return "\"" + (random.nextBoolean() ? item % options : random.nextInt(options)) + "\"";
  }

  private String spans() {
    return IntStream.range(0, 900)
        .mapToObj(
            span ->
                "{\"start\":%d,\"end\":%d,\"label\":\"%d\"}"
                    .formatted(span * 20 + random.nextInt(8), span * 20 + 12, span % 3))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private String boxes(int boxes) {
    return IntStream.range(0, boxes)
        .mapToObj(
            box ->
                "{\"x\":%d,\"y\":%d,\"width\":20,\"height\":20,\"label\":\"a\"}"
                    .formatted(random.nextInt(50), random.nextInt(50)))
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void manyRatersAndManyOptionsStayWithinTheWork() {
    Ratings ratings = ratings(Answers.CLASSES, 300, 60, item -> option(item, 200));
    bounded(ratings, new CohenKappa(), new ScottPi(), new FleissKappa(), new GwetAc1())
        .forEach(each -> assertNotNull(each.value(), each.toString()));
  }

  @Test
  void whatFitsIsTheSameToTheLastBit() {
    Ratings ratings = ratings(Answers.CLASSES, 2000, 30, item -> option(item, 3));
    List<Agreement> found = bounded(ratings, new PercentAgreement(), new CohenKappa());
    assertEquals(new PercentAgreement().of(ratings), found.get(0));
    assertEquals(new CohenKappa().of(ratings), found.get(1));
  }

  @Test
  void manySpansStayWithinTheWork() {
    Ratings ratings = ratings(Answers.SPANS, 2, 20, item -> spans());
    bounded(ratings, new AlphaUnitizing(), new SpanF1())
        .forEach(each -> assertNotNull(each.value(), each.toString()));
  }

  @Test
  void longTextsStayWithinTheWork() {
    Ratings ratings =
        ratings(
            Answers.WORDS,
            3,
            30,
            item ->
                IntStream.range(0, 1900)
                    .mapToObj(word -> "w" + random.nextInt(900))
                    .collect(Collectors.joining(" ", "\"", "\"")));
    bounded(ratings, new PercentAgreement(), new KrippendorffAlphaNominal())
        .forEach(each -> assertEquals(0, each.value(), 1e-9, each.toString()));
  }

  @Test
  void manyBoxesStayWithinTheWorkAndMoreAreRefusedInWords() {
    Ratings many = ratings(Answers.AREAS, 1, 15, item -> boxes(400));
    assertNotNull(bounded(many, new Iou()).get(0).value());
    Ratings more = ratings(Answers.AREAS, 1, 30, item -> boxes(400));
    Agreement refused = new Iou().of(more);
    assertNull(refused.value());
    assertEquals("not said: too many outlines to compare them all", refused.note());
    Ratings crowded = ratings(Answers.AREAS, 1, 2, item -> boxes(2001));
    assertEquals("not said: too many outlines to compare them all", new Iou().of(crowded).note());
    assertEquals(
        Agreement.none("iou", 1, Parts.TOO_MUCH),
        Bootstrap.within(List.of(new Iou()), many, new Work(1000)).get(0));
  }

  @Test
  void fewerDrawsAndNoneAreSaid() {
    Ratings ratings = ratings(Answers.CLASSES, 40, 3, item -> option(item, 3));
    CohenKappa kappa = new CohenKappa();
    long each = kappa.on(ratings).cost() + ratings.drawing();
    Agreement all = kappa.of(ratings);
    Agreement fewer = Bootstrap.within(List.of(kappa), ratings, new Work(499 * each)).get(0);
    assertEquals(all.value(), fewer.value());
    assertNotNull(fewer.low());
    assertTrue(fewer.note().endsWith("the interval is of 100 draws, not of 500"), fewer.note());
    Agreement none = Bootstrap.within(List.of(kappa), ratings, new Work(99 * each)).get(0);
    assertEquals(all.value(), none.value());
    assertNull(none.low());
    assertTrue(none.note().endsWith(Bootstrap.TOO_LONG), none.note());
  }

  @Test
  void matchesAreThoseOfAPlainSort() {
    for (int world = 0; world < 200; world++) {
      Matches matches = new Matches(20, 30);
      List<double[]> plain = new ArrayList<>();
      double near = random.nextDouble();
      for (int one = 0; one < 20; one++) {
        for (int other = 0; other < 30; other++) {
          double overlap =
              switch (random.nextInt(4)) {
                case 0 -> 0;
                case 1 -> .5;
                case 2 -> Math.nextUp(near);
                default -> random.nextBoolean() ? near : random.nextDouble();
              };
          matches.add(one, other, overlap);
          plain.add(new double[] {one, other, overlap});
        }
      }
      plain.sort(Collections.reverseOrder((a, b) -> Double.compare(a[2], b[2])));
      List<Double> taken = new ArrayList<>();
      List<Double> takenToo = new ArrayList<>();
      double sum = 0;
      for (double[] each : plain) {
        if (each[2] > 0 && !taken.contains(each[0]) && !takenToo.contains(each[1])) {
          taken.add(each[0]);
          takenToo.add(each[1]);
          sum += each[2];
        }
      }
      assertEquals(sum, matches.sum());
      assertEquals(taken.size(), matches.matched());
    }
  }
}
