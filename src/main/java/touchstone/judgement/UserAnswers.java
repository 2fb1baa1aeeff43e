// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.dataset.Imports;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Question;
import touchstone.project.Project;
import touchstone.project.Tasks;
import touchstone.rater.RaterKind;
import touchstone.web.Language;
import touchstone.web.Messages;

/** What a product's own users answer: judgements of raters of kind user, without a lease. */
@ApplicationScoped
@Transactional
public class UserAnswers {
  /** The source that such a judgement names. */
  public static final String EMBED = "embed";

  private final Guidelines guidelines;
  private final Tasks tasks;
  private final JudgementImport imports;

  UserAnswers(Guidelines guidelines, Tasks tasks, JudgementImport imports) {
    this.guidelines = guidelines;
    this.tasks = tasks;
    this.imports = imports;
  }

  /** Records an answer of a user; the same user's next one to the question is a revision. */
  public void record(Project project, String user, String item, String question, JsonNode answer) {
    Question asked = guidelines.template(guidelines.latest(project.guidelineId)).question(question);
    Reason misfit = asked.check(answer);
    if (misfit != null) {
      throw Problem.refusedField(question, Messages.text(Language.ENGLISH, misfit));
    }
    tasks.pull(project);
    Imports.Tally tally = new Imports.Tally();
    imports.take(
        project,
        List.of(
            new ImportedLine(
                1,
                item,
                user,
                RaterKind.USER,
                question,
                asked.canonical(answer),
                null,
                null,
                false,
                EMBED)),
        tally);
    if (!tally.refused.isEmpty()) {
      throw Problem.refusedField(question, tally.refused.get(0).reason());
    }
  }
}
