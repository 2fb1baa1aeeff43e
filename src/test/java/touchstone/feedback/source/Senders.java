// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.Arc;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import touchstone.app.Api;
import touchstone.base.Json;
import touchstone.base.Sql;

/** Whoever sends to a stream in a test, and what came of it. */
record Senders(String slug, String token) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonNode POLICY =
      Json.tree("{\"window\":\"PT30M\",\"outcomes\":[{\"type\":\"click\",\"label\":\"1\"}]}");

  static Senders toNewStream() {
    return to(Api.fresh("clicks"));
  }

  static Senders to(String slug) {
    String token =
        Api.post(
                Api.ADMIN,
                "/streams",
                Map.of("slug", slug, "question", "clicked", "policy", POLICY))
            .then()
            .statusCode(201)
            .extract()
            .path("token");
    return new Senders(slug, token);
  }

  static Senders toNoStream() {
    return new Senders("not-there", Api.ADMIN);
  }

  Senders as(String other) {
    return new Senders(slug, other);
  }

  /** Where the stream's doors are. */
  String address() {
    return "http://localhost:" + RestAssured.port + "/ingest/" + slug;
  }

  HttpResponse<byte[]> post(
      String path, String contentType, byte[] body, Map<String, String> headers)
      throws IOException, InterruptedException {
    return post(path, contentType, BodyPublishers.ofByteArray(body), headers);
  }

  HttpResponse<byte[]> post(
      String path, String contentType, BodyPublisher body, Map<String, String> headers)
      throws IOException, InterruptedException {
    return request("POST", path, body, both(Map.of("Content-Type", contentType), headers));
  }

  HttpResponse<byte[]> request(
      String method, String path, BodyPublisher body, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address() + path)).method(method, body);
    both(Map.of("Authorization", "Bearer " + token), headers)
        .forEach(
            (name, value) -> {
              if (!value.isEmpty()) {
                request.setHeader(name, value);
              }
            });
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return request("GET", path, BodyPublishers.noBody(), Map.of());
  }

  /** How many were accepted, known before, and set aside. */
  List<Integer> traffic() {
    return sql()
        .first(
            row -> List.of(row.getInt("accepted"), row.getInt("again"), row.getInt("aside")),
            "SELECT COALESCE(SUM(t.predictions + t.outcomes), 0) AS accepted,"
                + " COALESCE(SUM(t.duplicates), 0) AS again,"
                + " COALESCE(SUM(t.quarantined), 0) AS aside"
                + " FROM stream s LEFT JOIN stream_traffic t ON t.stream = s.number"
                + " WHERE s.slug = ?",
            slug)
        .orElseThrow();
  }

  /** What was set aside: {reason, record}. */
  List<JsonNode> quarantine() {
    return sql()
        .list(
            row ->
                (JsonNode)
                    Json.object()
                        .put("reason", row.getString("reason"))
                        .put("record", row.getString("record")),
            "SELECT q.reason, q.record FROM quarantine q JOIN stream s ON s.number = q.stream"
                + " WHERE s.slug = ? ORDER BY q.id",
            slug);
  }

  private static Sql sql() {
    return Arc.container().instance(Sql.class).get();
  }

  static String type(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("Content-Type").orElse("");
  }

  static JsonNode json(HttpResponse<byte[]> answer) {
    return Json.tree(answer.body());
  }

  static Map<String, String> both(Map<String, String> some, Map<String, String> more) {
    Map<String, String> both = new HashMap<>(some);
    both.putAll(more);
    return both;
  }
}
