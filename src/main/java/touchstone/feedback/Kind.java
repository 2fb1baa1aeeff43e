// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import java.util.Arrays;

/** What a record of a stream is. */
public enum Kind {
  PREDICTION("predictions"),
  OUTCOME("outcomes");

  private final String door;

  Kind(String door) {
    this.door = door;
  }

  /** The door that takes nothing else. */
  public String door() {
    return door;
  }

  /** What all records of a door are; null where each one tells. */
  static Kind of(String door) {
    return Arrays.stream(values()).filter(kind -> kind.door.equals(door)).findFirst().orElse(null);
  }
}
