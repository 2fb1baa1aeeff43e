// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import com.microsoft.playwright.Page;
import io.quarkus.arc.Arc;
import touchstone.base.Sql;
import touchstone.base.Transactions;

/** Time as a test makes it pass: the browser's by its clock, the server's by what is stored. */
final class Watched {
  private Watched() {}

  /** Passes so many seconds during which the rater does something every four. */
  static void active(Page page, int seconds) {
    for (int passed = 0; passed < seconds; passed += 4) {
      page.clock().runFor(Math.min(4, seconds - passed) * 1000L);
      page.mouse().move(40 + passed % 200, 300);
    }
  }

  /** Passes so many seconds during which nobody does anything. */
  static void idle(Page page, int seconds) {
    page.clock().fastForward(seconds * 1000L);
  }

  /** Hides the page or shows it again, as another window before it would. */
  static void hide(Page page, boolean hidden) {
    page.evaluate(
        "hidden => { Object.defineProperty(document, 'visibilityState',"
            + " { configurable: true, get: () => hidden ? 'hidden' : 'visible' });"
            + " document.dispatchEvent(new Event('visibilitychange')); }",
        hidden);
  }

  /** Lets the leases of a project have begun an hour ago, as the browser's clock runs ahead. */
  static void leasedAnHourAgo(String project) {
    change(
        "UPDATE slot SET leased_at = CURRENT_TIMESTAMP - INTERVAL '1' HOUR"
            + " WHERE project_id = (SELECT id FROM project WHERE slug = ?) AND state = 'leased'",
        project);
  }

  /** Lets each judgement of a project have taken so many minutes. */
  static void tookMinutes(String project, int minutes) {
    change(
        "UPDATE judgement SET active_millis = ?"
            + " WHERE project_id = (SELECT id FROM project WHERE slug = ?)",
        minutes * 60_000L,
        project);
  }

  static long number(String query, Object... arguments) {
    return bean(Transactions.class).inNew(() -> bean(Sql.class).number(query, arguments));
  }

  private static void change(String statement, Object... arguments) {
    bean(Transactions.class).inNew(() -> bean(Sql.class).update(statement, arguments));
  }

  private static <T> T bean(Class<T> type) {
    return Arc.container().instance(type).get();
  }
}
