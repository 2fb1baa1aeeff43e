// SPDX-License-Identifier: Apache-2.0
package touchstone.steering;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.dataset.Dataset;
import touchstone.dataset.Datasets;
import touchstone.dataset.ImportReport;
import touchstone.guideline.Guidelines;
import touchstone.project.Policy;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Pool;
import touchstone.rater.Pools;
import touchstone.web.Redirect;

/**
 * Setting a project up in four steps: data, question and instructions, who labels and how often,
 * launch. Each step makes its thing, so that going back loses nothing.
 */
@Path("/set-up")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class WizardPages {
  private final SetUp setUp;
  private final Datasets datasets;
  private final Guidelines guidelines;
  private final Pools pools;
  private final Projects projects;
  private final Caller caller;

  @CheckedTemplate(basePath = "steering")
  static class Templates {
    static native TemplateInstance data(List<Dataset> datasets, String name, String fault);

    static native TemplateInstance question(
        Dataset dataset, List<String> fields, QuestionForm form, ImportReport report, String fault);

    static native TemplateInstance people(
        Dataset dataset,
        String guideline,
        List<Pool> pools,
        String name,
        int overlap,
        String fault);
  }

  WizardPages(
      SetUp setUp,
      Datasets datasets,
      Guidelines guidelines,
      Pools pools,
      Projects projects,
      Caller caller) {
    this.setUp = setUp;
    this.datasets = datasets;
    this.guidelines = guidelines;
    this.pools = pools;
    this.projects = projects;
    this.caller = caller;
  }

  @GET
  public TemplateInstance data() {
    return Templates.data(datasets.page(Listing.MOST, null).items(), "", null);
  }

  @POST
  @Path("data")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response takeData(
      @RestForm String dataset,
      @RestForm String name,
      @RestForm FileUpload file,
      @RestForm String key) {
    try {
      if (dataset != null && !dataset.isBlank()) {
        return Redirect.to("/set-up/question?dataset=" + datasets.named(dataset).slug);
      }
      SetUp.Data made = setUp.data(name, file, key);
      if (made.report().rejected() == 0) {
        return Redirect.to("/set-up/question?dataset=" + made.dataset().slug);
      }
      return Response.ok(question(made.dataset(), QuestionForm.empty(), made.report(), null))
          .build();
    } catch (Problem refused) {
      return Response.status(refused.status())
          .entity(
              Templates.data(datasets.page(Listing.MOST, null).items(), name, refused.getMessage()))
          .build();
    }
  }

  @GET
  @Path("question")
  public TemplateInstance question(@QueryParam("dataset") String dataset) {
    return question(datasets.named(dataset), QuestionForm.empty(), null, null);
  }

  @POST
  @Path("question")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response takeQuestion(MultivaluedMap<String, String> fields) {
    Dataset dataset = datasets.named(fields.getFirst("dataset"));
    QuestionForm form = QuestionForm.of(fields);
    try {
      String guideline = setUp.guideline(form, dataset, caller.id());
      return Redirect.to("/set-up/people?dataset=" + dataset.slug + "&guideline=" + guideline);
    } catch (Problem refused) {
      return Response.status(refused.status())
          .entity(question(dataset, form, null, refused.getMessage()))
          .build();
    }
  }

  @GET
  @Path("people")
  public TemplateInstance people(
      @QueryParam("dataset") String dataset, @QueryParam("guideline") String guideline) {
    return Templates.people(
        datasets.named(dataset),
        guidelines.named(guideline).slug,
        pools.page(Listing.MOST, null).items(),
        guidelines.named(guideline).name,
        3,
        null);
  }

  @POST
  @Path("people")
  public Response launch(
      @FormParam("dataset") String dataset,
      @FormParam("guideline") String guideline,
      @FormParam("pool") String pool,
      @FormParam("newPool") String newPool,
      @FormParam("name") String name,
      @FormParam("overlap") String overlap,
      @FormParam("draft") boolean draft) {
    int wanted = overlap != null && overlap.matches("\\d{1,4}") ? Integer.parseInt(overlap) : 0;
    try {
      Project project =
          setUp.project(
              name,
              dataset,
              guideline,
              pool,
              newPool,
              Policy.ofOverlap(wanted),
              draft,
              caller.id());
      return Redirect.to("/projects/" + project.slug);
    } catch (Problem refused) {
      return Response.status(refused.status())
          .entity(
              Templates.people(
                  datasets.named(dataset),
                  guideline,
                  pools.page(Listing.MOST, null).items(),
                  name,
                  wanted,
                  refused.getMessage()))
          .build();
    }
  }

  private TemplateInstance question(
      Dataset dataset, QuestionForm form, ImportReport report, String fault) {
    return Templates.question(dataset, setUp.fields(dataset), form, report, fault);
  }
}
