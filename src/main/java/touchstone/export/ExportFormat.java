// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A way to write label rows one after the other, in constant memory. */
public interface ExportFormat {
  /** The name in {@code ?format=}. */
  String name();

  /** The media type it is sent as. */
  String mediaType();

  /** The ending of a file of it, without the dot. */
  String ending();

  /** Begins a table of the columns; each row has just these fields. */
  Rows begin(OutputStream out, List<String> columns) throws IOException;

  /** The table under way. */
  interface Rows {
    void row(ObjectNode row) throws IOException;

    /** Writes what closes the table; the stream stays open. */
    void end() throws IOException;
  }
}
