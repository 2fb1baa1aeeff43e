// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import io.quarkus.qute.RawString;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import touchstone.account.Account;
import touchstone.assignment.Undo;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Markdown;
import touchstone.project.Project;
import touchstone.thread.Sections;
import touchstone.thread.Threads;

/** Puts the label page together around a task. */
@ApplicationScoped
class LabelViews {
  private final Guidelines guidelines;
  private final OwnWork ownWork;
  private final Threads threads;
  private final Undo undo;
  private final Hindrances hindrances;

  LabelViews(
      Guidelines guidelines, OwnWork ownWork, Threads threads, Undo undo, Hindrances hindrances) {
    this.guidelines = guidelines;
    this.ownWork = ownWork;
    this.threads = threads;
    this.undo = undo;
    this.hindrances = hindrances;
  }

  LabelView of(Project project, Account account, TaskView task) {
    GuidelineVersion version = guidelines.version(project.guidelineId, task.guidelineVersion());
    List<OwnWork.Recent> recent = ownWork.recent(project, account);
    return new LabelView(
        task,
        project.slug,
        project.name,
        account.id,
        new RawString(Markdown.html(version.body)),
        Sections.of(version.body),
        ownWork.today(project, account),
        recent,
        !recent.isEmpty() && undo.lastJudged(project, account) != null,
        hindrances.in(project),
        threads.news(project, account.id));
  }
}
