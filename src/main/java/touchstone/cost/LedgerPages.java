// SPDX-License-Identifier: Apache-2.0
package touchstone.cost;

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
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Listing;
import touchstone.base.Money;
import touchstone.base.Problem;
import touchstone.base.Transactions;
import touchstone.ledger.Entry;
import touchstone.ledger.EntryKind;
import touchstone.ledger.Ledger;
import touchstone.ledger.Purpose;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Raters;
import touchstone.web.Redirect;
import touchstone.web.Refusal;
import touchstone.web.Sheet;

/**
 * The entries of a project's ledger for people: of all, of a day or of a rater; and booking one.
 */
@Path("/projects")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class LedgerPages {
  private static final int PAGE = 100;

  private final Projects projects;
  private final Raters raters;
  private final Ledger ledger;
  private final LedgerView.Choosing choosing;
  private final Transactions transactions;
  private final Caller caller;

  @CheckedTemplate(basePath = "cost")
  static class Templates {
    static native TemplateInstance ledger(LedgerView view, Refusal refusal);
  }

  LedgerPages(
      Projects projects,
      Raters raters,
      Ledger ledger,
      LedgerView.Choosing choosing,
      Transactions transactions,
      Caller caller) {
    this.projects = projects;
    this.raters = raters;
    this.ledger = ledger;
    this.choosing = choosing;
    this.transactions = transactions;
    this.caller = caller;
  }

  @GET
  @Path("{slug}/cost/ledger")
  public TemplateInstance show(
      @PathParam("slug") String slug,
      @QueryParam("day") String day,
      @QueryParam("rater") String rater,
      @QueryParam("before") String before) {
    Project project = projects.named(slug);
    return Templates.ledger(view(project, day, rater, before), Refusal.NONE);
  }

  private LedgerView view(Project project, String day, String rater, String before) {
    LocalDate of = day == null ? null : day(day);
    UUID participant = rater == null ? null : Ids.parse(rater, "rater");
    Listing<Entry> page =
        ledger.newest(
            project, of, participant, PAGE, before == null ? null : Ids.parse(before, "entry"));
    return new LedgerView(
        project,
        day,
        rater,
        participant == null ? null : choosing.name(participant),
        page.items(),
        page.next(),
        choosing.names(project));
  }

  private static LocalDate day(String day) {
    try {
      return LocalDate.parse(day);
    } catch (DateTimeParseException noDay) {
      throw Problem.notFound("page");
    }
  }

  @POST
  @Path("{slug}/cost/ledger")
  public Response book(
      @PathParam("slug") String slug,
      @FormParam("kind") String kind,
      @FormParam("rater") String rater,
      @FormParam("amount") String amount,
      @FormParam("currency") String currency,
      @FormParam("purpose") String purpose,
      @FormParam("note") String note) {
    Project project = projects.named(slug);
    try {
      transactions.inNew(
          () -> {
            String in = Money.currencyOf("currency", currency.strip().toUpperCase(Locale.ROOT));
            return ledger.book(
                project,
                rater == null || rater.isBlank()
                    ? null
                    : raters
                        .named(rater)
                        .orElseThrow(() -> Problem.refusedField("rater", "is not known")),
                EntryKind.booked("kind", kind),
                Purpose.of("purpose", purpose),
                Money.of("amount", amount == null ? null : amount.strip(), in, false),
                note,
                caller.id());
          });
    } catch (Problem refused) {
      return Response.status(refused.status())
          .entity(Templates.ledger(view(project, null, null, null), Refusal.of(refused)))
          .build();
    }
    return Redirect.to("/projects/" + slug + "/cost/ledger");
  }

  @GET
  @Path("{slug}/cost/ledger.csv")
  @Produces("text/csv")
  public Response sheet(@PathParam("slug") String slug) {
    Project project = projects.named(slug);
    Sheet sheet =
        new Sheet(
            "entry",
            "at",
            "rater",
            "kind",
            "purpose",
            "amount",
            "currency",
            "millis",
            "judgement",
            "reverses",
            "note");
    ledger.each(
        project,
        null,
        entry ->
            sheet.row(
                entry.entry(),
                entry.at(),
                entry.rater(),
                entry.kind(),
                entry.purpose(),
                entry.amount().amount(),
                entry.amount().currency(),
                entry.millis(),
                entry.judgement(),
                entry.reverses(),
                entry.note()));
    return sheet.as(slug + "-ledger");
  }

  /** All kinds that people book. */
  static List<String> kinds() {
    return List.of("cost", "bonus", "top-up", "correction", "paid");
  }
}
