// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import touchstone.base.Json;

/** Plain HTTP to a running application, as a script would speak it. */
final class Http {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String base;

  Http(String base) {
    this.base = base;
  }

  /** An answer: its status and its JSON, if it is JSON. */
  record Answer(int status, JsonNode json) {}

  boolean answers(String path) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(2)).build();
      return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Posts JSON with the token; an IOException means that nobody knows what became of it. */
  Answer post(String token, String path, Object body) throws IOException {
    String text = body == null ? "" : Json.write(body);
    return send(
        request(token, path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(text)));
  }

  /** Posts a stream of unknown length. */
  Answer stream(String token, String path, String type, InputStream body) throws IOException {
    return send(
        request(token, path)
            .timeout(Duration.ofMinutes(10))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body)));
  }

  Answer get(String token, String path) throws IOException {
    return send(request(token, path).GET());
  }

  /** The body as a stream. */
  InputStream download(String token, String path) throws IOException {
    try {
      return CLIENT
          .send(
              request(token, path).timeout(Duration.ofMinutes(10)).GET().build(),
              HttpResponse.BodyHandlers.ofInputStream())
          .body();
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    }
  }

  private HttpRequest.Builder request(String token, String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", "Bearer " + token);
  }

  private static Answer send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      String body = response.body();
      boolean json = body.startsWith("{") || body.startsWith("[");
      return new Answer(response.statusCode(), json ? Json.tree(body) : null);
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    }
  }
}
