// SPDX-License-Identifier: Apache-2.0
package touchstone.cost;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Problem;
import touchstone.rater.Rater;
import touchstone.rater.Raters;
import touchstone.web.Sheet;

/** A rater's statement of a month, to be read, printed and saved; one's own for every rater. */
@Path("/statements")
@Produces(MediaType.TEXT_HTML)
class StatementPages {
  private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");
  private static final String MINE = "mine";

  private final Raters raters;
  private final Statements statements;
  private final Caller caller;
  private final Clock clock;

  @CheckedTemplate(basePath = "cost")
  static class Templates {
    static native TemplateInstance statement(
        Rater rater, boolean own, String month, String now, Statements.Statement statement);
  }

  StatementPages(Raters raters, Statements statements, Caller caller, Clock clock) {
    this.raters = raters;
    this.statements = statements;
    this.caller = caller;
    this.clock = clock;
  }

  @GET
  @Path("{rater}")
  @RolesAllowed(Role.RATERS)
  public TemplateInstance show(
      @PathParam("rater") String named, @QueryParam("month") String month) {
    Rater rater = rater(named);
    return Templates.statement(
        rater,
        named.equals(MINE),
        month == null || month.isBlank() ? null : month,
        YearMonth.now(clock.withZone(ZoneOffset.UTC)).toString(),
        statement(rater, month));
  }

  @GET
  @Path("{rater}/statement.csv")
  @Produces("text/csv")
  @RolesAllowed(Role.RATERS)
  public Response sheet(@PathParam("rater") String named, @QueryParam("month") String month) {
    Sheet sheet = new Sheet("day", "project", "kind", "amount", "currency", "entries", "minutes");
    for (Statements.Line line : statement(rater(named), month).lines()) {
      sheet.row(
          line.day(),
          line.project(),
          line.kind(),
          line.amount().amount(),
          line.amount().currency(),
          line.entries(),
          line.minutes());
    }
    return sheet.as("statement");
  }

  /** One's own, or for a lead anybody's; to others nobody's is there. */
  private Rater rater(String named) {
    if (named.equals(MINE)) {
      return raters
          .find("accountId", caller.id())
          .firstResultOptional()
          .orElseGet(this::whoNeverJudged);
    }
    Rater rater = raters.named(named).orElseThrow(() -> Problem.notFound("rater"));
    if (!caller.isLead() && !caller.id().equals(rater.accountId)) {
      throw Problem.notFound("rater");
    }
    return rater;
  }

  /** Looking makes nobody a rater. */
  private Rater whoNeverJudged() {
    Rater nobody = new Rater();
    nobody.id = caller.id();
    nobody.name = caller.login();
    return nobody;
  }

  private Statements.Statement statement(Rater rater, String month) {
    if (month == null || month.isBlank()) {
      return statements.of(rater.id, Instant.EPOCH, EVER);
    }
    try {
      YearMonth of = YearMonth.parse(month);
      return statements.of(rater.id, begin(of), begin(of.plusMonths(1)));
    } catch (DateTimeException noMonth) {
      throw Problem.refusedField("month", "must be a month such as 2026-11");
    }
  }

  private static Instant begin(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
