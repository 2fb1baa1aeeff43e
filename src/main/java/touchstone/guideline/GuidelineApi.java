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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Caller;
import touchstone.account.Role;
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
  private final Acknowledgements acknowledgements;
  private final Caller caller;
  private final Once once;

  GuidelineApi(Guidelines guidelines, Acknowledgements acknowledgements, Caller caller, Once once) {
    this.guidelines = guidelines;
    this.acknowledgements = acknowledgements;
    this.caller = caller;
    this.once = once;
  }

  private ShownVersion shown(Guideline guideline, GuidelineVersion version) {
    return ShownVersion.of(guideline, version, guidelines.template(version));
  }

  record NewGuideline(String slug, String name, String body, JsonNode template) {}

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
          return shown(guidelines.named(given.slug()), version);
        });
  }

  @GET
  @Path("guidelines")
  @Operation(summary = "List the guidelines by slug, each in its newest version")
  public Listing<ShownVersion> list(
      @QueryParam("limit") Integer limit, @QueryParam("after") String after) {
    return guidelines
        .page(Listing.limit(limit), Listing.after(after))
        .map(guideline -> shown(guideline, guidelines.latest(guideline.id)));
  }

  @GET
  @Path("guidelines/{slug}")
  @Operation(summary = "One guideline in its newest version")
  public ShownVersion show(@PathParam("slug") String slug) {
    Guideline guideline = guidelines.named(slug);
    return shown(guideline, guidelines.latest(guideline.id));
  }

  @GET
  @Path("guidelines/{slug}/versions")
  @Operation(summary = "All versions, newest first")
  public Listing<ShownVersion> versions(@PathParam("slug") String slug) {
    Guideline guideline = guidelines.named(slug);
    return new Listing<>(
        guidelines.versions(guideline.id).stream()
            .map(version -> shown(guideline, version))
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

  record Asked(String question, List<String> options) {}

  record Quiz(int version, List<Asked> items) {}

  @GET
  @Path("guidelines/{slug}/versions/{number}/quiz")
  @RolesAllowed(Role.RATERS)
  @Operation(
      summary = "What the caller is asked before acknowledging a version",
      description =
          "items is empty where nothing is asked; the answers are places of options, from 0.")
  public Quiz quiz(@PathParam("slug") String slug, @PathParam("number") String number) {
    GuidelineVersion version = version(slug, number);
    return new Quiz(
        version.number,
        acknowledgements.asked(version, caller.id()).stream()
            .map(each -> new Asked(each.question(), each.options()))
            .toList());
  }

  @POST
  @Path("guidelines/{slug}/versions/{number}/acknowledgements")
  @RolesAllowed(Role.RATERS)
  @Operation(
      summary = "Say that the caller has read a version",
      description =
          "Where the change of meaning has a quiz the body is {answers:[0,2]}, the places of the chosen"
              + " options in the order of the questions: 422 names each answer that is missing,"
              + " wrong, or to nothing asked. 409 where the meaning changed again since.")
  @RequestBodySchema(Answers.class)
  public Response acknowledge(
      @PathParam("slug") String slug, @PathParam("number") String number, Body body) {
    GuidelineVersion version = version(slug, number);
    Answers given = body.orEmpty(Answers.class);
    acknowledgements.add(version, caller.id(), given.answers());
    return Response.status(201).entity(new Acknowledged(slug, version.number)).build();
  }

  record Answers(List<Integer> answers) {}

  private GuidelineVersion version(String slug, String number) {
    Guideline guideline = guidelines.named(slug);
    if (!number.matches("\\d{1,6}")) {
      throw Problem.notFound("guideline version");
    }
    return guidelines.version(guideline.id, Integer.parseInt(number));
  }
}
