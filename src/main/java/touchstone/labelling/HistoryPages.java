// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Listing;
import touchstone.project.Project;

/** All that one judged in a project, page by page. */
@Path("/label")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.RATERS)
class HistoryPages {
  private final Admission admission;
  private final OwnHistory history;
  private final Caller caller;

  @CheckedTemplate(basePath = "labelling")
  static class Templates {
    static native TemplateInstance history(
        Project project, List<HistoryLine> lines, UUID older, boolean first, boolean in);
  }

  HistoryPages(Admission admission, OwnHistory history, Caller caller) {
    this.admission = admission;
    this.history = history;
    this.caller = caller;
  }

  @GET
  @Path("{project}/history")
  public TemplateInstance show(
      @PathParam("project") String slug, @QueryParam("before") String before) {
    Project project = admission.whereWorked(slug);
    boolean in = admission.admits(slug);
    UUID from = before == null ? null : Ids.parse(before, "judgement");
    Listing<HistoryLine> page = history.page(project, caller.account(), from);
    List<HistoryLine> lines = page.items();
    return Templates.history(
        project,
        lines,
        page.next() == null ? null : lines.get(lines.size() - 1).judgement(),
        before == null,
        in);
  }
}
