// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import java.io.IOException;
import java.io.OutputStream;

/** A form that writes item by item: what was shown together with what was answered. */
public interface ItemFormat extends ExportFormat {
  /** Begins a file about the heading's question. */
  Writing begin(OutputStream out, Heading heading) throws IOException;

  /** Whether it needs an image's size in pixels; it may be told none and then refuses. */
  default boolean pixels() {
    return false;
  }

  /** The file under way. */
  interface Writing extends AutoCloseable {
    /** Writes an item, also one without an answer; a problem names what cannot be carried. */
    void entry(Entry entry) throws IOException;

    /** Writes what closes the file; the stream stays open. */
    void end() throws IOException;

    /** Leaves nothing behind, also where the file was given up. */
    @Override
    default void close() throws IOException {}
  }
}
