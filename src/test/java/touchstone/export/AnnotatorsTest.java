// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import touchstone.diversity.Report;
import touchstone.web.Language;

/** What a data card tells of annotators by trait. */
class AnnotatorsTest {
  private final Annotators annotators = new Annotators(Language.ENGLISH);

  private static Report report(List<Report.Trait> traits) {
    return new Report(
        10,
        30,
        0,
        Instant.EPOCH,
        null,
        null,
        "feeling",
        false,
        traits,
        30,
        .04,
        25.0,
        List.of(),
        List.of(),
        List.of());
  }

  @Test
  void groupsAndHowAlikeTheyJudge() {
    Report.Trait trait =
        new Report.Trait(
            "native *tongue*",
            List.of(
                new Report.Group("ewe", 18, 180, .5, 1.0, .6),
                new Report.Group("hidden", 12, 120, null, null, .4)),
            .48,
            .67,
            1.96,
            1.92,
            .1,
            List.of(new Report.Alike("ewe", .31, .25, 1.24, .02, .04)));
    assertEquals(
        List.of(
            "Everybody who took part came by an invitation to the pool.",
            "By what they say of themselves, freely and unchecked (30 people; a group is told from"
                + " 10 people on, smaller ones and what they could be worked out from together):",
            "**native \\*tongue\\***: ewe 18 (wanted 50 %, met to 100 %); all others, hidden 12",
            "ewe: agreement among themselves 0.31, with all others 0.25, the one over the other"
                + " 1.24 (p 0.040, all groups taken together).",
            "The judgements of 30 people are spread as if 25.0 had judged equally."),
        annotators.points(report(List.of(trait)), "all"));
  }

  @Test
  void whatIsNotKnownIsSaid() {
    assertEquals(
        List.of(
            "Some of those who took part came by an invitation to the pool; how the others were"
                + " found is not recorded.",
            "Who they are by what they say of themselves is not kept for times past."),
        annotators.points(null, "some"));
    assertEquals(
        "Who they are is not known: fewer than 10 people said anything of themselves.",
        annotators.points(report(List.of()), "none").get(1));
  }
}
