// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What to write into each sender's configuration, word for word, for one stream. The texts stand in
 * {@code senders/NAME.txt}; to add a sender is a file there and a line here.
 */
public final class Snippets {
  /** In the place of a token that is not shown any more. */
  static final String NO_TOKEN = "TOKEN";

  private static final List<Sender> SENDERS =
      List.of(
          new Sender("curl", "curl"),
          new Sender("json-api", "JSON API"),
          new Sender("logstash-http", "Logstash, http"),
          new Sender("logstash-elasticsearch", "Logstash, elasticsearch"),
          new Sender("fluentd-http", "Fluentd, http"),
          new Sender("fluentd-forward", "Fluentd, forward"),
          new Sender("fluent-bit-http", "Fluent Bit, http"),
          new Sender("fluent-bit-es", "Fluent Bit, es"),
          new Sender("vector-http", "Vector, http"),
          new Sender("vector-elasticsearch", "Vector, elasticsearch"),
          new Sender("filebeat", "Filebeat"),
          new Sender("elasticsearch-client", "Elasticsearch, client (Python)"),
          new Sender("opensearch-client", "OpenSearch, client (Python)"),
          new Sender("rsyslog", "rsyslog, omelasticsearch"),
          new Sender("syslog-ng", "syslog-ng, http()"),
          new Sender("firehose", "Amazon Data Firehose"),
          new Sender("google-cloud-logging", "Google Cloud Logging, Pub/Sub"),
          new Sender("azure-logs-ingestion", "Azure Monitor, Logs Ingestion API"),
          new Sender("azure-event-hubs", "Azure Monitor, Event Hubs, Logstash"),
          new Sender("kafka", "Azure Monitor, Event Hubs, Kafka"),
          new Sender("opentelemetry-collector", "OpenTelemetry Collector"),
          new Sender("opentelemetry-sdk", "OpenTelemetry SDK"));

  /** A sender, and what it is called in every language. */
  public record Sender(String name, String title) {
    /** Whether it speaks the forward protocol, which knows a key of its own and a port. */
    public boolean forward() {
      return name.endsWith("-forward");
    }

    /** Whether this server fetches from it, so that it needs neither an address nor a token. */
    public boolean fetched() {
      return name.equals("kafka");
    }
  }

  /** A sender with its text. */
  public record Snippet(Sender sender, String text) {}

  private final URI base;
  private final String stream;

  /** Those for a stream at the server of this address. */
  public Snippets(URI base, String stream) {
    this.base = base;
    this.stream = stream;
  }

  public static List<Sender> senders() {
    return SENDERS;
  }

  /** Where senders send to. */
  String url() {
    return server() + path();
  }

  private String server() {
    String text = base.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private String path() {
    return "/ingest/" + stream;
  }

  /** All of them; the forward protocol has its own key. */
  List<Snippet> all(String token, String forwardKey) {
    return SENDERS.stream()
        .map(each -> new Snippet(each, text(each, each.forward() ? forwardKey : token)))
        .toList();
  }

  /** The text for the sender of this name. */
  public String text(String name, String token) {
    return SENDERS.stream()
        .filter(sender -> sender.name().equals(name))
        .map(sender -> text(sender, token))
        .findFirst()
        .orElseThrow();
  }

  /** The text for one, with this token in its place. */
  String text(Sender sender, String token) {
    boolean tls = "https".equals(base.getScheme());
    int port = base.getPort() > 0 ? base.getPort() : tls ? 443 : 80;
    return read(sender.name())
        .replace("@BASE@", server())
        .replace("@URL@", url())
        .replace("@URL_WITH_PORT@", base.getScheme() + "://" + base.getHost() + ":" + port + path())
        .replace("@PATH@", URI.create(url()).getPath())
        .replace("@HOST@", base.getHost())
        .replace("@PORT@", String.valueOf(port))
        .replace("@FORWARD_PORT@", "24224")
        .replace("@TLS@", String.valueOf(tls))
        .replace("@TLS_SWITCH@", tls ? "On" : "Off")
        .replace("@STREAM@", stream)
        .replace("@TOKEN@", token);
  }

  private static String read(String name) {
    try (InputStream in =
        Thread.currentThread()
            .getContextClassLoader()
            .getResourceAsStream("senders/" + name + ".txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
