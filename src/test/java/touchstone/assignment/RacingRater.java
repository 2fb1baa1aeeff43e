// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import touchstone.base.Json;

/**
 * A rater who works until told that nothing is left, gives every fiftieth lease back, and notes
 * when what was done.
 */
class RacingRater implements Callable<Void> {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final int GIVE_BACK_EACH = 50;

  final Map<String, Long> submittedAt = new HashMap<>();
  final List<String> unexpected = new ArrayList<>();
  long noneAt = Long.MAX_VALUE;

  private final String root;
  private final String token;
  private final String project;
  private int given;

  RacingRater(String root, String token, String project) {
    this.root = root;
    this.token = token;
    this.project = root + "/projects/" + project;
  }

  @Override
  public Void call() throws Exception {
    while (noneAt == Long.MAX_VALUE) {
      JsonNode answer = send("POST", project + "/leases", "{}", 200);
      JsonNode lease = answer.path("leases").path(0);
      if (lease.isMissingNode()) {
        pauseOrEnd(answer);
      }
      while (!lease.isMissingNode()) {
        lease = workOn(lease);
      }
    }
    return null;
  }

  /** Judges the lease, or gives it back; the next lease, or missing. */
  private JsonNode workOn(JsonNode lease) throws Exception {
    String id = lease.get("lease").asText();
    if (++given % GIVE_BACK_EACH == 0) {
      send("DELETE", root + "/leases/" + id, "", 204);
      return lease.path("none");
    }
    submittedAt.put(lease.get("task").asText(), System.nanoTime());
    String body =
        "{\"lease\":\"" + id + "\",\"answers\":{\"sentiment\":\"pos\"},\"activeMillis\":3}";
    JsonNode answer = send("POST", project + "/judgements?next=true", body, 201);
    if (!answer.has("next")) {
      pauseOrEnd(answer);
    }
    return answer.path("next");
  }

  private void pauseOrEnd(JsonNode answer) throws InterruptedException {
    switch (answer.path("left").asText()) {
      case "none" -> noneAt = System.nanoTime();
      case "later", "more" -> Thread.sleep(50);
      default -> unexpected.add("left is " + answer);
    }
  }

  private JsonNode send(String method, String uri, String body, int expected) throws Exception {
    HttpResponse<byte[]> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(uri))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != expected) {
      unexpected.add(method + " " + uri + " gave " + answer.statusCode());
    }
    return answer.body().length == 0 ? Json.object() : Json.tree(answer.body());
  }
}
