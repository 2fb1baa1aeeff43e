// SPDX-License-Identifier: Apache-2.0
package touchstone.remedy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import touchstone.base.Listing;
import touchstone.feedback.Stream;
import touchstone.watch.SliceAlarm;
import touchstone.watch.SliceAlarms;
import touchstone.watch.SliceOf;
import touchstone.web.Speech;

/** Alarms with how far people are with them, in the language of whoever looks. */
@ApplicationScoped
class NoticedOnes {
  private final SliceAlarms alarms;
  private final SliceBatches batches;
  private final Remedies remedies;
  private final Speech speech;

  NoticedOnes(SliceAlarms alarms, SliceBatches batches, Remedies remedies, Speech speech) {
    this.alarms = alarms;
    this.batches = batches;
    this.remedies = remedies;
    this.speech = speech;
  }

  /** What is open of a stream, the worst first. */
  List<Noticed> open(Stream stream) {
    return alarms.page(stream, true, Listing.MOST, null).items().stream()
        .map(alarm -> of(stream, alarm))
        .sorted(Noticed.WORST)
        .toList();
  }

  Noticed of(Stream stream, SliceAlarm alarm) {
    SliceBatch batch = batches.of(alarm).orElse(null);
    String slice = alarm.slice().whole() ? speech.say("remedy_itsTraffic") : words(alarm.slice());
    if (batch == null || batch.project() == null) {
      return new Noticed(alarm, slice, batch, 0, 0);
    }
    Comparison comparison = remedies.compare(stream, alarm);
    return new Noticed(alarm, slice, batch, comparison.items(), comparison.labelled());
  }

  /** A slice in words, for a heading. */
  String words(SliceOf slice) {
    return slice.whole() ? speech.say("remedy_allTraffic") : slice.name() + ": " + slice.slice();
  }
}
