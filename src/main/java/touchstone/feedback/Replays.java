// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Problem;

/**
 * Plays the quarantine again: what the mapping of now understands becomes events, the rest stays.
 */
@ApplicationScoped
class Replays {
  private static final int PAGE = 500;

  private final Quarantine quarantine;
  private final Inbox inbox;

  Replays(Quarantine quarantine, Inbox inbox) {
    this.quarantine = quarantine;
    this.inbox = inbox;
  }

  /**
   * @param replayed how many were understood
   * @param waiting how many were not
   */
  record Outcome(long replayed, long waiting) {}

  Outcome of(Stream stream) {
    long replayed = 0;
    long waiting = 0;
    String after = null;
    while (true) {
      List<Quarantine.Kept> page = quarantine.page(stream, PAGE, after).items();
      Map<String, List<Quarantine.Kept>> byDoor = new LinkedHashMap<>();
      page.forEach(one -> byDoor.computeIfAbsent(one.door(), door -> new ArrayList<>()).add(one));
      int understood = 0;
      for (Map.Entry<String, List<Quarantine.Kept>> door : byDoor.entrySet()) {
        understood += replay(stream, door.getKey(), door.getValue());
      }
      replayed += understood;
      waiting += page.size() - understood;
      if (page.size() < PAGE) {
        return new Outcome(replayed, waiting);
      }
      after = page.get(page.size() - 1).id().toString();
    }
  }

  /** Once more in: a crash before the end is noted only makes the next replay find duplicates. */
  private int replay(Stream stream, String door, List<Quarantine.Kept> page) {
    List<Received> again = new ArrayList<>();
    List<UUID> ids = new ArrayList<>();
    for (Quarantine.Kept kept : page) {
      Received record = received(kept);
      if (record != null && inbox.understands(stream, door, record)) {
        again.add(record);
        ids.add(kept.id());
      }
    }
    inbox.take(stream, door, Kind.of(door), again);
    quarantine.end(stream, ids, Quarantine.REPLAYED);
    return ids.size();
  }

  private static Received received(Quarantine.Kept kept) {
    try {
      return Received.of(Json.tree(kept.record()))
          .with(kept.eventId(), kept.eventAt(), kept.tag())
          .again(kept.receivedAt());
    } catch (Problem unreadable) {
      return null;
    }
  }
}
