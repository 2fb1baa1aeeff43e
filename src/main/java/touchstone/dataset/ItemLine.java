// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One line of an import: its number counted from 1, and either the record it holds or the reason
 * why it is refused.
 */
public record ItemLine(long number, ObjectNode record, String fault) {
  public static ItemLine of(long number, ObjectNode record) {
    return new ItemLine(number, record, null);
  }

  public static ItemLine refused(long number, String fault) {
    return new ItemLine(number, null, fault);
  }
}
