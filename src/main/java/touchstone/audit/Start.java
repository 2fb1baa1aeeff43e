// SPDX-License-Identifier: Apache-2.0
package touchstone.audit;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import java.util.Map;

/** Starts the server; or, asked to verify the log, reads it, says what it found and ends. */
@QuarkusMain
public class Start {
  private static final String VERIFY = "verify-audit";

  private Start() {}

  public static void main(String... arguments) {
    if (!List.of(arguments).contains(VERIFY)) {
      Quarkus.run(arguments);
      return;
    }
    // It listens nowhere and does nothing by itself, so that it may run beside the servers.
    Map.of(
            "quarkus.http.host-enabled", "false",
            "quarkus.scheduler.enabled", "false",
            "quarkus.flyway.migrate-at-start", "false",
            "touchstone.demo", "false",
            "touchstone.passive", "true",
            "touchstone.forward.port", "0",
            "touchstone.kafka.bootstrap", "")
        .forEach(System::setProperty);
    Quarkus.run(Verifying.class, arguments);
  }

  /** {@code verify-audit [SEQ HASH]}: 0 where the chain holds, 1 where it does not. */
  public static class Verifying implements QuarkusApplication {
    private final Seals seals;

    Verifying(Seals seals) {
      this.seals = seals;
    }

    @Override
    public int run(String... arguments) {
      Chain.Head published =
          arguments.length == 3 ? new Chain.Head(Long.parseLong(arguments[1]), arguments[2]) : null;
      Seals.Verified found = seals.verify(published);
      System.out.printf(
          "audit: %d entries, head %d %s, %s%n",
          found.entries(),
          found.head().seq(),
          found.head().hash(),
          found.ok() ? "whole" : "NOT WHOLE");
      found.faults().forEach(each -> System.out.printf("  %d %s%n", each.seq(), each.reason()));
      return found.ok() ? 0 : 1;
    }
  }
}
