// SPDX-License-Identifier: Apache-2.0
package touchstone.ledger;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Listing;
import touchstone.base.Money;
import touchstone.base.Problem;
import touchstone.base.Required;
import touchstone.base.Transactions;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Rater;
import touchstone.rater.Raters;
import touchstone.web.Body;
import touchstone.web.Once;

/** What labelling cost, entry by entry, and what people book. */
@Path("/api/v1")
@Tag(name = "Cost")
@RolesAllowed(Role.LEADS)
class LedgerApi {
  private static final String AMOUNT = "amount";

  private final Projects projects;
  private final Raters raters;
  private final Ledger ledger;
  private final ImportedWork importedWork;
  private final Transactions transactions;
  private final Caller caller;
  private final Once once;

  LedgerApi(
      Projects projects,
      Raters raters,
      Ledger ledger,
      ImportedWork importedWork,
      Transactions transactions,
      Caller caller,
      Once once) {
    this.projects = projects;
    this.raters = raters;
    this.ledger = ledger;
    this.importedWork = importedWork;
    this.transactions = transactions;
    this.caller = caller;
    this.once = once;
  }

  record NewEntry(
      String rater, String kind, String purpose, String amount, String currency, String note) {}

  @GET
  @Path("projects/{slug}/ledger")
  @Operation(
      summary = "The entries of a project's ledger, oldest first",
      description =
          "Nothing changes an entry: what is taken back is a correction that names it (reverses)."
              + " kind: earned, bonus, top-up, correction, cost, paid; paid is money handed out and"
              + " no further cost. millis is the time paid for, by the hour.")
  public Listing<Entry> list(
      @PathParam("slug") String slug,
      @QueryParam("limit") Integer limit,
      @QueryParam("after") String after) {
    Project project = projects.named(slug);
    String from = Listing.after(after);
    return ledger.page(
        project, Listing.limit(limit), from == null ? new UUID(0, 0) : Ids.parse(from, "entry"));
  }

  @POST
  @Path("projects/{slug}/ledger")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Book a bonus, top-up, correction, cost or payment",
      description =
          "amount in units of the currency, up to four decimals; below 0 for a correction alone,"
              + " which needs a note. A cost names no rater, all others do. purpose: label (the"
              + " default), gold, training, review, model, stream, platform. 422 where the budget"
              + " does not bear it, or more is paid out than the rater has to get.")
  @RequestBodySchema(NewEntry.class)
  public Response book(@PathParam("slug") String slug, Body body) {
    Project project = projects.named(slug);
    NewEntry given = body.as(NewEntry.class);
    return once.create(body, () -> transactions.inNew(() -> booked(project, given)));
  }

  @POST
  @Path("projects/{slug}/ledger/imports")
  @Operation(
      summary = "Book what people's judgements cost that were brought in from elsewhere",
      description =
          "At the rate they would have now, by the hour for the active time that came with them, on"
              + " the day on which they were given; what is booked already stays. notBorne is how"
              + " many of the last thousand the budget did not bear.")
  public ImportedWork.Booked imports(@PathParam("slug") String slug) {
    return importedWork.people(projects.named(slug));
  }

  private Entry booked(Project project, NewEntry given) {
    EntryKind kind = EntryKind.booked("kind", Required.value("kind", given.kind()));
    String currency = Money.currencyOf("currency", given.currency());
    Money amount = Money.of(AMOUNT, given.amount(), currency, false);
    Purpose purpose =
        Purpose.of("purpose", given.purpose() == null ? Purpose.LABEL.word() : given.purpose());
    return ledger.book(
        project, rater(given.rater()), kind, purpose, amount, given.note(), caller.id());
  }

  private Rater rater(String named) {
    return named == null
        ? null
        : raters.named(named).orElseThrow(() -> Problem.refusedField("rater", "is not known"));
  }
}
