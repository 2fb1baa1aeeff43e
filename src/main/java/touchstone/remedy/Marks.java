// SPDX-License-Identifier: Apache-2.0
package touchstone.remedy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import touchstone.base.Listing;
import touchstone.feedback.Policies;
import touchstone.feedback.PolicyVersion;
import touchstone.feedback.Stream;
import touchstone.guideline.Guideline;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.watch.SliceAlarm;
import touchstone.watch.SliceAlarms;
import touchstone.watch.SliceOf;

/** What happened around a slice: alarms, batches, versions of the guideline and of the policy. */
@ApplicationScoped
class Marks {
  private final SliceAlarms alarms;
  private final SliceBatches batches;
  private final Policies policies;
  private final Guidelines guidelines;
  private final Projects projects;

  Marks(
      SliceAlarms alarms,
      SliceBatches batches,
      Policies policies,
      Guidelines guidelines,
      Projects projects) {
    this.alarms = alarms;
    this.batches = batches;
    this.policies = policies;
    this.guidelines = guidelines;
    this.projects = projects;
  }

  /** In the order of their times; alarms are those of the slice and of the whole stream. */
  List<Mark> of(Stream stream, SliceOf slice) {
    List<Mark> marks = new ArrayList<>();
    for (SliceAlarm alarm : alarms.page(stream, false, Listing.MOST, null).items()) {
      if (alarm.stopsByItself() || same(alarm.slice(), slice)) {
        add(marks, stream, alarm);
      }
    }
    for (PolicyVersion version : policies.of(stream)) {
      String href = "/streams/" + stream.slug() + "/policy#version-" + version.version();
      marks.add(mark("policy", version.createdAt(), String.valueOf(version.version()), href));
    }
    if (stream.project() != null) {
      guideline(marks, projects.findById(stream.project()));
    }
    marks.sort(Comparator.comparing(Mark::at));
    List<Mark> numbered = new ArrayList<>();
    for (Mark mark : marks) {
      numbered.add(mark.numbered(numbered.size() + 1));
    }
    return numbered;
  }

  private static boolean same(SliceOf alarm, SliceOf slice) {
    boolean model = slice.model() == null || slice.model().equals(alarm.model());
    return model && slice.name().equals(alarm.name()) && slice.slice().equals(alarm.slice());
  }

  private void add(List<Mark> marks, Stream stream, SliceAlarm alarm) {
    String href = "/streams/" + stream.slug() + "/alarms/" + alarm.id();
    marks.add(mark("alarm", alarm.from(), alarm.kind().replace("-", ""), href));
    batches
        .of(alarm)
        .filter(batch -> batch.launchedAt() != null)
        .ifPresent(batch -> marks.add(mark("launched", batch.launchedAt(), "", href)));
    if (!alarm.open()) {
      marks.add(mark("closed", alarm.closedAt(), alarm.cause().replace("-", ""), href));
    }
  }

  private void guideline(List<Mark> marks, Project project) {
    Guideline guideline = guidelines.findById(project.guidelineId);
    for (GuidelineVersion version : guidelines.versions(guideline.id)) {
      marks.add(
          mark(
              "guideline",
              version.createdAt,
              String.valueOf(version.number),
              "/guidelines/" + guideline.slug + "?version=" + version.number));
    }
  }

  private static Mark mark(String kind, Instant at, String word, String href) {
    return new Mark(0, kind, at, word, href);
  }
}
