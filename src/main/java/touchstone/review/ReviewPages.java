// SPDX-License-Identifier: Apache-2.0
package touchstone.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Fault;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Transactions;
import touchstone.labelling.Asking;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Rater;
import touchstone.rater.Raters;
import touchstone.web.Redirect;

/** The reviewer's desk: what waits, one item blind, then all sides, then the decision. */
@Path("/reviews")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.REVIEWERS)
class ReviewPages {
  private static final int SHOWN = 100;

  private final Projects projects;
  private final ReviewQueue queue;
  private final Reviews reviews;
  private final ReviewViews views;
  private final Decisions decisions;
  private final Words words;
  private final Asking asking;
  private final Raters raters;
  private final Transactions transactions;
  private final Caller caller;

  @CheckedTemplate(basePath = "review")
  static class Templates {
    static native TemplateInstance projects(List<Project> projects);

    static native TemplateInstance queue(
        Project project,
        String why,
        String rater,
        int waiting,
        List<ReviewViews.Row> rows,
        List<Words.Word> contests,
        List<Review> last,
        String fault);

    static native TemplateInstance review(ReviewViews.View view, String fault);
  }

  ReviewPages(
      Projects projects,
      ReviewQueue queue,
      Reviews reviews,
      ReviewViews views,
      Decisions decisions,
      Words words,
      Asking asking,
      Raters raters,
      Transactions transactions,
      Caller caller) {
    this.projects = projects;
    this.queue = queue;
    this.reviews = reviews;
    this.views = views;
    this.decisions = decisions;
    this.words = words;
    this.asking = asking;
    this.raters = raters;
    this.transactions = transactions;
    this.caller = caller;
  }

  @GET
  public TemplateInstance all() {
    return Templates.projects(projects.everyOpen());
  }

  @GET
  @Path("{project}")
  public TemplateInstance queue(
      @PathParam("project") String slug,
      @QueryParam("why") String why,
      @QueryParam("rater") String rater) {
    Why asked = Why.of("why", why);
    return queue(
        projects.named(slug), asked == Why.CONTEST ? Why.DISAGREEMENT : asked, rater, null);
  }

  private TemplateInstance queue(Project project, Why why, String rater, String fault) {
    List<Candidate> waiting = waiting(project, why, rater);
    return Templates.queue(
        project,
        why.word(),
        rater == null ? "" : rater,
        waiting.size(),
        views.rows(project, waiting.subList(0, Math.min(SHOWN, waiting.size()))),
        words.contested(project),
        reviews.page(project, 10, null).items(),
        fault);
  }

  private List<Candidate> waiting(Project project, Why why, String rater) {
    UUID id =
        why != Why.RATER || rater == null
            ? null
            : raters.named(rater).map(found -> ((Rater) found).id).orElse(null);
    return why == Why.CONTEST || why == Why.RATER && id == null
        ? List.of()
        : queue.of(project, why, id, caller.id());
  }

  /** Takes the item in hand, or the first that waits. */
  @POST
  @Path("{project}")
  public Response take(
      @PathParam("project") String slug,
      @FormParam("why") String word,
      @FormParam("rater") String rater,
      @FormParam("item") String item) {
    Project project = projects.named(slug);
    Why why = Why.of("why", word);
    try {
      String wanted =
          item == null || item.isBlank()
              ? waiting(project, why, rater).stream().findFirst().map(Candidate::item).orElse(null)
              : item;
      if (wanted == null) {
        return Redirect.to("/reviews/" + slug + "?why=" + why.word());
      }
      Review review =
          transactions.inNew(() -> reviews.take(project, wanted, why, caller.id(), null));
      return Redirect.to("/reviews/" + slug + "/" + review.id());
    } catch (Problem refused) {
      return Response.status(refused.status())
          .entity(queue(project, why, rater, refused.getMessage()))
          .build();
    }
  }

  @POST
  @Path("{project}/contests/{word}")
  public Response again(@PathParam("project") String slug, @PathParam("word") String word) {
    Project project = projects.named(slug);
    UUID id = Ids.parse(word, "review");
    try {
      Review review = transactions.inNew(() -> decisions.again(project, id, caller.id()));
      return Redirect.to("/reviews/" + slug + "/" + review.id());
    } catch (Problem refused) {
      return Response.status(refused.status())
          .entity(queue(project, Why.DISAGREEMENT, null, refused.getMessage()))
          .build();
    }
  }

  @GET
  @Path("{project}/{id}")
  public TemplateInstance one(@PathParam("project") String slug, @PathParam("id") String id) {
    Project project = projects.named(slug);
    Review review = reviews.of(project, Ids.parse(id, "review"));
    return Templates.review(views.of(project, review, caller.id(), Json.object(), List.of()), null);
  }

  @POST
  @Path("{project}/{id}/blind")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response blind(
      @PathParam("project") String slug,
      @PathParam("id") String id,
      MultivaluedMap<String, String> form) {
    Project project = projects.named(slug);
    UUID review = Ids.parse(id, "review");
    ObjectNode answers = asking.answers(views.template(project), form);
    return act(
        project, review, answers, () -> reviews.answerBlind(project, review, caller.id(), answers));
  }

  @POST
  @Path("{project}/{id}/decision")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response decide(
      @PathParam("project") String slug,
      @PathParam("id") String id,
      MultivaluedMap<String, String> form) {
    Project project = projects.named(slug);
    UUID review = Ids.parse(id, "review");
    String act = form.getFirst("page.act");
    String judgement = form.getFirst("page.judgement");
    ObjectNode answers = asking.answers(views.template(project), form);
    boolean given = Decisions.CORRECT.equals(act) && !answers.isEmpty();
    Decisions.Decision decision =
        new Decisions.Decision(
            act,
            given ? answers : null,
            judgement == null || judgement.isBlank() ? null : Ids.parse(judgement, "judgement"),
            form.getFirst("page.note"),
            null);
    return act(
        project, review, answers, () -> decisions.decide(project, review, caller.id(), decision));
  }

  /** Where who decided goes on: what is contested stands above every tab. */
  private static String tab(Review after) {
    return after.contestOf() == null ? "?why=" + after.reason() : "";
  }

  private interface Act {
    Review run();
  }

  private Response act(Project project, UUID id, ObjectNode answers, Act act) {
    try {
      Review after = transactions.inNew(act::run);
      return Redirect.to(
          "/reviews/" + project.slug + (after.decided() ? tab(after) : "/" + after.id()));
    } catch (Problem refused) {
      if (refused.status() != 409 && refused.status() != 422 && refused.status() != 403) {
        throw refused;
      }
      List<Fault> faults = refused.faults();
      Review review = reviews.of(project, id);
      return Response.status(refused.status())
          .entity(
              Templates.review(
                  views.of(project, review, caller.id(), answers, faults), refused.getMessage()))
          .build();
    }
  }
}
