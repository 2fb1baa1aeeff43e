// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.app.AppTest;
import touchstone.base.Json;
import touchstone.feedback.FullInbox;

/** The door that looks like Elasticsearch. */
@AppTest
class BulkDoorTest extends DoorContract {
  private static final String NDJSON = "application/x-ndjson";

  @Override
  protected String path() {
    return "/_bulk";
  }

  @Override
  protected String contentType() {
    return NDJSON;
  }

  @Override
  protected byte[] body(List<String> records) {
    StringBuilder lines = new StringBuilder();
    records.forEach(record -> lines.append("{\"index\":{}}\n").append(record).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  protected void answered(HttpResponse<byte[]> answer) {
    assertEquals(200, answer.statusCode());
    assertTrue(
        new String(answer.body()).matches("\\{\"took\":\\d+,\"errors\":false,\"items\":\\[.*"));
    isNamed(answer);
  }

  @Override
  protected void refused(HttpResponse<byte[]> answer) {
    JsonNode refusal = Senders.json(answer);
    assertEquals(answer.statusCode(), refusal.path("status").asInt());
    assertTrue(refusal.path("error").path("type").asText().endsWith("_exception"));
    isNamed(answer);
  }

  private static void isNamed(HttpResponse<byte[]> answer) {
    assertEquals("Elasticsearch", answer.headers().firstValue("x-elastic-product").orElse(""));
  }

  private static HttpResponse<byte[]> bulk(Senders to, String query, String... lines)
      throws Exception {
    byte[] body = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    return to.post("/_bulk" + query, NDJSON, body, Map.of());
  }

  private static List<String> statuses(HttpResponse<byte[]> answer) {
    JsonNode items = Senders.json(answer).path("items");
    return items.findValues("status").stream().map(JsonNode::asText).toList();
  }

  @Test
  void everyActionHasItsItem() throws Exception {
    Senders to = Senders.toNewStream();
    String[] lines = {
      "{\"create\":{\"_index\":\"logs\",\"_id\":\"1\"}}",
      event("a"),
      "{ \"index\" : {\"_index\":\"logs\",\"_type\":\"_doc\",\"_id\":\"2\"}}",
      event("b"),
      "{\"delete\":{\"_index\":\"logs\",\"_id\":\"1\"}}",
      "{\"update\":{\"_index\":\"logs\",\"_id\":\"3\"}}",
      "{\"doc\":" + event("c") + ",\"doc_as_upsert\":true}",
      "{\"create\":{\"_index\":\"logs\",\"_id\":\"4\"}}",
      "{\"no\":\"key\"}"
    };
    HttpResponse<byte[]> first = bulk(to, "", lines);
    assertEquals(List.of("201", "201", "200", "201", "201"), statuses(first));
    assertTrue(new String(first.body()).contains("\"errors\":false,\"items\":["));
    HttpResponse<byte[]> again = bulk(to, "", lines);
    assertEquals(List.of("409", "200", "200", "200", "201"), statuses(again));
    assertTrue(new String(again.body()).contains("\"errors\":true"));
    assertTrue(new String(again.body()).contains("version_conflict_engine_exception"));
  }

  @Test
  void aLineThatIsNoActionIsSetAsideWithItsRecord() throws Exception {
    Senders to = Senders.toNewStream();
    var answer =
        bulk(to, "", "{\"index\":{}", event("x"), "{\"index\":{}}", event("a"), "{\"index\":{}}");
    assertEquals(List.of("201", "201", "201"), statuses(answer));
    assertEquals(List.of(1, 0, 2), to.traffic());
  }

  @Test
  void onlyWhatIsAskedForIsAnswered() throws Exception {
    Senders to = Senders.toNewStream();
    String[] lines = {"{\"create\":{\"_id\":\"1\"}}", event("a")};
    assertEquals(
        "{\"errors\":false,\"items\":[{\"create\":{\"status\":201}}]}",
        new String(bulk(to, "?filter_path=errors,items.*.error,items.*.status", lines).body()));
    assertEquals(
        "{\"errors\":true,\"items\":[{\"create\":{\"error\":{\"type\":\"version_conflict_engine_exception\"}}}]}",
        new String(bulk(to, "?refresh=true&filter_path=errors,items.*.error.type", lines).body()));
  }

  @Test
  void clientsFindWhatTheyAskForFirst() throws Exception {
    Senders to = Senders.toNewStream();
    JsonNode who = Senders.json(to.get("/"));
    assertTrue(who.path("version").path("number").asText().startsWith("8."));
    assertEquals(22, who.path("cluster_uuid").asText().length());
    assertEquals("active", Senders.json(to.get("/_license")).at("/license/status").asText());
    for (String path :
        List.of(
            "",
            "/",
            "/_license",
            "/_xpack",
            "/_cluster/health",
            "/_nodes/http",
            "/_index_template/logs",
            "/_template/logs",
            "/_ilm/policy/logs",
            "/_data_stream/logs",
            "/_component_template/logs@mappings",
            "/logs")) {
      for (String method : List.of("GET", "HEAD")) {
        var answer = to.request(method, path, BodyPublishers.noBody(), Map.of());
        assertEquals(200, answer.statusCode(), method + path);
        isNamed(answer);
      }
    }
    var put = to.request("PUT", "/_index_template/logs", BodyPublishers.ofString("{}"), Map.of());
    assertEquals("{\"acknowledged\":true}", new String(put.body()));
    assertEquals(401, to.as("tst_nobody").get("/").statusCode());
    isNamed(to.get("/_unknown/thing"));
  }

  @Test
  void theMediaTypeAskedForIsAnswered() throws Exception {
    Senders to = Senders.toNewStream();
    var answer =
        to.request(
            "PUT",
            "/logs/_bulk",
            BodyPublishers.ofByteArray(body(List.of(event("a")))),
            Map.of("Accept", "application/vnd.elasticsearch+json; compatible-with=9"));
    assertEquals("application/vnd.elasticsearch+json;compatible-with=9", Senders.type(answer));
    assertEquals("logs", Json.tree(answer.body()).at("/items/0/index/_index").asText());
  }

  /** Byte by byte, since every client of Java's names an agent. */
  @Test
  void whoNamesNoAgentIsRefusedInWordsWhereThereIsNoRoom() throws Exception {
    Senders to = Senders.toNewStream();
    String body = "{\"index\":{}}\n" + event("a") + "\n";
    String request =
        "POST /ingest/%s/_bulk HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                .formatted(to.slug(), to.token())
            + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body);
    String refusal = FullInbox.during(() -> said(request));
    assertTrue(refusal.startsWith("HTTP/1.1 503") && refusal.contains("Retry-After"), refusal);
    String words = refusal.split("\r\n\r\n")[1];
    String length = "\r\ncontent-length: " + (words.length() + 1) + "\r\n";
    assertTrue(refusal.toLowerCase(Locale.ROOT).contains(length), refusal);
    assertTrue(
        said(request.replace("Host:", "Connection: close\r\nHost:")).startsWith("HTTP/1.1 200"));
    assertEquals(List.of(1, 0, 0), to.traffic());
  }

  private static String said(String request) throws Exception {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout(5000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
