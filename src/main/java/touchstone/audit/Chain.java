// SPDX-License-Identifier: Apache-2.0
package touchstone.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a chain of entries in the order of their places and says where it does not hold. Whatever
 * was edited, removed, added or moved breaks the hash of its place or of the next; a tail that was
 * cut off shows against a head that was published.
 */
final class Chain {
  private static final int MOST = 100;

  private final List<Fault> faults = new ArrayList<>();
  private final Head published;
  private Head last = Head.NONE;

  /**
   * How far a chain goes.
   *
   * @param seq the place of the newest entry, 0 where there is none
   * @param hash its hash
   */
  record Head(long seq, String hash) {
    static final Head NONE = new Head(0, Entry.BEFORE_ALL);
  }

  /** Where the chain does not hold, and how. */
  record Fault(long seq, String reason) {}

  /** Null where no head is known but the one that is kept beside the chain. */
  Chain(Head published) {
    this.published = published;
  }

  /** Takes the next entry by place. */
  void take(Entry entry) {
    if (entry.seq() != last.seq() + 1) {
      fault(entry.seq(), "comes after " + last.seq() + ": what was between is gone");
    } else if (!last.hash().equals(entry.previous())) {
      fault(entry.seq(), "does not name the hash before it");
    }
    if (!entry.digest().equals(entry.hash())) {
      fault(entry.seq(), "is not what was sealed");
    }
    last = new Head(entry.seq(), entry.hash());
    if (published != null && published.seq() == last.seq()) {
      against(published, "the published head");
    }
  }

  /** The faults of the whole, given the head that is kept beside it. */
  List<Fault> ended(Head kept) {
    if (last.seq() != kept.seq()) {
      fault(last.seq() + 1, "is missing: the head is at " + kept.seq());
    } else {
      against(kept, "the head");
    }
    if (published != null && published.seq() > last.seq()) {
      fault(last.seq() + 1, "is missing: a head was published at " + published.seq());
    }
    return List.copyOf(faults);
  }

  private void against(Head head, String what) {
    if (!head.hash().equals(last.hash())) {
      fault(last.seq(), "has another hash than " + what);
    }
  }

  private void fault(long seq, String reason) {
    if (faults.size() < MOST) {
      faults.add(new Fault(seq, reason));
    }
  }
}
