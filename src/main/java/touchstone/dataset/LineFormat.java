// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * A way to write records one after the other. Reading takes constant memory; a record that is
 * malformed or over 1 MB is handed on as refused, and the reading goes on behind it.
 */
public interface LineFormat {
  /** The media type it is sent as. */
  String mediaType();

  /** Hands every line to the taker, in order. */
  void read(InputStream stream, Consumer<ItemLine> taker) throws IOException;
}
