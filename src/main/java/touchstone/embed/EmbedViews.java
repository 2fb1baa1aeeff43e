// SPDX-License-Identifier: Apache-2.0
package touchstone.embed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import touchstone.base.Json;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Template;
import touchstone.labelling.Asking;
import touchstone.labelling.QuestionView;
import touchstone.labelling.ShownView;

/** The question of an embed as it is shown. */
@ApplicationScoped
class EmbedViews {
  private final Embeds embeds;
  private final Guidelines guidelines;
  private final Asking asking;

  EmbedViews(Embeds embeds, Guidelines guidelines, Asking asking) {
    this.embeds = embeds;
    this.guidelines = guidelines;
    this.asking = asking;
  }

  /** What is shown and asked. */
  public record View(String embed, String token, List<ShownView> shown, QuestionView question) {}

  View of(Embed embed, Ticket ticket, String token) {
    Embeds.Asked asked = embeds.asked(embed, ticket);
    Template template = guidelines.template(guidelines.latest(asked.project().guidelineId));
    QuestionView question =
        asking.questions(template, asked.content(), Json.object(), List.of()).stream()
            .filter(each -> each.name().equals(embed.question()))
            .findFirst()
            .orElseThrow();
    return new View(
        embed.id().toString(), token, asking.shown(template, asked.content()), question);
  }
}
