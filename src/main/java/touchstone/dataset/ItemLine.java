// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One line of an import: its number counted from 1, and either the record it holds or the reason
 * why it is refused.
 *
 * @param key the item's key where the line tells it beside the record, else null
 */
public record ItemLine(long number, ObjectNode record, String fault, String key) {
  public static ItemLine of(long number, ObjectNode record) {
    return new ItemLine(number, record, null, null);
  }

  /** A record whose key is none of its fields. */
  public static ItemLine keyed(long number, String key, ObjectNode record) {
    return new ItemLine(number, record, null, key);
  }

  public static ItemLine refused(long number, String fault) {
    return new ItemLine(number, null, fault, null);
  }
}
