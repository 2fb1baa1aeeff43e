// SPDX-License-Identifier: Apache-2.0
package touchstone.app;

import io.quarkus.arc.Arc;
import java.util.LinkedHashMap;
import java.util.Map;
import touchstone.account.Account;
import touchstone.account.Accounts;
import touchstone.account.Role;
import touchstone.account.Tokens;
import touchstone.base.Transactions;

/** A token of each role, made by the rooms themselves: the pages give them out to people. */
public final class Callers {
  private Callers() {}

  /** Tokens by scope: rater, reviewer, lead, admin, ingest. */
  public static Map<String, String> tokens() {
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("rater", token(Role.RATER, "rater"));
    tokens.put("reviewer", token(Role.REVIEWER, "reviewer"));
    tokens.put("lead", token(Role.LEAD, "lead"));
    tokens.put("admin", token(Role.ADMIN, "admin"));
    tokens.put("ingest", token(Role.LEAD, Tokens.INGEST));
    return tokens;
  }

  /** A token of a new account. */
  public static String token(Role role, String scope) {
    Accounts accounts = bean(Accounts.class);
    return bean(Transactions.class)
        .inNew(
            () -> {
              Account account = accounts.open(Api.fresh("caller"), role, null);
              accounts.flush();
              return bean(Tokens.class).issue(account, "test", scope);
            });
  }

  private static <T> T bean(Class<T> type) {
    return Arc.container().instance(type).get();
  }
}
