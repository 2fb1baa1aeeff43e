// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import touchstone.ageing.InformationAge;
import touchstone.feedback.Arrivals;
import touchstone.feedback.Stream;
import touchstone.feedback.Streams;
import touchstone.project.Project;

/** How long feedback takes, slice by slice, in the streams of a project. */
@ApplicationScoped
class FeedbackLags {
  private static final Duration SINCE = Duration.ofDays(30);
  private static final int MOST = 20_000;
  private static final double NEARLY_ALL = .95;

  private final Streams streams;
  private final Arrivals arrivals;

  FeedbackLags(Streams streams, Arrivals arrivals) {
    this.streams = streams;
    this.arrivals = arrivals;
  }

  /**
   * The lags of a slice in seconds, null where there is too little.
   *
   * @param slice null for all of the stream
   * @param mean from prediction to outcome
   * @param peakAgeMean how old the newest prediction with an outcome had become when a newer came
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Lag(
      String stream,
      String slice,
      long outcomes,
      Double mean,
      Double p95,
      Double peakAgeMean,
      Double peakAgeP95) {}

  /** Of the newest 20,000 outcomes of the last 30 days, stream by stream. */
  List<Lag> of(Project project, Instant now) {
    List<Lag> lags = new ArrayList<>();
    for (Stream stream : streams.of(project)) {
      Map<Slice, List<Arrivals.Arrival>> bySlice = new TreeMap<>();
      for (Arrivals.Arrival one : arrivals.newest(stream, now.minus(SINCE), MOST)) {
        bySlice.computeIfAbsent(Slice.ALL, first -> new ArrayList<>()).add(one);
        one.slices()
            .forEach(
                (name, value) ->
                    bySlice
                        .computeIfAbsent(new Slice(name, value), first -> new ArrayList<>())
                        .add(one));
      }
      bySlice.forEach((slice, some) -> lags.add(lag(stream, slice, some)));
    }
    return lags;
  }

  private static Lag lag(Stream stream, Slice slice, List<Arrivals.Arrival> some) {
    List<Double> lags =
        some.stream()
            .map(one -> Duration.between(one.predictedAt(), one.happenedAt()).toMillis() / 1000.0)
            .toList();
    List<Double> peaks =
        InformationAge.peaks(
            some.stream()
                .map(one -> new InformationAge.Arrival(one.predictedAt(), one.receivedAt()))
                .toList());
    return new Lag(
        stream.slug(),
        slice.equals(Slice.ALL) ? null : slice.word(),
        some.size(),
        InformationAge.mean(lags),
        InformationAge.quantile(lags, NEARLY_ALL),
        InformationAge.mean(peaks),
        InformationAge.quantile(peaks, NEARLY_ALL));
  }
}
