// SPDX-License-Identifier: Apache-2.0
package touchstone.archive;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Role;
import touchstone.project.Project;
import touchstone.project.Projects;

/** A whole project as one file, out and in. */
@Path("/api/v1")
@Tag(name = "Archive")
@RolesAllowed(Role.LEADS)
class ArchiveApi {
  private final Projects projects;
  private final ArchiveWriter writer;
  private final ArchiveReader reader;

  ArchiveApi(Projects projects, ArchiveWriter writer, ArchiveReader reader) {
    this.projects = projects;
    this.writer = writer;
    this.reader = reader;
  }

  @GET
  @Path("projects/{slug}/archive")
  @Produces(MediaType.WILDCARD)
  @Operation(
      summary = "The whole project as one zip, streamed",
      description =
          "Items, media, guideline, raters by name and kind, tasks, judgements with their history,"
              + " runs, quality, threads. Accounts, addresses and traits stay behind. The same state"
              + " gives the same bytes on either store.")
  public Response archive(@PathParam("slug") String slug) {
    Project project = projects.named(slug);
    StreamingOutput body = out -> writer.write(project, out);
    return Response.ok(body)
        .type("application/zip")
        .header("Content-Disposition", "attachment; filename=\"" + slug + "-project.zip\"")
        .build();
  }

  @POST
  @Path("archives")
  @Consumes("*/*")
  @Operation(
      summary = "Take a project in from its archive: all of it, or nothing",
      description =
          "409 where the project is here already; 422 where the archive is of a newer version, was"
              + " changed, or does not fit; 400 where it is broken.")
  public Response take(InputStream body) {
    return Response.status(201).entity(reader.read(body)).build();
  }
}
