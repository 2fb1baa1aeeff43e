// SPDX-License-Identifier: Apache-2.0
package touchstone.web;

/** Counts what waits to be read by the one who looks; the shell's menu shows the number. */
public interface News {
  long unread();
}
