// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import touchstone.app.AppTest;

/** What is older than a deployment wants to keep goes, and nothing else. */
@AppTest
class ForgettingTest {
  @Inject Forgetting forgetting;
  @Inject Streams streams;

  @Test
  void onlyWhatIsOlderGoes() {
    StreamCalls stream = StreamCalls.made();
    stream.predictions(
        "{\"key\":\"old\",\"at\":\"2026-10-01T00:00:00Z\"}\n"
            + "{\"key\":\"new\",\"at\":\"2026-11-01T00:00:00Z\"}\n");
    stream.outcomes("{\"key\":\"new\",\"type\":\"click\",\"at\":\"2026-11-01T00:01:00Z\"}");
    forgetting.forget(streams.afresh(stream.slug()), Instant.parse("2026-10-15T00:00:00Z"));
    assertEquals(1, stream.labels("").size());
    assertEquals("1", stream.labels("").get(0).get("label").asText());
  }
}
