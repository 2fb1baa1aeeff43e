// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Set;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.dataset.Dataset;
import touchstone.dataset.Datasets;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.web.Refusal;
import touchstone.web.Speech;

/** A new stream: what its outcomes mean, and at once how to send to it. */
@Path("/new-stream")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class NewStreamPages {
  private static final Set<String> FIELDS =
      Set.of("slug", "dataset", "question", "window", "outcomes", "silence", "holdout");

  private final Streams streams;
  private final Datasets datasets;
  private final Projects projects;
  private final ConnectPages connect;
  private final Caller caller;
  private final Speech speech;

  @CheckedTemplate(basePath = "feedback")
  static class Templates {
    static native TemplateInstance create(
        StreamForm form, List<Project> projects, List<Dataset> datasets, Refusal refusal);
  }

  NewStreamPages(
      Streams streams,
      Datasets datasets,
      Projects projects,
      ConnectPages connect,
      Caller caller,
      Speech speech) {
    this.streams = streams;
    this.datasets = datasets;
    this.projects = projects;
    this.connect = connect;
    this.caller = caller;
    this.speech = speech;
  }

  @GET
  public TemplateInstance form(@QueryParam("project") String project) {
    StreamForm first = StreamForm.FIRST;
    return page(project == null ? first : first.of(project), Refusal.NONE);
  }

  private TemplateInstance page(StreamForm form, Refusal refusal) {
    return Templates.create(
        form,
        projects.page(Listing.MOST, null).items(),
        datasets.page(Listing.MOST, null).items(),
        refusal);
  }

  /** Makes it; the page that follows is the only one to show its token. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response create(MultivaluedMap<String, String> fields) {
    StreamForm form = StreamForm.of(fields);
    try {
      Stream stream =
          streams.create(
              new Streams.New(
                  form.slug(),
                  form.dataset().isEmpty() ? null : datasets.named(form.dataset()),
                  form.project().isEmpty() ? null : projects.named(form.project()),
                  form.question(),
                  form.policy(),
                  null,
                  null,
                  null),
              caller.id());
      return Response.created(URI.create("/streams/" + stream.slug()))
          .entity(connect.withToken(stream))
          .build();
    } catch (Problem refused) {
      return Response.status(refused.status()).entity(page(form, refusal(refused))).build();
    }
  }

  /** The fault by the name and the words of its field in the form. */
  private Refusal refusal(Problem refused) {
    Refusal plain = Refusal.of(refused);
    if (plain.field() == null) {
      return new Refusal(plain.words(), refused.status() == 409 ? "slug" : null);
    }
    String field = plain.field().replaceFirst("^policy\\.", "").replaceFirst("\\[.*", "");
    field = field.equals("default") ? "silence" : field;
    return FIELDS.contains(field)
        ? new Refusal(
            speech.say("feedback_" + field) + ": " + speech.say(refused.faults().get(0)), field)
        : plain;
  }
}
