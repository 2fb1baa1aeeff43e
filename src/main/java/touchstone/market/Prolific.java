// SPDX-License-Identifier: Apache-2.0
package touchstone.market;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import touchstone.base.Problem;

/**
 * Prolific: a study's address carries three ids, participants go back with a completion code, and
 * bonuses are paid by a list of participant and amount.
 *
 * <p>Source: Prolific's help pages on URL parameters, completion codes and bulk bonus payments; the
 * columns are those of its export of demographic data.
 */
@ApplicationScoped
class Prolific implements Marketplace {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  @Override
  public String name() {
    return "prolific";
  }

  @Override
  public String study(String given) {
    return checked("study", given);
  }

  @Override
  public String code(String given) {
    if (given == null || !CODE.matcher(given).matches()) {
      throw Problem.refusedField("completionCode", "must be 1 to 64 letters, digits, - or _");
    }
    return given;
  }

  private static String checked(String field, String id) {
    if (id == null || !ID.matcher(id).matches()) {
      throw Problem.refusedField(field, "must be an id of Prolific: 24 digits and letters a to f");
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
    String[] lines = file.replace("\uFEFF", "").split("\\R");
    List<String> columns =
        CsvCells.of(lines[0]).stream().map(name -> name.toLowerCase(Locale.ROOT).strip()).toList();
    int submission = columns.indexOf("submission id");
    int participant = columns.indexOf("participant id");
    int status = columns.indexOf("status");
    int taken = columns.indexOf("time taken");
    if (submission < 0 || participant < 0 || status < 0) {
      throw Problem.refusedField(
          "lines", "must begin with the columns Submission id, Participant id and Status");
    }
    List<Line> read = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        List<String> cells = CsvCells.of(lines[i]);
        read.add(line(i + 1, cells, submission, participant, status, taken));
      }
    }
    return read;
  }

  private static Line line(
      int number, List<String> cells, int submission, int participant, int status, int taken) {
    if (cells.size() <= Math.max(submission, Math.max(participant, status))) {
      return new Line(number, null, null, null, null, "has too few cells");
    }
    String who = cells.get(participant);
    if (!ID.matcher(who).matches()) {
      return new Line(number, null, null, null, null, "names no participant");
    }
    String seconds = taken < 0 || taken >= cells.size() ? "" : cells.get(taken);
    String said = cells.get(status).toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
    return new Line(
        number,
        cells.get(submission),
        who,
        said.length() > 32 ? said.substring(0, 32) : said,
        seconds.matches("\\d{1,9}(\\.\\d+)?")
            ? Long.valueOf((long) Double.parseDouble(seconds))
            : null,
        said.isEmpty() ? "has no status" : null);
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
