// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import touchstone.app.AppTest;

/** The join over the application's own tables, sent to over HTTP. */
@AppTest
class StoredJoinTest extends JoinContract {
  @Override
  Map<String, String> labels(List<Sent> arrival) {
    StreamCalls stream = StreamCalls.made(POLICY, Map.of());
    for (int from = 0; from < arrival.size(); from += 40) {
      List<Sent> batch = arrival.subList(from, Math.min(arrival.size(), from + 40));
      StringBuilder predictions = new StringBuilder();
      StringBuilder outcomes = new StringBuilder();
      batch.forEach(
          sent -> (sent.prediction() ? predictions : outcomes).append(sent.json()).append('\n'));
      stream.outcomes(outcomes.toString()).statusCode(200);
      stream.predictions(predictions.toString()).statusCode(200);
    }
    Map<String, String> labels = new TreeMap<>();
    for (JsonNode label : stream.labels("")) {
      labels.put(
          label.get("key").asText(),
          said(
              label.get("label").isNull() ? null : label.get("label").asText(),
              label.get("state").asText(),
              Instant.parse(label.get("predictedAt").asText())));
    }
    return labels;
  }
}
