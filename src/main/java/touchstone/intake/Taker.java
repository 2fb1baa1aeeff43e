// SPDX-License-Identifier: Apache-2.0
package touchstone.intake;

/** What takes the contents of a file as they are read. */
public interface Taker {
  /** An item with its answers. */
  void item(Brought brought);

  /**
   * Something that cannot be carried; the reading goes on.
   *
   * @param what the kind of loss, the same words for each of the kind
   * @param detail what it is here, or null
   */
  void lost(String at, String what, String detail);

  /** A part that is not what the form says: a document is then refused, a line left out. */
  void broken(String at, String why);
}
