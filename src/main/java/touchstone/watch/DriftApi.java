// SPDX-License-Identifier: Apache-2.0
package touchstone.watch;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Role;
import touchstone.base.Problem;
import touchstone.base.Times;
import touchstone.feedback.Stream;
import touchstone.feedback.Streams;
import touchstone.signal.SliceSearch;

/** How what comes in has changed between two spans of time, and where the model's errors gather. */
@Path("/api/v1")
@Tag(name = "Feedback")
@RolesAllowed(Role.LEADS)
class DriftApi {
  private static final Duration WEEK = Duration.ofDays(7);

  private final Streams streams;
  private final Watch watch;
  private final Drifts drifts;
  private final SliceSearches searches;

  DriftApi(Streams streams, Watch watch, Drifts drifts, SliceSearches searches) {
    this.streams = streams;
    this.watch = watch;
    this.drifts = drifts;
    this.searches = searches;
  }

  record Drifted(
      Instant baseFrom, Instant baseTo, Instant from, Instant to, List<Drifts.Field> fields) {}

  @GET
  @Path("streams/{slug}/drift")
  @Operation(
      summary = "How slices, features and scores differ between two spans of time",
      description =
          "Without from and to the last seven days of prediction, without baseFrom and baseTo the"
              + " seven before. Of each span up to 5,000 predictions are read, evenly over its hours."
              + " lInfinity and jensenShannon are those of TensorFlow Data Validation (base 2);"
              + " stabilityIndex is in nats. Fields with the most drift first.")
  public Drifted drift(
      @PathParam("slug") String slug,
      @QueryParam("baseFrom") String baseFrom,
      @QueryParam("baseTo") String baseTo,
      @QueryParam("from") String from,
      @QueryParam("to") String to) {
    Stream stream = streams.afresh(slug);
    Instant end = to == null ? drifts.newest(stream) : Times.parse("to", to);
    Instant start = from == null ? end.minus(WEEK) : Times.parse("from", from);
    Instant baseEnd = baseTo == null ? start : Times.parse("baseTo", baseTo);
    Instant baseStart = baseFrom == null ? baseEnd.minus(WEEK) : Times.parse("baseFrom", baseFrom);
    if (!start.isBefore(end) || !baseStart.isBefore(baseEnd)) {
      throw Problem.refusedField("from", "must lie before to, and baseFrom before baseTo");
    }
    return new Drifted(
        baseStart, baseEnd, start, end, drifts.of(stream, baseStart, baseEnd, start, end));
  }

  record Gathered(int rows, Instant from, Instant to, List<SliceSearch.Found> slices) {}

  @GET
  @Path("streams/{slug}/slices/search")
  @Operation(
      summary = "Slices of one or two predicates whose errors are larger than the rest's",
      description =
          "Over the log loss of the newest closed labels (rows, up to 100,000 [20,000]); fields are"
              + " slices, features of few values, and numbers by tenths. support is the fewest rows of"
              + " a slice [1 %]; alpha weighs error against size, above 0 to 1 [0.95]. q is the share"
              + " of false ones to expect among slices with so small a p (Benjamini and Hochberg).")
  public Gathered search(
      @PathParam("slug") String slug,
      @QueryParam("rows") Integer rows,
      @QueryParam("support") Integer support,
      @QueryParam("alpha") Double alpha) {
    Stream stream = streams.afresh(slug);
    int most = rows == null ? 20_000 : rows;
    double weight = alpha == null ? .95 : alpha;
    if (most < 100 || most > 100_000) {
      throw Problem.refusedField("rows", "must be 100 to 100000");
    }
    if (!(weight > 0 && weight <= 1)) {
      throw Problem.refusedField("alpha", "must be above 0 and at most 1");
    }
    if (support != null && support < 1) {
      throw Problem.refusedField("support", "must be 1 at least");
    }
    Instant until = watch.seenUntil(stream);
    if (until == null) {
      return new Gathered(0, null, null, List.of());
    }
    SliceSearches.Result result = searches.of(stream, until, most, support, weight);
    return new Gathered(result.rows(), result.from(), until, result.found());
  }
}
