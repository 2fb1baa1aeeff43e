// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;

/** A form of rows and columns, written one after the other, in constant memory. */
public interface TableFormat extends ExportFormat {
  /** Begins a table of the heading's columns; each row has just these fields. */
  Rows begin(OutputStream out, Heading heading) throws IOException;

  @Override
  default boolean oneQuestion() {
    return false;
  }

  /** Whether each row also has the item's content, what the question says, and what is meant. */
  default boolean wide() {
    return false;
  }

  /** The table under way. */
  interface Rows extends AutoCloseable {
    void row(ObjectNode row) throws IOException;

    /** Writes what closes the table; the stream stays open. */
    void end() throws IOException;

    /** Leaves nothing behind, also where the table was given up. */
    @Override
    default void close() throws IOException {}
  }
}
