// SPDX-License-Identifier: Apache-2.0
package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.arc.Arc;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.account.Role;
import touchstone.base.Secrets;
import touchstone.base.Sql;

/** Whatever change a lead or an admin may ask for, by interface or page, is in the log. */
@AppTest
class EveryChangeIsNotedTest {
  private static Sql sql() {
    return Arc.container().instance(Sql.class).get();
  }

  private static Set<String> notedOf(UUID account) {
    return new TreeSet<>(
        sql()
            .list(
                row -> row.getString("act"),
                "SELECT act FROM audit_entry WHERE actor = ? AND outcome <> 'asked'",
                account));
  }

  @Test
  void ofTheInterface() {
    String token = Callers.token(Role.ADMIN, "admin");
    UUID admin =
        sql()
            .first(
                row -> Sql.id(row, "account_id"),
                "SELECT account_id FROM api_token WHERE token_hash = ?",
                Secrets.sha256(token))
            .get();
    Set<String> changes = new TreeSet<>();
    for (Operations.Operation operation : Operations.all()) {
      if (RoleMatrixTest.ofLeads(operation.name()) && !operation.method().equals("GET")) {
        changes.add(operation.name());
        RoleMatrixTest.call(operation, token);
      }
    }
    assertEquals(changes, notedOf(admin));
  }

  @Test
  void ofThePages() {
    String login = Api.fresh("lead");
    String link =
        Api.post(Api.ADMIN, "/invitations", Map.of("pool", Api.pool(), "role", "lead"))
            .path("link");
    String session =
        Browser.anyone()
            .formParam("login", login)
            .formParam("password", "a password of nobody")
            .post(link.substring(link.indexOf("/join/")))
            .cookie(Browser.COOKIE);
    UUID lead =
        sql()
            .first(row -> Sql.id(row, "id"), "SELECT id FROM account WHERE login = ?", login)
            .get();
    Set<String> changes = new TreeSet<>();
    for (PageRolesTest.Page page : PageRolesTest.pages()) {
      if (page.method().equals("POST") && PageRolesTest.ofLeads(page)) {
        changes.add("POST " + page.path());
        PageRolesTest.call(page, session);
      }
    }
    assertEquals(changes, notedOf(lead));
  }
}
