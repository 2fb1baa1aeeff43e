// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

/** A named value of an item's field; with an empty name the whole project. */
record Slice(String name, String value) implements Comparable<Slice> {
  static final Slice ALL = new Slice("", "");

  /** As interfaces write it: {@code category:boots}. */
  String word() {
    return name + ":" + value;
  }

  @Override
  public int compareTo(Slice other) {
    return word().compareTo(other.word());
  }
}
