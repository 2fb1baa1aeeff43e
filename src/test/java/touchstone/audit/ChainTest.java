// SPDX-License-Identifier: Apache-2.0
package touchstone.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.base.Secrets;

/** Whatever is done to a sealed chain is found. */
class ChainTest {
  private static final int ENTRIES = 300;
  private static final int TAMPERINGS = 1000;

  private static List<Entry> chain(Random random) {
    List<Entry> chain = new ArrayList<>();
    String before = Entry.BEFORE_ALL;
    for (int i = 1; i <= ENTRIES; i++) {
      Entry entry =
          new Entry(
                  null,
                  id(random),
                  Instant.parse("2026-05-04T00:00:00Z").plusSeconds(i),
                  random.nextInt(4) == 0 ? null : id(random),
                  "POST /projects/{slug}/launch",
                  random.nextInt(4) == 0 ? null : "projects/p" + i,
                  "200",
                  "{\"door\":\"api\",\"slug\":\"p" + i + "\"}",
                  null,
                  null)
              .sealed(i, before);
      chain.add(entry);
      before = entry.hash();
    }
    return chain;
  }

  private static UUID id(Random random) {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private static Chain.Head head(List<Entry> chain) {
    Entry last = chain.get(chain.size() - 1);
    return new Chain.Head(last.seq(), last.hash());
  }

  private static List<Chain.Fault> faults(
      List<Entry> chain, Chain.Head kept, Chain.Head published) {
    Chain reading = new Chain(published);
    chain.forEach(reading::take);
    return reading.ended(kept);
  }

  @Test
  void whatWasLeftAloneIsWhole() {
    List<Entry> chain = chain(new Random(1));
    assertEquals(List.of(), faults(chain, head(chain), head(chain)));
    Entry middle = chain.get(150);
    assertEquals(
        List.of(), faults(chain, head(chain), new Chain.Head(middle.seq(), middle.hash())));
  }

  @Test
  void everyOneOfAThousandTamperingsIsFound() {
    Random random = new Random(2);
    List<Entry> whole = chain(random);
    List<String> missed = new ArrayList<>();
    for (int i = 0; i < TAMPERINGS; i++) {
      List<Entry> chain = new ArrayList<>(whole);
      String how = tamper(chain, random);
      // Who cuts the tail off, or seals all of it anew, can set the kept head to what is left.
      boolean headToo = how.startsWith("tail") || how.startsWith("sealed anew");
      Chain.Head kept = headToo ? head(chain) : head(whole);
      if (faults(chain, kept, head(whole)).isEmpty()) {
        missed.add(how);
      }
    }
    assertEquals(List.of(), missed);
  }

  /** Does one of seven things to a chain; says which. */
  private static String tamper(List<Entry> chain, Random random) {
    int at = random.nextInt(chain.size());
    Entry one = chain.get(at);
    switch (random.nextInt(7)) {
      case 0:
        int field = random.nextInt(9);
        Entry edited = edited(one, field, random);
        assertNotEquals(one, edited);
        chain.set(at, edited);
        return "edited " + field + " of " + at;
      case 1:
        chain.remove(at);
        return "removed " + at;
      case 2:
        int other = (at + 1 + random.nextInt(chain.size() - 1)) % chain.size();
        Collections.swap(chain, at, other);
        return "swapped " + at + " and " + other;
      case 3:
        chain.add(at, one.sealed(one.seq(), one.previous()));
        return "doubled " + at;
      case 4:
        chain.subList(at, chain.size()).clear();
        chain.add(0, whole(random));
        return "added before all";
      case 5:
        int left = 1 + random.nextInt(chain.size() - 1);
        chain.subList(left, chain.size()).clear();
        return "tail cut at " + left;
      default:
        Entry changed = edited(one, 3, random);
        String before = changed.previous();
        for (int i = at; i < chain.size(); i++) {
          Entry next = i == at ? changed : chain.get(i);
          chain.set(i, next.sealed(next.seq(), before));
          before = chain.get(i).hash();
        }
        return "sealed anew from " + at;
    }
  }

  private static Entry whole(Random random) {
    return chain(random).get(0);
  }

  private static Entry edited(Entry e, int field, Random random) {
    String junk = "x" + random.nextLong();
    return switch (field) {
      case 0 -> with(e, e.id(), e.at().plusNanos(1000), e.actor(), e.act(), e.subject());
      case 1 -> with(e, id(random), e.at(), e.actor(), e.act(), e.subject());
      case 2 ->
          with(e, e.id(), e.at(), e.actor() == null ? id(random) : null, e.act(), e.subject());
      case 3 -> with(e, e.id(), e.at(), e.actor(), junk, e.subject());
      case 4 -> with(e, e.id(), e.at(), e.actor(), e.act(), e.subject() == null ? junk : null);
      case 5 -> rest(e, junk, e.details(), e.previous(), e.hash());
      case 6 -> rest(e, e.outcome(), "{\"door\":\"page\"}", e.previous(), e.hash());
      case 7 -> rest(e, e.outcome(), e.details(), Secrets.sha256(junk), e.hash());
      default -> rest(e, e.outcome(), e.details(), e.previous(), Secrets.sha256(junk));
    };
  }

  private static Entry with(Entry e, UUID id, Instant at, UUID actor, String act, String subject) {
    return new Entry(
        e.seq(), id, at, actor, act, subject, e.outcome(), e.details(), e.previous(), e.hash());
  }

  private static Entry rest(Entry e, String outcome, String details, String previous, String hash) {
    return new Entry(
        e.seq(), e.id(), e.at(), e.actor(), e.act(), e.subject(), outcome, details, previous, hash);
  }
}
