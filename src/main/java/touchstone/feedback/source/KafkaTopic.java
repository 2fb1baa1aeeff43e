// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import touchstone.feedback.Received;

/**
 * Reads one topic for as long as it is open. Offsets are committed after the records are durable;
 * what fails is read again from the last commit, so that nothing is passed over.
 */
final class KafkaTopic implements Runnable {
  private static final Logger LOG = Logger.getLogger(KafkaTopic.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long PAUSE_MILLIS = 2000;

  private final String topic;
  private final Map<String, Object> settings;
  private final Consumer<List<Received>> inbox;
  private volatile boolean open = true;
  private volatile KafkaConsumer<byte[], byte[]> consumer;

  KafkaTopic(String topic, Map<String, Object> settings, Consumer<List<Received>> inbox) {
    this.topic = topic;
    this.settings = settings;
    this.inbox = inbox;
  }

  @Override
  public void run() {
    while (open) {
      try {
        readOn();
      } catch (WakeupException | InterruptException closing) {
        LOG.debugf("Topic %s is left", topic);
      } catch (RuntimeException failure) {
        LOG.warnf("Topic %s is read again soon: %s", topic, failure.getMessage());
        pause();
      }
    }
  }

  private void readOn() {
    try (KafkaConsumer<byte[], byte[]> reading = new KafkaConsumer<>(settings)) {
      consumer = reading;
      reading.subscribe(List.of(topic));
      while (open) {
        List<Received> records = new ArrayList<>();
        reading.poll(POLL).forEach(each -> read(each, records::add));
        if (!records.isEmpty()) {
          inbox.accept(records);
          reading.commitSync();
        }
      }
    } finally {
      consumer = null;
    }
  }

  /** Hands on what a message holds: a record, several, or Azure's envelope of them. */
  static void read(ConsumerRecord<byte[], byte[]> message, Consumer<Received> taker) {
    byte[] value = message.value();
    if (value == null) {
      return;
    }
    String id = message.topic() + "-" + message.partition() + "-" + message.offset();
    Instant sent = message.timestamp() < 0 ? null : Instant.ofEpochMilli(message.timestamp());
    int[] place = {0};
    Consumer<Received> numbered =
        each -> {
          int n = place[0]++;
          Instant at = each.at() == null ? sent : each.at();
          taker.accept(each.with(n == 0 ? id : id + "#" + n, at, message.topic()));
        };
    try {
      if (AzureBody.isEnvelope(value)) {
        AzureBody.read(value, numbered);
      } else {
        Records.read(new ByteArrayInputStream(value), numbered);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  void close() {
    open = false;
    KafkaConsumer<byte[], byte[]> reading = consumer;
    if (reading != null) {
      reading.wakeup();
    }
  }
}
