// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import touchstone.base.RecordTime;
import touchstone.project.Project;
import touchstone.project.Promise;
import touchstone.resolution.agreement.Part;

/** How old the labels of projects are, against what was promised of them. */
@ApplicationScoped
public class Freshness {
  private final AgePulls pulls;
  private final Spreads spreads;
  private final RecordTime recordTime;

  Freshness(AgePulls pulls, Spreads spreads, RecordTime recordTime) {
    this.pulls = pulls;
    this.spreads = spreads;
    this.recordTime = recordTime;
  }

  /**
   * What stands.
   *
   * @param slices every slice with a label, and every slice promised; the worst first
   */
  record Report(Instant at, Standing all, List<Standing> slices) {
    /** The worst of all and the slices promised. */
    String status() {
      List<String> each = new ArrayList<>();
      each.add(all.status());
      slices.stream().filter(one -> one.limits().own()).forEach(one -> each.add(one.status()));
      return each.contains(Standing.ERROR)
          ? Standing.ERROR
          : each.contains(Standing.WARN) ? Standing.WARN : all.status();
    }

    /** Those past their error: the whole project, then slices that have a promise of their own. */
    List<Standing> failed() {
      List<Standing> failed = new ArrayList<>();
      failed.add(all);
      slices.stream().filter(one -> one.limits().own()).forEach(failed::add);
      return failed.stream().filter(Standing::failed).toList();
    }
  }

  /** The project and the slices promised, after what is new was pulled in. */
  Report promised(Project project) {
    pulls.of(project);
    Instant now = recordTime.now();
    Promise promise = project.policy().freshness();
    List<Standing> slices = new ArrayList<>();
    for (Promise.OfSlice one : Limits.slices(promise)) {
      Slice slice = new Slice(one.name(), one.value());
      slices.add(
          standing(spreads.of(project.id, slice), Span.ALWAYS, Limits.of(promise, slice), now));
    }
    Spread all = spreads.of(project.id, Slice.ALL);
    return new Report(
        now, standing(all, Span.ALWAYS, Limits.of(promise, Slice.ALL), now), worstFirst(slices));
  }

  /**
   * How the labels stand in brief.
   *
   * @param status fresh, warn or error; null where nothing is promised
   * @param inside the share of labels inside the first limit that is promised, 0 to 1; null where
   *     nothing is
   * @param worst the slice that is worst, where it is past its own promise; else null
   */
  public record Brief(String status, long labels, Double inside, String worst) {}

  /** How a project's labels stand in brief. */
  public Brief brief(Project project) {
    Report report = promised(project);
    Standing all = report.all();
    String status = report.status();
    String worst =
        report.slices().stream()
            .filter(one -> !Standing.FRESH.equals(one.status()) && one.status() != null)
            .map(one -> one.slice().word())
            .findFirst()
            .orElse(null);
    return new Brief(status, all.labels(), inside(all), worst);
  }

  private static Double inside(Standing all) {
    Double warned = all.shareInWarn();
    Double stale = all.shareInError();
    return warned == null && stale == null
        ? null
        : Double.valueOf(1 - (warned == null ? 0 : warned) - (stale == null ? 0 : stale));
  }

  /** A part of the project: one slice, or all of it with every slice; judged in a span of time. */
  Report of(Project project, Part part) {
    pulls.everything(project);
    Instant now = recordTime.now();
    Promise promise = project.policy().freshness();
    Span span = new Span(part.from(), part.to());
    List<Standing> slices = new ArrayList<>();
    if (part.name() != null) {
      Slice slice = new Slice(part.name(), part.slice());
      Standing one = standing(spreads.of(project.id, slice), span, Limits.of(promise, slice), now);
      return new Report(now, one, List.of(one));
    }
    Standing all = null;
    for (Spread spread : spreads.all(project.id)) {
      Standing one = standing(spread, span, Limits.of(promise, spread.slice()), now);
      if (spread.slice().equals(Slice.ALL)) {
        all = one;
      } else if (one.labels() > 0 || one.limits().own()) {
        slices.add(one);
      }
    }
    if (all == null) {
      all = standing(spreads.of(project.id, Slice.ALL), span, Limits.of(promise, Slice.ALL), now);
    }
    return new Report(now, all, worstFirst(slices));
  }

  private static List<Standing> worstFirst(List<Standing> slices) {
    return slices.stream()
        .sorted(
            Comparator.comparingDouble(Standing::badness).reversed().thenComparing(Standing::slice))
        .toList();
  }

  private Standing standing(Spread spread, Span span, Limits limits, Instant now) {
    return new Standing(
        spread.slice(),
        limits,
        spreads.in(spread, span),
        age(spreads.judgedAt(spread, span, .5), now),
        age(spreads.judgedAt(spread, span, .95), now),
        older(spread, span, limits.warnAfter(), now),
        older(spread, span, limits.errorAfter(), now));
  }

  /** A label judged ahead of the clock has no age yet. */
  private static Duration age(Instant judgedAt, Instant now) {
    if (judgedAt == null) {
      return null;
    }
    Duration age = Duration.between(judgedAt, now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  private long older(Spread spread, Span span, Duration limit, Instant now) {
    if (limit == null) {
      return 0;
    }
    Instant bound = now.minus(limit);
    Instant to = span.to() == null || bound.isBefore(span.to()) ? bound : span.to();
    return spreads.in(spread, new Span(span.from(), to));
  }
}
