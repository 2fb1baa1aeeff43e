// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

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
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.guideline.Change;
import touchstone.guideline.Guideline;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.guideline.QuizQuestion;
import touchstone.guideline.Relation;
import touchstone.guideline.Section;
import touchstone.guideline.Sections;
import touchstone.guideline.ShownVersion;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.web.Body;
import touchstone.web.Once;

/** Guidelines revised, at what price, and what is done about labels that this outdates. */
@Path("/api/v1")
@Tag(name = "Instructions")
@RolesAllowed(Role.LEADS)
class ChangeApi {
  private final Guidelines guidelines;
  private final Projects projects;
  private final Changes changes;
  private final Decisions decisions;
  private final Remedies remedies;
  private final Caller caller;
  private final Once once;

  ChangeApi(
      Guidelines guidelines,
      Projects projects,
      Changes changes,
      Decisions decisions,
      Remedies remedies,
      Caller caller,
      Once once) {
    this.guidelines = guidelines;
    this.projects = projects;
    this.changes = changes;
    this.decisions = decisions;
    this.remedies = remedies;
    this.caller = caller;
    this.once = once;
  }

  record NewVersion(
      String body,
      List<Section> sections,
      JsonNode template,
      String change,
      String note,
      List<String> affects,
      Map<String, String> where,
      List<Relation> mapping,
      List<QuizQuestion> quiz,
      String remedy,
      Integer sample) {
    Guidelines.Revision revision() {
      if (body != null && sections != null) {
        throw Problem.refusedField("sections", "or a body may be given, and not both");
      }
      return new Guidelines.Revision(
          sections == null ? body : Sections.given(sections),
          template,
          change,
          note,
          new Change(affects, where, mapping, quiz));
    }
  }

  @POST
  @Path("guidelines/{slug}/versions")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Add a version, or see what it would outdate and at what price",
      description =
          "body (Markdown) or sections, either may be left out as template. A change of meaning asks"
              + " every rater to acknowledge it before the next lease, and to answer its quiz (1 to 5"
              + " questions, right is the place of the right option from 0). It outdates labels: those"
              + " of affects, values of options, and of values that mapping splits ({from:[a],to:[b,c]})"
              + " or retires ({from:[a],to:[]}); all labels where neither is given; in the slice of"
              + " where ({name:value}) alone. A label is touched where a judgement of its newest round"
              + " gives such a value. mapping of one or several to one reads old answers by the new value;"
              + " what was answered stays as it is. remedy, in every project that uses the guideline:"
              + " relabel all, sample so many first [50], or accept with a note; without one the labels"
              + " wait for a decision. dryRun=true: 200 with the price by project, and nothing changes.")
  @RequestBodySchema(NewVersion.class)
  public Response revise(
      @PathParam("slug") String slug, @QueryParam("dryRun") boolean dryRun, Body body) {
    Guideline guideline = guidelines.named(slug);
    NewVersion given = body.as(NewVersion.class);
    Guidelines.Revision revision = given.revision();
    Wanted wanted = Wanted.of(given.remedy(), given.sample(), given.note());
    if (dryRun) {
      return Response.ok(changes.preview(guideline, revision)).build();
    }
    Response made =
        once.create(
            body,
            () -> {
              GuidelineVersion version = changes.publish(guideline, revision, wanted, caller.id());
              return ShownVersion.of(guideline, version, guidelines.template(version));
            });
    if (wanted != null) {
      changes.go(guideline);
    }
    return made;
  }

  @GET
  @Path("projects/{slug}/guideline-changes")
  @Operation(
      summary = "The changes of meaning of a project's guideline, newest first",
      description =
          "outdated: the labels that this change speaks against and no newer one, and what making all of"
              + " them again takes: judgements, price, and days at the pace of the last two weeks, each"
              + " null where it is not known. remedies: what was decided, the labels made again for it,"
              + " how many flipped, and bound, the share of all that may be otherwise: one-sided, 95 %"
              + " (Clopper-Pearson). state: waiting, going, done, or nothing where no label could be made"
              + " again.")
  public Listing<Changes.Made> changes(@PathParam("slug") String slug) {
    return new Listing<>(changes.of(projects.named(slug)), null);
  }

  record Decision(String remedy, Integer sample, String note) {}

  @POST
  @Path("projects/{slug}/guideline-changes/{version}/remedies")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Decide what is done about the labels that a change outdated",
      description =
          "remedy: relabel, sample with how many [50], or accept with a note. It is set going at once;"
              + " of many labels the rest follows in batches. Labels that are accepted are not outdated"
              + " by this change any more. The same decision again, before it is done, answers the one"
              + " that is there. 409, and nothing is done, where another one is not done yet (accept"
              + " ends it), where the labels were accepted, or where none can be sampled or relabelled.")
  @RequestBodySchema(Decision.class)
  public Response decide(
      @PathParam("slug") String slug, @PathParam("version") String number, Body body) {
    Project project = projects.named(slug);
    if (!number.matches("\\d{1,6}")) {
      throw Problem.notFound("guideline version");
    }
    int version = Integer.parseInt(number);
    guidelines.version(project.guidelineId, version);
    Decision given = body.as(Decision.class);
    Wanted wanted = Wanted.of(given.remedy(), given.sample(), given.note());
    if (wanted == null) {
      throw Problem.refusedField("remedy", "is missing");
    }
    decisions.ready(project);
    Response made =
        once.create(body, () -> decisions.decide(project, version, wanted, caller.id()));
    remedies.go(project);
    return made;
  }
}
