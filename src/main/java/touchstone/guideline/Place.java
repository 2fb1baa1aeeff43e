// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import java.util.ArrayList;
import java.util.List;
import touchstone.base.Fault;
import touchstone.base.Reason;
import touchstone.web.Language;
import touchstone.web.Messages;

/** Where in a document a reader stands, and the faults that all its readers have found so far. */
public final class Place {
  /** The most faults that are kept; those after it are only counted. */
  public static final int MOST = 100;

  private final String path;
  private final Found found;

  private Place(String path, Found found) {
    this.path = path;
    this.found = found;
  }

  /** The document itself, no fault found yet. */
  public static Place root() {
    return new Place("", new Found());
  }

  public Place field(String name) {
    String shown = name.length() > 100 ? name.substring(0, 100) + "..." : name;
    return new Place(path.isEmpty() ? shown : path + "." + shown, found);
  }

  public Place index(int index) {
    return new Place(path + "[" + index + "]", found);
  }

  /** Notes what is wrong here; the reading goes on. */
  public void fault(String reason) {
    note(reason, null);
  }

  /** The same, which a page may say in its own language. */
  public void fault(Reason why) {
    note(Messages.text(Language.ENGLISH, why), why);
  }

  private void note(String reason, Reason why) {
    found.count++;
    if (found.faults.size() < MOST) {
      found.faults.add(Fault.at(path.isEmpty() ? "template" : path, reason, why));
    }
  }

  /** Such as {@code ask[0].options[1].value}; empty at the root. */
  public String path() {
    return path;
  }

  /** The first {@link #MOST} faults of the whole document. */
  public List<Fault> faults() {
    return List.copyOf(found.faults);
  }

  /** How many faults the whole document has. */
  public int count() {
    return found.count;
  }

  private static final class Found {
    private final List<Fault> faults = new ArrayList<>();
    private int count;
  }
}
