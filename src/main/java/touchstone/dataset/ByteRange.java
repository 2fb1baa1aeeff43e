// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that a player asks for to seek in it (RFC 9110, section 14), both ends in it.
 *
 * @param from in bytes; as large as the file where the part lies behind its end
 */
record ByteRange(long from, long to) {
  private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /** What the header says, or null for the whole: several parts at once are not served as such. */
  static ByteRange of(String header, long size) {
    Matcher one = ONE.matcher(header == null ? "" : header.trim());
    if (!one.matches() || (one.group(1).isEmpty() && one.group(2).isEmpty())) {
      return null;
    }
    long last = one.group(2).isEmpty() ? size - 1 : Long.parseLong(one.group(2));
    if (one.group(1).isEmpty()) {
      return last == 0
          ? new ByteRange(size, size)
          : new ByteRange(Math.max(0, size - last), size - 1);
    }
    long first = Long.parseLong(one.group(1));
    return last < first && !one.group(2).isEmpty()
        ? null
        : new ByteRange(Math.min(first, size), Math.min(last, size - 1));
  }

  boolean behind(long size) {
    return from >= size;
  }

  long bytes() {
    return to - from + 1;
  }
}
