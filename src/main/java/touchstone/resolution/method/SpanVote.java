// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import touchstone.base.Json;
import touchstone.guideline.Question;
import touchstone.resolution.Fit;
import touchstone.resolution.Method;
import touchstone.resolution.Resolved;
import touchstone.resolution.Vote;

/**
 * Stretches of text: those of one label whose characters overlap by half or more (F1) are gathered,
 * of each rater at most one; those of at least half of the raters are kept, with the middle of
 * their starts and the middle of their ends.
 *
 * <p>Tie rule: exactly half is enough: a stretch missed is dearer than one to look at. Of two
 * borders in the middle the earlier one. Where the question lets spans share no character, of two
 * that do the one of more raters stays, and two of as many make a {@code tie}.
 *
 * <p>Example: Ada marks 0-5 PER, Bo 0-6 PER, Cy nothing: 0-5 PER, with confidence 2/3.
 *
 * <p>Source: own rule after the token F1 of A. T. Nguyen et al., "Aggregating and Predicting
 * Sequence Labels from Crowd Annotations", ACL 2017, section 5.
 */
@Singleton
public final class SpanVote implements Method {
  private static final double ENOUGH = .5;

  private record Span(int start, int end) {}

  private final double enough;
  private final boolean apart;

  public SpanVote() {
    this(ENOUGH, false);
  }

  private SpanVote(double enough, boolean apart) {
    this.enough = enough;
    this.apart = apart;
  }

  @Override
  public String name() {
    return "spans";
  }

  @Override
  public Set<String> types() {
    return Set.of("spans");
  }

  /** {@code {"overlap":0.5}}: the least F1 of characters, over 0 to 1. */
  @Override
  public Method with(JsonNode params) {
    double least = Params.of(params, "overlap").number("overlap", .01, 1, ENOUGH);
    return new SpanVote(least, apart);
  }

  /**
   * Where the question lets no character stand in two spans, of two kept ones only one may stay.
   */
  @Override
  public Method on(Question question) {
    return new SpanVote(enough, !question.toJson().path("overlap").asBoolean(false));
  }

  @Override
  public Resolved resolve(List<Vote> votes) {
    return new Marks<>(
            SpanVote::read,
            Comparator.comparingInt(Span::start).thenComparingInt(Span::end),
            SpanVote::f1,
            enough,
            SpanVote::drawn,
            apart ? SpanVote::apart : Marks::all)
        .resolve(votes);
  }

  /** Of spans that share a character the one of more raters; a tie where they are as many. */
  private static List<JsonNode> apart(List<Marks.Kept> kept) {
    List<Marks.Kept> byShare = new ArrayList<>(kept);
    byShare.sort(Comparator.comparingDouble(Marks.Kept::share).reversed());
    List<Marks.Kept> chosen = new ArrayList<>();
    for (Marks.Kept each : byShare) {
      Span span = read(each.region());
      List<Marks.Kept> against =
          chosen.stream().filter(other -> f1(span, read(other.region())) > 0).toList();
      if (against.stream().anyMatch(other -> other.share() - each.share() <= Fit.EQUAL)) {
        return null;
      }
      if (against.isEmpty()) {
        chosen.add(each);
      }
    }
    return Marks.all(chosen);
  }

  private static Span read(JsonNode part) {
    int start = part.path("start").asInt(-1);
    int end = part.path("end").asInt(-1);
    return start >= 0 && end > start ? new Span(start, end) : null;
  }

  private static double f1(Span one, Span other) {
    int shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
    return shared <= 0 ? 0 : 2.0 * shared / (one.end - one.start + other.end - other.start);
  }

  private static JsonNode drawn(List<Region<Span>> cluster) {
    int start =
        (int)
            Marks.middle(
                cluster.stream()
                    .map(region -> new double[] {region.shape().start, region.weight()})
                    .toList());
    int end =
        (int)
            Marks.middle(
                cluster.stream()
                    .map(region -> new double[] {region.shape().end, region.weight()})
                    .toList());
    return Json.object()
        .put("start", start)
        .put("end", Math.max(end, start + 1))
        .put("label", cluster.get(0).label());
  }
}
