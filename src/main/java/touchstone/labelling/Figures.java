// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import touchstone.account.Caller;
import touchstone.project.Project;

/**
 * What an answer sent by the label page's script is answered with: what today comes to by now, so
 * that the page shows it without a further request.
 */
@ApplicationScoped
class Figures {
  private final OwnWork ownWork;
  private final Caller caller;

  @CheckedTemplate(basePath = "labelling")
  static class Templates {
    static native TemplateInstance figures(String project, Today today);
  }

  Figures(OwnWork ownWork, Caller caller) {
    this.ownWork = ownWork;
    this.caller = caller;
  }

  Response now(Project project) {
    Today today = ownWork.today(project, caller.account());
    return Response.ok(Templates.figures(project.slug, today))
        .type(MediaType.TEXT_HTML_TYPE)
        .build();
  }
}
