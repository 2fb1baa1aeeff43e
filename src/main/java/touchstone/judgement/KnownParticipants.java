// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The participants that an import has met, by the rater's name as written. What a batch meets is
 * sure only when the next one begins: a batch that is tried again starts from what was sure before.
 */
final class KnownParticipants {
  private final Map<String, UUID> sure = new HashMap<>();
  private Map<String, UUID> met = new HashMap<>();
  private Object batch;

  /** Begins a batch, or the same one again. */
  KnownParticipants during(Object next) {
    if (next != batch) {
      sure.putAll(met);
      batch = next;
    }
    met = new HashMap<>();
    return this;
  }

  /** The participant of a name, looked up once. */
  UUID of(String name, Supplier<UUID> look) {
    UUID known = sure.get(name);
    return known != null ? known : met.computeIfAbsent(name, first -> look.get());
  }
}
