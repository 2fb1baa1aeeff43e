// SPDX-License-Identifier: Apache-2.0
package touchstone.archive;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import touchstone.account.Role;
import touchstone.base.Problem;

/** Brings a project in from its file, for people. */
@Path("/archives")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class ArrivalPages {
  private final ArchiveReader reader;

  @CheckedTemplate(basePath = "archive")
  static class Templates {
    static native TemplateInstance in(Arrival arrival, String fault);
  }

  ArrivalPages(ArchiveReader reader) {
    this.reader = reader;
  }

  @GET
  public TemplateInstance in() {
    return Templates.in(null, null);
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response take(@RestForm("file") FileUpload file) throws IOException {
    if (file == null || file.size() == 0) {
      return refused(Problem.malformed("Choose a file."));
    }
    try (InputStream stream = Files.newInputStream(file.uploadedFile())) {
      return Response.ok(Templates.in(reader.read(stream), null)).build();
    } catch (Problem problem) {
      return refused(problem);
    }
  }

  private static Response refused(Problem problem) {
    return Response.status(problem.status())
        .entity(Templates.in(null, problem.getMessage()))
        .build();
  }
}
