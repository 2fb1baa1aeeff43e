// SPDX-License-Identifier: Apache-2.0
package touchstone.audit;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import touchstone.account.Role;
import touchstone.base.Ids;

/** Who did what, to be looked through by an admin, and checked at the press of a button. */
@Path("/audit")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.ADMINS)
class AuditPages {
  private static final int A_PAGE = 100;

  private final AuditLog log;
  private final Seals seals;

  @CheckedTemplate(basePath = "audit")
  static class Templates {
    static native TemplateInstance audit(View view);
  }

  /**
   * What the page shows.
   *
   * @param found what was found when the chain was checked just now, or null
   * @param older the last entry of a full page, or null at the end
   */
  record View(
      List<AuditLog.Shown> acts,
      AuditLog.Filter filter,
      Chain.Head head,
      Seals.Verified found,
      UUID older) {
    public boolean filtered() {
      return !(filter.act() + filter.actor() + filter.subject()).isBlank();
    }
  }

  AuditPages(AuditLog log, Seals seals) {
    this.log = log;
    this.seals = seals;
  }

  @GET
  public TemplateInstance show(
      @QueryParam("act") String act,
      @QueryParam("actor") String actor,
      @QueryParam("subject") String subject,
      @QueryParam("before") String before) {
    UUID from = before == null || before.isBlank() ? null : Ids.parse(before, "entry");
    return page(new AuditLog.Filter(words(act), words(actor), words(subject), from), null);
  }

  @POST
  @Path("verifications")
  public TemplateInstance verify() {
    return page(new AuditLog.Filter("", "", "", null), seals.verify(null));
  }

  private static String words(String given) {
    return given == null ? "" : given.strip();
  }

  private TemplateInstance page(AuditLog.Filter filter, Seals.Verified found) {
    List<AuditLog.Shown> acts = log.newest(filter, A_PAGE);
    UUID older = acts.size() < A_PAGE ? null : acts.get(A_PAGE - 1).entry().id();
    return Templates.audit(new View(acts, filter, seals.head(), found, older));
  }
}
