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
import touchstone.guideline.Guideline;
import touchstone.guideline.Guidelines;
import touchstone.project.Project;
import touchstone.rater.Pool;
import touchstone.rater.Pools;
import touchstone.web.Redirect;
import touchstone.web.Refusal;
import touchstone.web.Speech;

/**
 * Setting a project up in three steps: data, question and instructions, who labels and how often;
 * then launch. Each step makes its thing, so that going back loses nothing.
 */
@Path("/set-up")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class WizardPages {
  private final SetUp setUp;
  private final Datasets datasets;
  private final Guidelines guidelines;
  private final Pools pools;
  private final Caller caller;
  private final Speech speech;

  @CheckedTemplate(basePath = "steering")
  static class Templates {
    static native TemplateInstance data(
        List<Dataset> datasets, String name, String key, ImportReport report, Refusal refusal);

    static native TemplateInstance question(
        Dataset dataset,
        List<String> fields,
        QuestionForm form,
        ImportReport report,
        Refusal refusal);

    static native TemplateInstance people(
        Dataset dataset, Guideline guideline, List<Pool> pools, PeopleForm form, Refusal refusal);
  }

  WizardPages(
      SetUp setUp,
      Datasets datasets,
      Guidelines guidelines,
      Pools pools,
      Caller caller,
      Speech speech) {
    this.setUp = setUp;
    this.datasets = datasets;
    this.guidelines = guidelines;
    this.pools = pools;
    this.caller = caller;
    this.speech = speech;
  }

  @GET
  public TemplateInstance data() {
    return data("", "id", null, Refusal.NONE);
  }

  private TemplateInstance data(String name, String key, ImportReport report, Refusal refusal) {
    return Templates.data(datasets.page(Listing.MOST, null).items(), name, key, report, refusal);
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
      ImportReport report = made.report();
      if (made.empty()) {
        Refusal none = new Refusal(speech.say("steering_noLine"), "File");
        return Response.status(422).entity(data(name, key, report, none)).build();
      }
      if (report.rejected() == 0) {
        return Redirect.to("/set-up/question?dataset=" + made.dataset().slug);
      }
      return Response.ok(
              question(
                  made.dataset(),
                  QuestionForm.begun(speech.say("steering_firstBody")),
                  report,
                  Refusal.NONE))
          .build();
    } catch (Problem refused) {
      return Response.status(refused.status())
          .entity(data(name, key, null, Refusal.of(refused)))
          .build();
    }
  }

  @GET
  @Path("question")
  public TemplateInstance question(@QueryParam("dataset") String dataset) {
    return question(
        datasets.named(dataset),
        QuestionForm.begun(speech.say("steering_firstBody")),
        null,
        Refusal.NONE);
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
          .entity(question(dataset, form, null, Refusal.of(refused)))
          .build();
    }
  }

  private TemplateInstance question(
      Dataset dataset, QuestionForm form, ImportReport report, Refusal refusal) {
    return Templates.question(dataset, setUp.fields(dataset), form, report, refusal);
  }

  @GET
  @Path("people")
  public TemplateInstance people(
      @QueryParam("dataset") String dataset, @QueryParam("guideline") String guideline) {
    PeopleForm form = PeopleForm.named(guidelines.named(guideline).name);
    return people(dataset, guideline, form, Refusal.NONE);
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
      @FormParam("sure") String sure,
      @FormParam("hours") String hours,
      @FormParam("draft") boolean draft) {
    PeopleForm form = new PeopleForm(name, newPool, pool, overlap, sure, hours);
    try {
      Project project = setUp.project(form, dataset, guideline, draft, caller.id());
      return Redirect.to("/projects/" + project.slug);
    } catch (Problem refused) {
      return Response.status(refused.status())
          .entity(people(dataset, guideline, form, Refusal.of(refused)))
          .build();
    }
  }

  private TemplateInstance people(
      String dataset, String guideline, PeopleForm form, Refusal refusal) {
    return Templates.people(
        datasets.named(dataset),
        guidelines.named(guideline),
        pools.page(Listing.MOST, null).items(),
        form,
        refusal);
  }
}
