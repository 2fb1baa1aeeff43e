// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import java.util.Arrays;

/**
 * The areas of two answers matched one to one, from the largest overlap down, equal ones in the
 * order in which they are written. What overlaps is kept as whole numbers, its overlap cut short in
 * front of its place, so that hundreds of thousands are put in order in milliseconds; those that
 * are equal only because they were cut are put in order by the whole overlap.
 */
final class Matches {
  private final boolean[] taken;
  private final boolean[] takenToo;
  private final double[] overlaps;
  private final int bits;
  private long[] keys = new long[16];
  private int size;
  private double sum;
  private int matched;

  Matches(int ones, int others) {
    taken = new boolean[ones];
    takenToo = new boolean[others];
    overlaps = new double[ones * others];
    bits = 32 - Integer.numberOfLeadingZeros(Math.max(1, ones * others));
  }

  /** Two areas that may be matched; in the order of the ones, then of the others. */
  void add(int one, int other, double overlap) {
    if (overlap > 0) {
      int place = one * takenToo.length + other;
      overlaps[place] = overlap;
      keys = size == keys.length ? Arrays.copyOf(keys, 2 * size) : keys;
      long falling = Double.doubleToLongBits(2) - Double.doubleToLongBits(overlap);
      keys[size++] = falling >>> bits << bits | place;
    }
  }

  /** The sum of the overlaps of all that are matched. */
  double sum() {
    Arrays.sort(keys, 0, size);
    for (int from = 0; from < size; ) {
      int to = from + 1;
      while (to < size && keys[to] >>> bits == keys[from] >>> bits) {
        to++;
      }
      if (to - from > 1) {
        settle(from, to);
      } else {
        match(place(keys[from]));
      }
      from = to;
    }
    return sum;
  }

  /** Those of one key, whose places rise: by the whole overlap where it differs. */
  private void settle(int from, int to) {
    double first = overlaps[place(keys[from])];
    boolean same = true;
    for (int i = from + 1; i < to; i++) {
      same &= overlaps[place(keys[i])] == first;
    }
    if (same) {
      for (int i = from; i < to; i++) {
        match(place(keys[i]));
      }
    } else {
      Arrays.stream(keys, from, to)
          .mapToObj(this::place)
          .sorted((one, other) -> Double.compare(overlaps[other], overlaps[one]))
          .forEach(this::match);
    }
  }

  private int place(long key) {
    return (int) (key & ((1L << bits) - 1));
  }

  private void match(int place) {
    int one = place / takenToo.length;
    int other = place % takenToo.length;
    if (!taken[one] && !takenToo[other]) {
      taken[one] = true;
      takenToo[other] = true;
      sum += overlaps[place];
      matched++;
    }
  }

  /** How many pairs are matched, once they are summed. */
  int matched() {
    return matched;
  }
}
