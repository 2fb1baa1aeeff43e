// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** Policies take the methods that there are. */
@AppTest
class MethodsTest {
  @Inject Methods methods;

  @Test
  void aPolicyMayNameEveryMethodAndNoOther() {
    for (String name : methods.names()) {
      Api.project(1, Api.pool(), Map.of("resolution", Map.of("method", name)));
    }
    String detail =
        Api.post(
                Api.ADMIN,
                "/projects",
                Map.of(
                    "slug",
                    Api.fresh("p"),
                    "name",
                    "p",
                    "dataset",
                    Api.dataset(1),
                    "guideline",
                    Api.guideline(Api.SENTIMENT),
                    "pool",
                    Api.pool(),
                    "policy",
                    Map.of("resolution", Map.of("method", "guess"))))
            .then()
            .statusCode(422)
            .extract()
            .path("errors[0].reason");
    assertEquals("must be one of " + String.join(", ", methods.names()), detail);
  }
}
