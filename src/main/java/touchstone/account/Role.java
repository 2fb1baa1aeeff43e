// SPDX-License-Identifier: Apache-2.0
package touchstone.account;

import java.util.Locale;
import java.util.Set;
import touchstone.base.Problem;
import touchstone.base.Reason;

/** What an account may do; a token may be narrower. Admin includes lead, lead the other two. */
public enum Role {
  ADMIN,
  LEAD,
  REVIEWER,
  RATER;

  public static final String ADMINS = "admin";
  public static final String LEADS = "lead";
  public static final String REVIEWERS = "reviewer";
  public static final String RATERS = "rater";

  /** The word used in JSON, tables and on pages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The roles that this one includes, itself among them. */
  public Set<String> included() {
    return switch (this) {
      case ADMIN -> Set.of(ADMINS, LEADS, REVIEWERS, RATERS);
      case LEAD -> Set.of(LEADS, REVIEWERS, RATERS);
      case REVIEWER -> Set.of(REVIEWERS);
      case RATER -> Set.of(RATERS);
    };
  }

  /** The role a word names, or 422 at the field. */
  public static Role of(String field, String word) {
    for (Role role : values()) {
      if (role.word().equals(word)) {
        return role;
      }
    }
    throw Problem.refusedField(
        field, "must be one of admin, lead, reviewer, rater", Reason.of("account_fault_role"));
  }
}
