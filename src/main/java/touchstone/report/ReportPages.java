// SPDX-License-Identifier: Apache-2.0
package touchstone.report;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import touchstone.account.Account;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.post.Post;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.web.Redirect;
import touchstone.web.Speech;

/** The report of a week to read, to print, and to be sent each Monday. */
@Path("/projects")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class ReportPages {
  private static final int MOST_WEEKS = 260;

  private final Projects projects;
  private final Reports reports;
  private final Subscriptions subscriptions;
  private final Post post;
  private final Caller caller;
  private final Speech speech;

  @CheckedTemplate(basePath = "report")
  static class Templates {
    static native TemplateInstance report(View view);
  }

  ReportPages(
      Projects projects,
      Reports reports,
      Subscriptions subscriptions,
      Post post,
      Caller caller,
      Speech speech) {
    this.projects = projects;
    this.reports = reports;
    this.subscriptions = subscriptions;
    this.post = post;
    this.caller = caller;
    this.speech = speech;
  }

  /**
   * What the page shows.
   *
   * @param weeks to choose from, the newest first
   * @param mail none where mail is not set up, noAddress, subscribed or open
   */
  record View(Project project, Report report, Week week, List<Week> weeks, String mail) {
    /** To the minute, in UTC. */
    public String stoodAt() {
      return report.stoodAt().toString().substring(0, 16).replace('T', ' ');
    }

    public long judgementsBefore(String kind) {
      return report.before().by(kind);
    }

    /** The figure of the week before where it is of the same thing. */
    public boolean comparable(Report.Stood stood) {
      return stood.was() != null
          && stood.was().figure() != null
          && stood.was().word().equals(stood.now().word());
    }
  }

  @GET
  @Path("{slug}/report")
  public TemplateInstance show(@PathParam("slug") String slug, @QueryParam("week") String asked) {
    Project project = projects.named(slug);
    Week week = reports.week(project, asked);
    List<Week> weeks = new ArrayList<>(reports.weeks(project));
    if (!weeks.contains(week)) {
      weeks.add(week);
      weeks.sort(java.util.Comparator.reverseOrder());
    }
    return Templates.report(
        new View(
            project,
            reports.of(project, week),
            week,
            weeks.subList(0, Math.min(MOST_WEEKS, weeks.size())),
            mail(project)));
  }

  private String mail(Project project) {
    Account account = caller.account();
    if (!post.open()) {
      return "none";
    }
    if (account.email == null) {
      return "noAddress";
    }
    return subscriptions.has(account, project) ? "subscribed" : "open";
  }

  @GET
  @Path("{slug}/report/report.csv")
  @Produces("text/csv")
  public Response sheet(@PathParam("slug") String slug, @QueryParam("week") String asked) {
    Project project = projects.named(slug);
    Week week = reports.week(project, asked);
    return ReportSheet.of(reports.of(project, week)).as(slug + "-" + week);
  }

  @POST
  @Path("{slug}/report/subscription")
  public Response subscribe(@PathParam("slug") String slug, @FormParam("wanted") String wanted) {
    Project project = projects.named(slug);
    if ("false".equals(wanted)) {
      subscriptions.end(caller.account(), project);
    } else {
      subscriptions.begin(caller.account(), project, speech.language().code());
    }
    return Redirect.to("/projects/" + slug + "/report");
  }
}
