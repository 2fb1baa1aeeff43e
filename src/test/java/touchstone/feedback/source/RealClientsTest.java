// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.fluentd.logger.FluentLogger;
import org.junit.jupiter.api.Test;
import org.komamitsu.fluency.Fluency;
import org.komamitsu.fluency.fluentd.FluencyBuilderForFluentd;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;
import touchstone.app.AppTest;
import touchstone.feedback.FullInbox;

/** The clients that people have, as they come, against the doors. */
@AppTest
class RealClientsTest {
  private static final String HOST = "localhost";

  private static Map<String, Object> click(String key) {
    return Map.of("key", key, "type", "click", "at", "2026-11-01T10:05:00Z");
  }

  private static Header token(String scheme, Senders to) {
    return new BasicHeader("Authorization", scheme + " " + to.token());
  }

  private static HttpHost host() {
    return new HttpHost("http", HOST, RestAssured.port);
  }

  /** For clients that send when they please. */
  private static void awaitAccepted(Senders to, int wanted) throws InterruptedException {
    for (int i = 0; i < 100 && to.traffic().get(0) < wanted; i++) {
      Thread.sleep(50);
    }
    assertEquals(List.of(wanted, 0, 0), to.traffic());
  }

  @Test
  void elasticsearchForJava() throws Exception {
    Senders to = Senders.toNewStream();
    try (Rest5Client http =
        Rest5Client.builder(host())
            .setPathPrefix("/ingest/" + to.slug())
            .setDefaultHeaders(new Header[] {token("ApiKey", to)})
            .setCompressionEnabled(true)
            .build()) {
      var client =
          new ElasticsearchClient(new Rest5ClientTransport(http, new JacksonJsonpMapper()));
      assertTrue(client.ping().value());
      assertEquals("default", client.info().version().buildFlavor());
      assertEquals("green", client.cluster().health().status().jsonValue());
      for (boolean again : new boolean[] {false, true}) {
        var answer =
            client.bulk(
                bulk ->
                    bulk.index("clicks")
                        .operations(one -> one.create(c -> c.id("1").document(click("a"))))
                        .operations(one -> one.index(i -> i.id("2").document(click("b")))));
        assertEquals(again, answer.errors());
        assertEquals(again ? 409 : 201, answer.items().get(0).status());
        assertEquals(again ? 200 : 201, answer.items().get(1).status());
      }
    }
    assertEquals(List.of(2, 2, 0), to.traffic());
  }

  @Test
  void openSearchForJava() throws Exception {
    Senders to = Senders.toNewStream();
    var client =
        new OpenSearchClient(
            ApacheHttpClient5TransportBuilder.builder(host())
                .setPathPrefix("/ingest/" + to.slug())
                .setDefaultHeaders(new Header[] {token("Bearer", to)})
                .build());
    assertTrue(client.ping().value());
    var answer =
        client.bulk(
            bulk ->
                bulk.index("clicks")
                    .operations(one -> one.index(i -> i.id("1").document(click("a"))))
                    .operations(one -> one.create(c -> c.id("2").document(click("b")))));
    assertFalse(answer.errors());
    client._transport().close();
    assertEquals(List.of(2, 0, 0), to.traffic());
  }

  @Test
  void openTelemetryForJava() throws Exception {
    Senders to = Senders.toNewStream();
    try (var provider = telemetry(to)) {
      var logger = provider.get("shop");
      logger
          .logRecordBuilder()
          .setBody("{\"key\":\"a\",\"type\":\"click\"}")
          .setTimestamp(1_793_527_500, TimeUnit.SECONDS)
          .emit();
      logger
          .logRecordBuilder()
          .setBody("clicked")
          .setAttribute(AttributeKey.stringKey("key"), "b")
          .setAttribute(AttributeKey.stringKey("type"), "click")
          .emit();
      assertTrue(provider.forceFlush().join(10, TimeUnit.SECONDS).isSuccess());
    }
    assertEquals(List.of(2, 0, 0), to.traffic());
  }

  private static SdkLoggerProvider telemetry(Senders to) {
    var exporter =
        OtlpHttpLogRecordExporter.builder()
            .setEndpoint(to.address() + "/v1/logs")
            .addHeader("Authorization", "Bearer " + to.token())
            .setCompression("gzip")
            .build();
    return SdkLoggerProvider.builder()
        .addLogRecordProcessor(BatchLogRecordProcessor.builder(exporter).build())
        .build();
  }

  @Test
  void fluentLoggerForJava() throws Exception {
    Senders to = Senders.to("open-logger");
    FluentLogger logger = FluentLogger.getLogger(to.slug(), HOST, ForwardClient.port());
    assertTrue(logger.log("clicks", click("a")));
    logger.flush();
    awaitAccepted(to, 1);
    logger.close();
  }

  @Test
  void fluencyWithAcknowledgement() throws Exception {
    Senders to = Senders.to("open-fluency");
    FluencyBuilderForFluentd builder = new FluencyBuilderForFluentd();
    builder.setAckResponseMode(true);
    try (Fluency fluency = builder.build(HOST, ForwardClient.port())) {
      fluency.emit(to.slug() + ".clicks", click("a"));
      fluency.emit(to.slug() + ".clicks", 1_793_527_500L, click("b"));
      fluency.flush();
      assertTrue(fluency.waitUntilAllBufferFlushed(10));
    }
    awaitAccepted(to, 2);
  }

  @Test
  void openTelemetrySendsAgainWhatFoundNoRoom() throws Exception {
    Senders to = Senders.toNewStream();
    try (var provider = telemetry(to)) {
      CompletableResultCode sent =
          FullInbox.during(
              () -> {
                provider
                    .get("shop")
                    .logRecordBuilder()
                    .setBody("{\"key\":\"a\",\"type\":\"click\"}")
                    .emit();
                CompletableResultCode flushing = provider.forceFlush();
                Thread.sleep(700);
                return flushing;
              });
      assertTrue(sent.join(15, TimeUnit.SECONDS).isSuccess());
    }
    assertEquals(List.of(1, 0, 0), to.traffic());
  }

  @Test
  void fluencySendsAgainWhatWasNotAcknowledged() throws Exception {
    Senders to = Senders.to("open-again");
    FluencyBuilderForFluentd builder = new FluencyBuilderForFluentd();
    builder.setAckResponseMode(true);
    try (Fluency fluency = builder.build(HOST, ForwardClient.port())) {
      FullInbox.during(
          () -> {
            fluency.emit(to.slug() + ".clicks", click("a"));
            fluency.flush();
            Thread.sleep(700);
            return null;
          });
      assertTrue(fluency.waitUntilAllBufferFlushed(15));
    }
    awaitAccepted(to, 1);
  }
}
