// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The door for Kafka, and so for Azure's Event Hubs, which speak its protocol: topics read into
 * streams, off unless servers are named.
 */
@ApplicationScoped
class KafkaDoor {
  private static final String DOOR = "kafka";
  private static final String PROPERTIES = "touchstone.kafka.properties.";
  private static final int RECORDS = 2000;

  private final Doorway doorway;
  private final Config config;
  private final Optional<String> servers;
  private final List<String> topics;
  private final List<KafkaTopic> reading = new ArrayList<>();

  KafkaDoor(
      Doorway doorway,
      Config config,
      @ConfigProperty(name = "touchstone.kafka.bootstrap") Optional<String> servers,
      @ConfigProperty(name = "touchstone.kafka.topics") Optional<List<String>> topics) {
    this.doorway = doorway;
    this.config = config;
    this.servers = servers;
    this.topics = topics.orElse(List.of());
  }

  void open(@Observes StartupEvent start) {
    if (servers.isEmpty()) {
      return;
    }
    for (String pair : topics) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new IllegalStateException("touchstone.kafka.topics is topic=stream,...: " + pair);
      }
      read(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
    }
  }

  private void read(String topic, String slug) {
    KafkaTopic one =
        new KafkaTopic(topic, settings(), records -> doorway.toNamed(slug, DOOR).apply(records));
    reading.add(one);
    Thread thread = new Thread(one, "kafka-" + topic);
    thread.setDaemon(true);
    thread.start();
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, "touchstone");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS);
    for (String name : config.getPropertyNames()) {
      if (name.startsWith(PROPERTIES)) {
        String own = name.substring(PROPERTIES.length()).replace("\"", "");
        settings.put(own, config.getValue(name, String.class));
      }
    }
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers.get());
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return settings;
  }

  void close(@Observes ShutdownEvent stop) {
    reading.forEach(KafkaTopic::close);
  }
}
