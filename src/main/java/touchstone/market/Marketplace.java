// SPDX-License-Identifier: Apache-2.0
package touchstone.market;

import java.util.List;
import java.util.function.UnaryOperator;
import touchstone.base.Money;

/** A marketplace of participants: its words, its addresses and its files, in plain Java. */
interface Marketplace {
  String name();

  /** Checks the id of a study as a lead gives it; 422 where it is none. */
  String study(String given);

  /** Checks a completion code; 422 where it is none. */
  String code(String given);

  /** Who comes, from the query of the address; 422 where an id is missing or malformed. */
  Arrival arrival(UnaryOperator<String> query);

  /** The query that the marketplace fills in, to stand behind a door's address. */
  String query();

  /** Where a participant goes who is done. */
  String done(String code);

  /** Reads the marketplace's file of submissions, line by line. */
  List<Line> submissions(String file);

  /** The file by which bonuses are paid. */
  String bonuses(List<Bonus> bonuses);

  /** Who comes: the ids of the participant, the study and the submission. */
  record Arrival(String participant, String study, String submission) {}

  /**
   * A line of a file of submissions.
   *
   * @param seconds how long it took by the marketplace's clock, or null
   * @param fault why the line cannot be read, or null
   */
  record Line(
      int number,
      String submission,
      String participant,
      String status,
      Long seconds,
      String fault) {}

  /** What a participant has to get. */
  record Bonus(String participant, Money amount) {}
}
