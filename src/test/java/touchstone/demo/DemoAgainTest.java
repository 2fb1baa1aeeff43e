// SPDX-License-Identifier: Apache-2.0
package touchstone.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** A start before anybody used the set-up link finds the demo of the start before. */
@AppTest
@TestProfile(DemoAgainTest.FirstStart.class)
class DemoAgainTest {
  /** A start that lays the demo out. */
  public static class FirstStart implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("touchstone.demo", "true");
    }
  }

  @Inject Demo demo;

  @Test
  void aSecondFirstStartChangesNothing() {
    String before = progress("demo") + progress("demo-office");
    demo.onFirstStart(new StartupEvent());
    assertEquals(before, progress("demo") + progress("demo-office"));
  }

  private static String progress(String project) {
    return Api.admin()
        .get("/projects/" + project + "/metrics/progress")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }
}
