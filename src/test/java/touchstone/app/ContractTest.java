// SPDX-License-Identifier: Apache-2.0
package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The served OpenAPI document and the written contract say the same. */
@AppTest
class ContractTest {
  /** What this version serves of docs/reference/api.md; paths stand without /api/v1. */
  private static final Set<String> WRITTEN =
      Set.of(
          "POST /datasets",
          "GET /datasets",
          "POST /datasets/{slug}/items",
          "GET /datasets/{slug}/items",
          "GET /datasets/{slug}/profile",
          "POST /datasets/{slug}/media",
          "GET /imports/{id}/errors",
          "POST /guidelines",
          "GET /guidelines",
          "POST /guidelines/{slug}/versions",
          "GET /guidelines/{slug}/versions",
          "POST /guidelines/{slug}/versions/{number}/acknowledgements",
          "GET /guidelines/{slug}/versions/{number}/quiz",
          "GET /projects/{slug}/guideline-changes",
          "GET /projects/{slug}/pilot",
          "POST /projects/{slug}/pilot/open",
          "POST /projects/{slug}/guideline-changes/{version}/remedies",
          "POST /raters",
          "GET /raters",
          "POST /pools",
          "GET /pools",
          "POST /pools/{slug}/members",
          "GET /pools/{slug}/members",
          "POST /invitations",
          "POST /projects",
          "GET /projects",
          "GET /projects/{slug}",
          "POST /projects/{slug}/launch",
          "POST /projects/{slug}/pause",
          "POST /projects/{slug}/cancel",
          "POST /projects/{slug}/leases",
          "POST /leases/{id}/heartbeat",
          "DELETE /leases/{id}",
          "POST /leases/{id}/skip",
          "POST /projects/{slug}/judgements",
          "PUT /judgements/{id}",
          "DELETE /judgements/{id}",
          "POST /projects/{slug}/judgements/import",
          "GET /projects/{slug}/judgements",
          "POST /projects/{slug}/resolutions",
          "GET /projects/{slug}/resolutions",
          "GET /resolution-runs/{id}",
          "PUT /projects/{slug}/pinned-run",
          "GET /projects/{slug}/labels",
          "GET /projects/{slug}/labels/about",
          "GET /projects/{slug}/card",
          "POST /projects/{slug}/intake",
          "GET /projects/{slug}/ready",
          "GET /projects/{slug}/freshness",
          "GET /projects/{slug}/metrics/freshness",
          "GET /projects/{slug}/relabels",
          "POST /projects/{slug}/relabels",
          "GET /projects/{slug}/relabels/queue",
          "GET /projects/{slug}/metrics/progress",
          "GET /projects/{slug}/metrics/agreement",
          "GET /projects/{slug}/metrics/raters",
          "GET /projects/{slug}/metrics/overlap",
          "GET /projects/{slug}/metrics/stopping",
          "GET /projects/{slug}/metrics/diversity",
          "GET /projects/{slug}/looks",
          "POST /projects/{slug}/judgements/batch",
          "GET /projects/{slug}/policy",
          "PUT /projects/{slug}/policy",
          "GET /projects/{slug}/dry-run",
          "POST /projects/{slug}/dry-run",
          "PUT /projects/{slug}/priorities",
          "GET /pools/{slug}/projects",
          "PUT /pools/{slug}/projects",
          "POST /pools/{slug}/leases",
          "GET /projects/{slug}/gold",
          "POST /projects/{slug}/gold",
          "DELETE /projects/{slug}/gold/{item}",
          "GET /projects/{slug}/quality/rules",
          "POST /projects/{slug}/quality/rules",
          "PUT /projects/{slug}/quality/rules/{id}",
          "DELETE /projects/{slug}/quality/rules/{id}",
          "POST /projects/{slug}/quality/rules/dry-run",
          "POST /projects/{slug}/quality/looks",
          "GET /projects/{slug}/quality/skills",
          "GET /projects/{slug}/quality/acts",
          "POST /projects/{slug}/quality/acts/{id}/answer",
          "GET /projects/{slug}/quality/mine",
          "POST /projects/{slug}/quality/mine/{id}/appeal");

  private static final List<String> REFUSALS =
      List.of("400", "401", "403", "404", "409", "413", "415", "422", "503");

  @Test
  void everyWrittenEndpointIsServed() {
    Set<String> served =
        Operations.all().stream().map(Operations.Operation::name).collect(Collectors.toSet());
    Set<String> missing = new TreeSet<>(WRITTEN);
    missing.removeAll(served);
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyOperationSaysWhatItDoesAndHowItRefuses() {
    List<String> faults = new ArrayList<>();
    for (Operations.Operation operation : Operations.all()) {
      if (operation.description().path("summary").asText().isBlank()) {
        faults.add(operation.name() + " has no summary");
      }
      for (String status : REFUSALS) {
        if (!operation.description().path("responses").has(status)) {
          faults.add(operation.name() + " does not declare " + status);
        }
      }
    }
    assertEquals(List.of(), faults);
  }

  @Test
  void everyPathIsOfTheInterface() {
    assertEquals(
        List.of(),
        Operations.all().stream()
            .map(Operations.Operation::path)
            .filter(path -> path.startsWith("/api"))
            .toList());
  }
}
