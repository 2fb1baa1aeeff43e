// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import touchstone.account.Role;
import touchstone.base.Problem;
import touchstone.base.Reason;

/**
 * Where the columns of a list of invitations stand: as its first line names them, else the address
 * first and the role behind it.
 *
 * @param named whether the first line names them and invites nobody
 * @param role -1 where there is no such column
 */
record ListColumns(boolean named, int email, int role) {
  static final String EMAIL = "email";
  static final String ROLE = "role";

  private static final Set<String> KNOWN = Set.of(EMAIL, ROLE);

  /** The cells of a line, without quotes. */
  static List<String> cells(String line) {
    return Arrays.stream(line.split("[,;]", -1))
        .map(cell -> cell.strip().replaceAll("^\"|\"$", "").strip())
        .toList();
  }

  /** By the first line, or 422 where it names others, one twice, or no address. */
  static ListColumns of(List<String> first) {
    List<String> names = first.stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
    if (!isHeader(names)) {
      return new ListColumns(false, 0, 1);
    }
    boolean fits = KNOWN.containsAll(names) && new HashSet<>(names).size() == names.size();
    if (!fits || !names.contains(EMAIL)) {
      throw Problem.refusedField(
          "lines",
          "the first line names other columns than email and role, each once",
          Reason.of("rater_fault_columns", Reason.of("rater_listColumns")));
    }
    return new ListColumns(true, names.indexOf(EMAIL), names.indexOf(ROLE));
  }

  /** A known name makes it one; else several cells of which none is an address or a role. */
  private static boolean isHeader(List<String> names) {
    boolean known = names.stream().anyMatch(KNOWN::contains);
    return known || names.size() > 1 && names.stream().noneMatch(ListColumns::isValue);
  }

  private static boolean isValue(String cell) {
    return cell.contains("@") || Arrays.stream(Role.values()).anyMatch(r -> r.word().equals(cell));
  }

  String email(List<String> cells) {
    return email < cells.size() ? cells.get(email) : "";
  }

  String role(List<String> cells) {
    boolean said = role >= 0 && role < cells.size() && !cells.get(role).isEmpty();
    return said ? cells.get(role) : Role.RATERS;
  }
}
