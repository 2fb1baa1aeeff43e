// SPDX-License-Identifier: Apache-2.0
package touchstone.report;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.web.Speech;

/** The report of a week for programs, and who gets it by mail. */
@Path("/api/v1")
@Tag(name = "Projects")
@RolesAllowed(Role.LEADS)
class ReportApi {
  private final Projects projects;
  private final Reports reports;
  private final Subscriptions subscriptions;
  private final Caller caller;
  private final Speech speech;

  ReportApi(
      Projects projects,
      Reports reports,
      Subscriptions subscriptions,
      Caller caller,
      Speech speech) {
    this.projects = projects;
    this.reports = reports;
    this.subscriptions = subscriptions;
    this.caller = caller;
    this.speech = speech;
  }

  @GET
  @Path("projects/{slug}/report")
  @Operation(
      summary = "What a week of a project came to",
      description =
          "week is of ISO 8601 in UTC, such as 2026-W48; without it the newest with anything. health"
              + " is as last looked at in the week, was the same of the week before, null where that"
              + " was not kept; change is better, worse, same or unknown. done counts by when it was"
              + " judged; hours are of people's active time. Forecast, wages, freshness and diversity"
              + " are as of now. first holds up to three things to do.")
  public Report of(@PathParam("slug") String slug, @QueryParam("week") String week) {
    Project project = projects.named(slug);
    return reports.of(project, reports.week(project, week));
  }

  @POST
  @Path("projects/{slug}/report/subscription")
  @Operation(
      summary = "Sends the caller the report each Monday from 06:00 UTC",
      description = "409 where the server has no mail or the account no address. Once is enough.")
  public void subscribe(@PathParam("slug") String slug) {
    subscriptions.begin(caller.account(), projects.named(slug), speech.language().code());
  }

  @DELETE
  @Path("projects/{slug}/report/subscription")
  @Operation(summary = "Sends the caller no report of this project any more")
  public void unsubscribe(@PathParam("slug") String slug) {
    subscriptions.end(caller.account(), projects.named(slug));
  }
}
