// SPDX-License-Identifier: Apache-2.0
package touchstone.builder.labelstudio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What a configuration became. */
public record Imported(ObjectNode template, List<Note> notes) {
  public Imported {
    notes = List.copyOf(notes);
  }

  /** Whether something that raters would do or see is missing. */
  public boolean lacks() {
    return notes.stream().anyMatch(Note::lacks);
  }
}
