// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;

/** What comes in, for Prometheus: records by stream, door and fate, and how many wait. */
@ApplicationScoped
class StreamMeters {
  private final MeterRegistry registry;

  StreamMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Shows how many records wait to be written on this node. */
  void waiting(IntSupplier records) {
    registry.gauge("touchstone.feedback.waiting", records, IntSupplier::getAsInt);
  }

  /** Counts what has just been committed. */
  void count(List<Delivery> written) {
    for (Delivery delivery : written) {
      int[] fates = new int[Fate.values().length];
      for (Fate fate : delivery.fates) {
        fates[fate.ordinal()]++;
      }
      for (Fate fate : Fate.values()) {
        if (fates[fate.ordinal()] > 0) {
          counter(delivery, fate).increment(fates[fate.ordinal()]);
        }
      }
    }
  }

  private Counter counter(Delivery delivery, Fate fate) {
    return Counter.builder("touchstone.feedback.records")
        .tag("stream", delivery.stream.slug())
        .tag("door", delivery.door)
        .tag("fate", fate.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }
}
