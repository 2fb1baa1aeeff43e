// SPDX-License-Identifier: Apache-2.0
package touchstone.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Json;
import touchstone.feedback.StreamCalls;

/** A slice name that a sender filled with a session id costs no more than 201 slices. */
@AppTest
class ManySlicesTest {
  private static final int VALUES = 3_000;

  @Test
  void theRestOfManyValuesIsCountedTogether() throws InterruptedException {
    StreamCalls stream = StreamCalls.made();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < VALUES; i++) {
      lines.append(
          "{\"key\":\"k"
              + i
              + "\",\"at\":\"2026-11-01T00:00:00Z\",\"score\":0.1,\"slices\":{\"session\":\"s"
              + i
              + "\"}}\n");
    }
    stream.predictions(lines.toString());
    stream.outcomes("{\"type\":\"heartbeat\"}");
    String path = stream.path("/slices?from=2026-11-01T00:00:00Z&to=2026-11-02T00:00:00Z");
    JsonNode slices = Json.array();
    for (int look = 0; look < 600 && slices.isEmpty(); look++) {
      Thread.sleep(200);
      slices = Json.tree(Api.admin().get(path).asString()).get("slices");
    }
    assertEquals(202, slices.size());
    long other = 0;
    for (JsonNode slice : slices) {
      if (slice.path("value").asText().equals(SliceOf.OTHER)) {
        other = slice.get("figures").get("predictions").asLong();
      }
    }
    assertEquals(VALUES - 200, other);
  }
}
