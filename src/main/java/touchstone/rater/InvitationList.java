// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import touchstone.account.Accounts;
import touchstone.account.Role;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.base.Transactions;
import touchstone.web.Speech;

/** Invites everybody on a list: a line an address, and perhaps a role behind it. */
@ApplicationScoped
class InvitationList {
  private static final int MOST = 1000;

  private final Arrivals arrivals;
  private final InvitationLetters letters;
  private final Transactions transactions;
  private final Speech speech;

  InvitationList(
      Arrivals arrivals, InvitationLetters letters, Transactions transactions, Speech speech) {
    this.arrivals = arrivals;
    this.letters = letters;
    this.transactions = transactions;
    this.speech = speech;
  }

  /** A line that was taken: the link is shown here and never again. */
  record Invited(int line, String email, String link, boolean mailed) {}

  /**
   * A line that was not.
   *
   * @param words why, in the language of the page
   */
  record Refused(int line, String reason, @JsonIgnore String words) {}

  /** What became of a list. */
  record Report(
      int accepted, int unchanged, int rejected, List<Invited> invited, List<Refused> errors) {}

  /** A report as it is kept for a page that is loaded anew, with the words of its lines. */
  record Kept(Report report, List<String> words) {
    static Kept of(Report report) {
      return new Kept(report, report.errors().stream().map(Refused::words).toList());
    }

    Report said() {
      List<Refused> errors = new ArrayList<>();
      for (Refused each : report.errors()) {
        errors.add(new Refused(each.line(), each.reason(), words.get(errors.size())));
      }
      return new Report(
          report.accepted(), report.unchanged(), report.rejected(), report.invited(), errors);
    }
  }

  /**
   * Invites to the pool, each line alone; 422 where there are more than a thousand, or the first
   * names columns that are not known.
   */
  Report invite(Pool pool, String text, UriInfo uri) {
    String[] lines = (text == null ? "" : text.replace("\uFEFF", "")).split("\\R", -1);
    if (lines.length > MOST + 2) {
      throw Problem.refusedField(
          "lines", "at most 1000 at a time", Reason.of("rater_fault_tooMany"));
    }
    Set<String> known = new HashSet<>();
    arrivals.waiting(pool).forEach(each -> known.add(lower(each.email())));
    List<Invited> invited = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    int unchanged = 0;
    ListColumns columns = null;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      if (line.isEmpty()) {
        continue;
      }
      List<String> cells = ListColumns.cells(line);
      if (columns == null) {
        columns = ListColumns.of(cells);
        if (columns.named()) {
          continue;
        }
      }
      try {
        String email = Accounts.address(ListColumns.EMAIL, columns.email(cells));
        Role role = Role.of(ListColumns.ROLE, columns.role(cells));
        if (role == Role.ADMIN) {
          throw Problem.refusedField(
              ListColumns.ROLE, "admins are invited one by one", Reason.of("rater_fault_admins"));
        }
        if (!known.add(lower(email))) {
          unchanged++;
          continue;
        }
        String secret = transactions.inNew(() -> arrivals.invite(pool, role, email));
        String link = letters.link(uri, secret);
        invited.add(new Invited(i + 1, email, link, letters.send(pool, email, secret)));
      } catch (Problem bad) {
        refused.add(new Refused(i + 1, bad.getMessage(), speech.say(bad)));
      }
    }
    return new Report(invited.size(), unchanged, refused.size(), invited, refused);
  }

  private static String lower(String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
