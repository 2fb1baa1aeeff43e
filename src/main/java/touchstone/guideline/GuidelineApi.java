// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Json;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.web.Body;
import touchstone.web.Once;

/** Guidelines, their versions, and the schema that a template keeps to. */
@Path("/api/v1")
@Tag(name = "Instructions")
@RolesAllowed(Role.LEADS)
class GuidelineApi {
  private final Guidelines guidelines;
  private final Caller caller;
  private final Once once;

  GuidelineApi(Guidelines guidelines, Caller caller, Once once) {
    this.guidelines = guidelines;
    this.caller = caller;
    this.once = once;
  }

  record NewGuideline(String slug, String name, String body, JsonNode template) {}

  record NewVersion(String body, JsonNode template, String change, String note) {}

  record Shown(
      String slug,
      String name,
      int version,
      String body,
      JsonNode template,
      String change,
      String note,
      Instant createdAt) {
    static Shown of(Guideline guideline, GuidelineVersion version) {
      return new Shown(
          guideline.slug,
          guideline.name,
          version.number,
          version.body,
          Json.tree(version.template),
          version.change,
          version.note,
          version.createdAt);
    }
  }

  record Acknowledged(String slug, int version) {}

  @POST
  @Path("guidelines")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Create a guideline with its version 1",
      description = "422 names every fault of the template by its place.")
  @RequestBodySchema(NewGuideline.class)
  public Response create(Body body) {
    NewGuideline given = body.as(NewGuideline.class);
    return once.create(
        body,
        () -> {
          GuidelineVersion version =
              guidelines.create(
                  given.slug(), given.name(), given.body(), given.template(), caller.id());
          return Shown.of(guidelines.named(given.slug()), version);
        });
  }

  @GET
  @Path("guidelines")
  @Operation(summary = "List the guidelines by slug, each in its newest version")
  public Listing<Shown> list(
      @QueryParam("limit") Integer limit, @QueryParam("after") String after) {
    return guidelines
        .page(Listing.limit(limit), Listing.after(after))
        .map(guideline -> Shown.of(guideline, guidelines.latest(guideline.id)));
  }

  @GET
  @Path("guidelines/{slug}")
  @Operation(summary = "One guideline in its newest version")
  public Shown show(@PathParam("slug") String slug) {
    Guideline guideline = guidelines.named(slug);
    return Shown.of(guideline, guidelines.latest(guideline.id));
  }

  @POST
  @Path("guidelines/{slug}/versions")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Add a version",
      description = "A change of meaning asks every rater to acknowledge it before the next lease.")
  @RequestBodySchema(NewVersion.class)
  public Response revise(@PathParam("slug") String slug, Body body) {
    Guideline guideline = guidelines.named(slug);
    NewVersion given = body.as(NewVersion.class);
    return once.create(
        body,
        () ->
            Shown.of(
                guideline,
                guidelines.revise(
                    guideline,
                    given.body(),
                    given.template(),
                    given.change(),
                    given.note(),
                    caller.id())));
  }

  @GET
  @Path("guidelines/{slug}/versions")
  @Operation(summary = "All versions, newest first")
  public Listing<Shown> versions(@PathParam("slug") String slug) {
    Guideline guideline = guidelines.named(slug);
    return new Listing<>(
        guidelines.versions(guideline.id).stream()
            .map(version -> Shown.of(guideline, version))
            .toList(),
        null);
  }

  @GET
  @Path("guidelines/{slug}/versions/{number}/schema")
  @RolesAllowed({Role.RATERS, Role.REVIEWERS})
  @Operation(summary = "The JSON Schema that answers to a version keep to")
  public JsonNode answerSchema(@PathParam("slug") String slug, @PathParam("number") String number) {
    return guidelines.template(version(slug, number)).answerSchema();
  }

  @POST
  @Path("guidelines/{slug}/versions/{number}/acknowledgements")
  @RolesAllowed(Role.RATERS)
  @Operation(summary = "Say that the caller has read a version")
  public Response acknowledge(@PathParam("slug") String slug, @PathParam("number") String number) {
    GuidelineVersion version = version(slug, number);
    guidelines.acknowledge(version, caller.id());
    return Response.status(201).entity(new Acknowledged(slug, version.number)).build();
  }

  private GuidelineVersion version(String slug, String number) {
    Guideline guideline = guidelines.named(slug);
    if (!number.matches("\\d{1,6}")) {
      throw Problem.notFound("guideline version");
    }
    return guidelines.version(guideline.id, Integer.parseInt(number));
  }
}
