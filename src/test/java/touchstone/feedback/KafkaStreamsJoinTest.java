// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import touchstone.base.Json;
import touchstone.feedback.source.KafkaBroker;
import touchstone.join.KeyEvents;
import touchstone.join.Pulse;

/**
 * The same core hosted by Kafka Streams: events by key into a store of sets, how far outcomes are
 * into another, and labels read from both. This is the join of docs/concepts/scale.md.
 */
@Tag("kafka")
class KafkaStreamsJoinTest extends JoinContract {
  private static final String KEYS = "keys";
  private static final String PULSE = "pulse";

  @TempDir static Path folder;
  private static KafkaBroker broker;
  private static int run;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = KafkaBroker.in(folder);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  private static <T> Serde<T> json(Class<T> type) {
    Serializer<T> out = (topic, value) -> value == null ? null : Json.write(value).getBytes();
    Deserializer<T> in = (topic, bytes) -> bytes == null ? null : Json.read(Json.tree(bytes), type);
    return Serdes.serdeFrom(out, in);
  }

  /** All events of one topic, keyed by their key: in, set by set, and never out of order again. */
  private static Topology topology(String topic) {
    StreamsBuilder builder = new StreamsBuilder();
    KStream<String, KeyEvents> events =
        builder.stream(topic, Consumed.with(Serdes.String(), Serdes.String()))
            .mapValues(KafkaStreamsJoinTest::event);
    events
        .groupByKey(Grouped.with(Serdes.String(), json(KeyEvents.class)))
        .reduce(
            KeyEvents::plus,
            Materialized.<String, KeyEvents, KeyValueStore<Bytes, byte[]>>as(KEYS)
                .withKeySerde(Serdes.String())
                .withValueSerde(json(KeyEvents.class)));
    events
        .filter((key, one) -> !one.outcomes().isEmpty())
        .map(
            (key, one) ->
                org.apache.kafka.streams.KeyValue.pair(
                    PULSE, one.outcomes().get(0).at().toString()))
        .groupByKey(Grouped.with(Serdes.String(), Serdes.String()))
        .reduce(
            (one, other) -> Instant.parse(one).isAfter(Instant.parse(other)) ? one : other,
            Materialized.<String, String, KeyValueStore<Bytes, byte[]>>as(PULSE)
                .withKeySerde(Serdes.String())
                .withValueSerde(Serdes.String()));
    return builder.build();
  }

  private static KeyEvents event(String json) {
    try {
      return read(
          new Sent((com.fasterxml.jackson.databind.node.ObjectNode) Json.tree(json)),
          Instant.parse("2026-11-02T00:00:00Z"));
    } catch (Unfit unfit) {
      throw new IllegalStateException(unfit);
    }
  }

  @Override
  Map<String, String> labels(List<Sent> arrival) throws Exception {
    String name = "join" + run++;
    produce(name, arrival);
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, name);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker.servers());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve(name).toString());
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
    settings.put(
        StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG,
        org.apache.kafka.streams.state.BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers.class);
    settings.put("auto.offset.reset", "earliest");
    try (KafkaStreams streams = new KafkaStreams(topology(name), settings)) {
      streams.start();
      return read(streams, arrival);
    }
  }

  private static void produce(String topic, List<Sent> arrival) {
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.servers());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      arrival.forEach(
          sent -> producer.send(new ProducerRecord<>(topic, sent.key(), sent.json().toString())));
    }
  }

  /** Waits until every event is in the store, then reads the labels. */
  private static Map<String, String> read(KafkaStreams streams, List<Sent> arrival)
      throws InterruptedException {
    long distinct = arrival.stream().map(sent -> sent.json().toString()).distinct().count();
    Map<String, KeyEvents> keys = new TreeMap<>();
    for (int look = 0; look < 600 && size(keys) < distinct; look++) {
      Thread.sleep(100);
      if (streams.state() == KafkaStreams.State.RUNNING) {
        keys = all(streams, KEYS);
      }
    }
    assertEquals(distinct, size(keys));
    Instant received = Instant.parse("2026-11-02T00:00:00Z");
    List<Pulse> pulses = new ArrayList<>();
    // The watermark is another store, filled by its own partition: it may lag behind the keys.
    String last =
        arrival.stream()
            .filter(sent -> !sent.prediction())
            .map(sent -> sent.json().get("at").asText())
            .max(String::compareTo)
            .orElseThrow();
    Map<String, String> newest = all(streams, PULSE);
    for (int look = 0; look < 600 && !newest.containsValue(last); look++) {
      Thread.sleep(100);
      newest = all(streams, PULSE);
    }
    assertEquals(Map.of(PULSE, last), newest);
    newest.values().forEach(at -> pulses.add(new Pulse(Instant.parse(at), received)));
    return table(keys, pulses, received.plusSeconds(3600));
  }

  private static long size(Map<String, KeyEvents> keys) {
    return keys.values().stream()
        .mapToLong(one -> one.predictions().size() + one.outcomes().size())
        .sum();
  }

  private static <V> Map<String, V> all(KafkaStreams streams, String store) {
    Map<String, V> all = new TreeMap<>();
    var found =
        streams.store(
            StoreQueryParameters.fromNameAndType(
                store, QueryableStoreTypes.<String, V>keyValueStore()));
    try (var entries = found.all()) {
      entries.forEachRemaining(entry -> all.put(entry.key, entry.value));
    }
    return all;
  }
}
