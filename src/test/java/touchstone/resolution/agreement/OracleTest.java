// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.dkpro.statistics.agreement.IAgreementMeasure;
import org.dkpro.statistics.agreement.IAnnotationStudy;
import org.dkpro.statistics.agreement.coding.CodingAnnotationStudy;
import org.dkpro.statistics.agreement.coding.CohenKappaAgreement;
import org.dkpro.statistics.agreement.coding.FleissKappaAgreement;
import org.dkpro.statistics.agreement.coding.KrippendorffAlphaAgreement;
import org.dkpro.statistics.agreement.coding.ScottPiAgreement;
import org.dkpro.statistics.agreement.coding.WeightedKappaAgreement;
import org.dkpro.statistics.agreement.distance.IDistanceFunction;
import org.dkpro.statistics.agreement.distance.IntervalDistanceFunction;
import org.dkpro.statistics.agreement.distance.MASISetAnnotationDistanceFunction;
import org.dkpro.statistics.agreement.distance.NominalDistanceFunction;
import org.dkpro.statistics.agreement.distance.OrdinalDistanceFunction;
import org.dkpro.statistics.agreement.distance.RatioDistanceFunction;
import org.dkpro.statistics.agreement.distance.SetAnnotation;
import org.dkpro.statistics.agreement.distance.SquareDistanceFunction;
import org.dkpro.statistics.agreement.unitizing.KrippendorffAlphaUnitizingAgreement;
import org.dkpro.statistics.agreement.unitizing.UnitizingAnnotationStudy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our measures beside those of DKPro Statistics, on answers drawn by lot. */
class OracleTest {
  private static final double CLOSE = 1e-9;

  /** Random numbers 1 to 5 of raters, near a number of the item; null is missing. */
  private static Integer[][] numbers(int seed, int items, int raters, double missing) {
    Random random = new Random(seed);
    Integer[][] all = new Integer[items][raters];
    for (int item = 0; item < items; item++) {
      int usual = 1 + random.nextInt(5);
      for (int rater = 0; rater < raters; rater++) {
        int given = Math.max(1, Math.min(5, usual + random.nextInt(4) - 1));
        all[item][rater] = random.nextDouble() < missing ? null : given;
      }
    }
    return all;
  }

  private static Ratings ours(Answers kind, Integer[][] given) {
    Gathering gathering = new Gathering(kind);
    for (Integer[] item : given) {
      List<Ratings.Given> answers = new ArrayList<>();
      for (int rater = 0; rater < item.length; rater++) {
        if (item[rater] != null) {
          answers.add(new Ratings.Given("r" + rater, String.valueOf(item[rater])));
        }
      }
      gathering.item(answers, 0);
    }
    return gathering.ratings();
  }

  private static CodingAnnotationStudy theirs(Object[][] given) {
    CodingAnnotationStudy study = new CodingAnnotationStudy(given[0].length);
    for (Object[] item : given) {
      study.addItem(item);
    }
    return study;
  }

  private static void assertSame(IAgreementMeasure theirs, Measure ours, Ratings ratings) {
    assertEquals(theirs.calculateAgreement(), ours.of(ratings).value(), CLOSE, ours.name());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void alphaWithMissingValues(int seed) {
    Integer[][] given = numbers(seed, 60, 2 + seed % 4, .2);
    CodingAnnotationStudy study = theirs(given);
    Ratings ratings = ours(Answers.STEPS, given);
    assertAlpha(study, new NominalDistanceFunction(), new KrippendorffAlphaNominal(), ratings);
    assertAlpha(study, new OrdinalDistanceFunction(), new KrippendorffAlphaOrdinal(), ratings);
    assertAlpha(study, new IntervalDistanceFunction(), new KrippendorffAlphaInterval(), ratings);
    assertAlpha(study, new RatioDistanceFunction(), new KrippendorffAlphaRatio(), ratings);
  }

  private static void assertAlpha(
      CodingAnnotationStudy study, IDistanceFunction distance, Measure ours, Ratings ratings) {
    assertSame(new KrippendorffAlphaAgreement(study, distance), ours, ratings);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void kappasOfTwo(int seed) {
    Integer[][] given = numbers(seed, 40, 2, 0);
    given[0] = fromEndToEnd();
    CodingAnnotationStudy study = theirs(given);
    Ratings ratings = ours(Answers.STEPS, given);
    assertSame(new CohenKappaAgreement(study), new CohenKappa(), ratings);
    assertSame(new ScottPiAgreement(study), new ScottPi(), ratings);
    assertSame(
        new WeightedKappaAgreement(study, new SquareDistanceFunction()),
        new WeightedKappa(),
        ratings);
  }

  /**
   * DKPro divides what it observes by the largest distance within an item and what it expects by
   * the largest of all: its weighted kappa is right only where some item spans the whole range.
   */
  private static Integer[] fromEndToEnd() {
    return new Integer[] {1, 5};
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void fleissWhereNothingIsMissing(int seed) {
    Integer[][] given = numbers(seed, 40, 2 + seed % 5, 0);
    assertSame(
        new FleissKappaAgreement(theirs(given)), new FleissKappa(), ours(Answers.STEPS, given));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void masi(int seed) {
    Random random = new Random(seed);
    Object[][] given = new Object[30][3];
    Gathering gathering = new Gathering(Answers.SETS);
    for (Object[] item : given) {
      List<Ratings.Given> answers = new ArrayList<>();
      for (int rater = 0; rater < item.length; rater++) {
        TreeSet<String> chosen = new TreeSet<>();
        for (String option : List.of("a", "b", "c", "d")) {
          if (random.nextInt(5) < 2) {
            chosen.add(option);
          }
        }
        chosen.add(List.of("a", "b", "c", "d").get(random.nextInt(2)));
        item[rater] = new SetAnnotation(chosen.toArray());
        answers.add(new Ratings.Given("r" + rater, "[\"" + String.join("\",\"", chosen) + "\"]"));
      }
      gathering.item(answers, 0);
    }
    assertSame(
        new KrippendorffAlphaAgreement(theirs(given), OracleTest::masiOfThePaper),
        new AlphaMasi(),
        gathering.ratings());
  }

  /**
   * DKPro's own function is (1 - J)(1 - M); the paper says 1 - JM, so that its alpha is given the
   * paper's.
   */
  private static double masiOfThePaper(IAnnotationStudy study, Object one, Object other) {
    SetAnnotation ones = (SetAnnotation) one;
    SetAnnotation others = (SetAnnotation) other;
    double common = ones.stream().filter(others::contains).count();
    double jaccard = common / (ones.size() + others.size() - common);
    double theirs = new MASISetAnnotationDistanceFunction().measureDistance(study, ones, others);
    double monotonicity = jaccard == 1 ? 1 : 1 - theirs / (1 - jaccard);
    return 1 - jaccard * monotonicity;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void unitizingOneText(int seed) {
    Random random = new Random(seed);
    int raters = 2 + seed % 3;
    UnitizingAnnotationStudy study = new UnitizingAnnotationStudy(raters, 0, 300);
    List<Ratings.Given> answers = new ArrayList<>();
    for (int rater = 0; rater < raters; rater++) {
      List<String> spans = new ArrayList<>();
      for (String label : List.of("A", "B")) {
        for (int place = random.nextInt(6); place < 280; place += 40 + random.nextInt(5)) {
          int length = 5 + random.nextInt(15);
          study.addUnit(place, length, rater, label);
          spans.add(
              "{\"start\":%d,\"end\":%d,\"label\":\"%s\"}".formatted(place, place + length, label));
        }
      }
      answers.add(new Ratings.Given("r" + rater, "[" + String.join(",", spans) + "]"));
    }
    assertSame(
        new KrippendorffAlphaUnitizingAgreement(study),
        new AlphaUnitizing(),
        new Gathering(Answers.SPANS).item(answers, 300).ratings());
  }
}
