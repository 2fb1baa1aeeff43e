// SPDX-License-Identifier: Apache-2.0
package touchstone.market;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.dataset.ItemLine;
import touchstone.dataset.format.CsvLines;

/**
 * Prolific: a study's address carries three ids, participants go back with a completion code, and
 * bonuses are paid by a list of participant and amount.
 *
 * <p>Source: Prolific's help pages on URL parameters, completion codes and bulk bonus payments; the
 * columns are those of its export of demographic data.
 */
@ApplicationScoped
class Prolific implements Marketplace {
  static final String NAME = "prolific";

  private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");
  private static final String NO_ID = "must be an id of Prolific: 24 digits and letters a to f";
  private static final String SUBMISSION = "submission id";
  private static final String PARTICIPANT = "participant id";
  private static final String STATUS = "status";
  private static final Set<String> NEEDED = Set.of(SUBMISSION, PARTICIPANT, STATUS);
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String study(String given) {
    if (given == null || !ID.matcher(given).matches()) {
      throw Problem.refusedField("study", NO_ID, Reason.of("market_fault_study"));
    }
    return given;
  }

  @Override
  public String code(String given) {
    if (given == null || !CODE.matcher(given).matches()) {
      throw Problem.refusedField(
          "completionCode",
          "must be 1 to 64 letters, digits, - or _",
          Reason.of("market_fault_code"));
    }
    return given;
  }

  /** An id that the marketplace fills in; to who comes, an address without it is not complete. */
  private static String checked(String field, String id) {
    if (id == null || !ID.matcher(id).matches()) {
      Problem none = Problem.refusedField(field, NO_ID);
      throw new Problem(
          none.status(),
          none.title(),
          none.getMessage(),
          none.faults(),
          Reason.of("market_fault_address"));
    }
    return id;
  }

  @Override
  public Arrival arrival(UnaryOperator<String> query) {
    return new Arrival(
        checked("PROLIFIC_PID", query.apply("PROLIFIC_PID")),
        checked("STUDY_ID", query.apply("STUDY_ID")),
        checked("SESSION_ID", query.apply("SESSION_ID")));
  }

  @Override
  public String query() {
    return "?PROLIFIC_PID={{%PROLIFIC_PID%}}&STUDY_ID={{%STUDY_ID%}}&SESSION_ID={{%SESSION_ID%}}";
  }

  @Override
  public String done(String code) {
    return "https://app.prolific.com/submissions/complete?cc=" + code;
  }

  @Override
  public List<Line> submissions(String file) {
    List<Line> read = new ArrayList<>();
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    try {
      new CsvLines().read(new ByteArrayInputStream(bytes), line -> read.add(line(line)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return read;
  }

  private static Line line(ItemLine line) {
    int number = (int) line.number();
    if (line.fault() != null) {
      return new Line(number, null, null, null, null, line.fault());
    }
    Map<String, String> cells = new HashMap<>();
    line.record()
        .fields()
        .forEachRemaining(
            cell -> cells.put(cell.getKey().toLowerCase(Locale.ROOT), cell.getValue().asText()));
    if (!cells.keySet().containsAll(NEEDED)) {
      throw Problem.refusedField(
          "lines",
          "must begin with the columns Submission id, Participant id and Status",
          Reason.of("market_fault_columns"));
    }
    String who = cells.get(PARTICIPANT);
    if (!ID.matcher(who).matches()) {
      return new Line(number, null, null, null, null, "names no participant");
    }
    String said = cells.get(STATUS).toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
    return new Line(
        number,
        cells.get(SUBMISSION),
        who,
        said.length() > 32 ? said.substring(0, 32) : said,
        seconds(cells.getOrDefault("time taken", "")),
        said.isEmpty() ? "has no status" : null);
  }

  private static Long seconds(String taken) {
    return taken.matches("\\d{1,9}(\\.\\d+)?") ? (long) Double.parseDouble(taken) : null;
  }

  @Override
  public String bonuses(List<Bonus> bonuses) {
    StringBuilder file = new StringBuilder();
    bonuses.forEach(
        bonus ->
            file.append(bonus.participant())
                .append(',')
                .append(bonus.amount().amount())
                .append('\n'));
    return file.toString();
  }
}
