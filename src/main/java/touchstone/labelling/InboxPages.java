// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import touchstone.account.Role;

/** What was said to one over all projects; to open it is to have read it. */
@Path("/messages")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.RATERS)
class InboxPages {
  private final Inbox inbox;

  @CheckedTemplate(basePath = "labelling")
  static class Templates {
    static native TemplateInstance messages(List<Said> all, long unread);
  }

  InboxPages(Inbox inbox) {
    this.inbox = inbox;
  }

  @GET
  public TemplateInstance all() {
    List<Said> all = inbox.all();
    inbox.read(all);
    return Templates.messages(all, all.stream().filter(Said::unread).count());
  }
}
