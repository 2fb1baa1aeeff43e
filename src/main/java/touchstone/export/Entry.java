// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import touchstone.base.Fault;
import touchstone.base.Problem;
import touchstone.dataset.MediaStore;

/**
 * An item with what was answered about it to the question that the file is of.
 *
 * @param number its place in the project, counted from 1, the same for ever
 * @param content what raters saw, as of the file's time
 * @param pixels the image's size, or null where it is not known or not asked for
 * @param given one answer a rater, or the one label; empty where there is none
 */
public record Entry(
    long number, String item, JsonNode content, MediaStore.Pixels pixels, List<Given> given) {

  /** The text of a field, exactly as the page draws it. */
  public String text(String field) {
    JsonNode value = field == null ? null : content.get(field);
    if (value == null || value.isNull()) {
      return "";
    }
    return value.isContainerNode() ? value.toString() : value.asText();
  }

  /** The refusal of a file because of this item. */
  public Problem refusal(String reason) {
    return Problem.refused("Item " + item + " " + reason, Fault.at("item " + item, reason));
  }

  /** The image's size, or the refusal that says how to give it. */
  public MediaStore.Pixels size() {
    if (pixels == null) {
      throw refusal(
          "has no size in pixels, which this form counts in: its image is not stored here, and it"
              + " has no whole numbers in the fields width and height.");
    }
    return pixels;
  }
}
