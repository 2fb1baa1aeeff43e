// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

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
import touchstone.base.Transactions;

/** Invites everybody on a list: a line an address, and perhaps a role behind it. */
@ApplicationScoped
class InvitationList {
  private static final int MOST = 1000;
  private static final String EMAIL = "email";

  private final Arrivals arrivals;
  private final InvitationLetters letters;
  private final Transactions transactions;

  InvitationList(Arrivals arrivals, InvitationLetters letters, Transactions transactions) {
    this.arrivals = arrivals;
    this.letters = letters;
    this.transactions = transactions;
  }

  /** A line that was taken: the link is shown here and never again. */
  record Invited(int line, String email, String link, boolean mailed) {}

  /** A line that was not. */
  record Refused(int line, String reason) {}

  /** What became of a list. */
  record Report(
      int accepted, int unchanged, int rejected, List<Invited> invited, List<Refused> errors) {}

  /** Invites to the pool, each line alone; 422 where there are more than a thousand. */
  Report invite(Pool pool, String text, UriInfo uri) {
    String[] lines = (text == null ? "" : text.replace("\uFEFF", "")).split("\\R", -1);
    if (lines.length > MOST + 2) {
      throw Problem.refusedField("lines", "at most 1000 at a time");
    }
    Set<String> known = new HashSet<>();
    arrivals.waiting(pool).forEach(each -> known.add(lower(each.email())));
    List<Invited> invited = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    int unchanged = 0;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      if (line.isEmpty() || i == 0 && lower(line).matches("\"?email\"?(\\s*[,;].*)?")) {
        continue;
      }
      try {
        String[] cells = line.split("\\s*[,;]\\s*", -1);
        String email = Accounts.address(EMAIL, bare(cells[0]));
        Role role =
            Role.of("role", cells.length < 2 || cells[1].isBlank() ? Role.RATERS : bare(cells[1]));
        if (role == Role.ADMIN) {
          throw Problem.refusedField("role", "admins are invited one by one");
        }
        if (!known.add(lower(email))) {
          unchanged++;
          continue;
        }
        String secret = transactions.inNew(() -> arrivals.invite(pool, role, email));
        String link = letters.link(uri, secret);
        invited.add(new Invited(i + 1, email, link, letters.send(pool, email, link)));
      } catch (Problem bad) {
        refused.add(new Refused(i + 1, bad.getMessage()));
      }
    }
    return new Report(invited.size(), unchanged, refused.size(), invited, refused);
  }

  private static String bare(String cell) {
    return cell.strip().replaceAll("^\"|\"$", "").strip();
  }

  private static String lower(String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
