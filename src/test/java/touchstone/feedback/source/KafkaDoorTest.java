// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.arc.Arc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.app.AppTest;
import touchstone.feedback.FullInbox;

/** The door for Kafka against a real broker. */
@AppTest
@Tag("kafka")
class KafkaDoorTest {
  @TempDir static Path folder;

  private static KafkaBroker broker;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = KafkaBroker.in(folder);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  private static void produce(String topic, List<String> values) {
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.servers());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      values.forEach(value -> producer.send(new ProducerRecord<>(topic, value)));
    }
  }

  private static KafkaDoor open(String topic, Senders to) {
    KafkaDoor door =
        new KafkaDoor(
            Arc.container().instance(Doorway.class).get(),
            ConfigProvider.getConfig(),
            Optional.of(broker.servers()),
            Optional.of(List.of(topic + "=" + to.slug())));
    door.open(null);
    return door;
  }

  private static void await(Senders to, List<Integer> wanted) throws InterruptedException {
    for (int i = 0; i < 300 && !to.traffic().equals(wanted); i++) {
      Thread.sleep(100);
    }
    assertEquals(wanted, to.traffic());
  }

  private static String event(int key) {
    return DoorContract.event("k" + key);
  }

  @Test
  void everyMessageIsTakenOnceAndBrokenOnesAreSetAside() throws Exception {
    Senders to = Senders.toNewStream();
    String azure =
        "{\"records\":[{\"time\":\"2026-11-01T10:05:00Z\",\"properties\":%s},{\"properties\":%s}]}";
    produce(
        to.slug(),
        List.of(event(1), DoorContract.BROKEN, azure.formatted(event(2), event(3)), event(4)));
    KafkaDoor door = open(to.slug(), to);
    await(to, List.of(4, 0, 1));
    door.close(null);
    produce(to.slug(), List.of(event(5)));
    KafkaDoor again = open(to.slug(), to);
    await(to, List.of(5, 0, 1));
    again.close(null);
  }

  @Test
  void whatFindsNoRoomIsReadAgain() throws Exception {
    Senders to = Senders.toNewStream();
    byte[] fill = event(1).getBytes(StandardCharsets.UTF_8);
    assertEquals(200, to.post("", "application/json", fill, Map.of()).statusCode());
    KafkaDoor door =
        FullInbox.during(
            () -> {
              produce(to.slug(), List.of(event(2), event(3)));
              KafkaDoor opened = open(to.slug(), to);
              Thread.sleep(3000);
              assertEquals(List.of(1, 0, 0), to.traffic());
              return opened;
            });
    await(to, List.of(3, 0, 0));
    door.close(null);
  }
}
