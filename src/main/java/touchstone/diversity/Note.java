// SPDX-License-Identifier: Apache-2.0
package touchstone.diversity;

import java.util.Map;

/** Why no group is shown for what was asked, as a word for messages and as a sentence. */
final class Note {
  static final String TIME = "time";
  static final String OTHER_SLICE = "otherSlice";
  static final String FEW_IN_SLICE = "fewInSlice";

  private static final Map<String, String> SENTENCES =
      Map.of(
          TIME,
          "Groups are not shown for a time: the difference of two times could be of few people.",
          OTHER_SLICE,
          "Groups are shown for the first slice of the dataset alone: others overlap with it.",
          FEW_IN_SLICE,
          "Groups are not shown for this slice: it, its rest or its difference to another slice is"
              + " of fewer than 10 people.");

  private Note() {}

  static String of(String word) {
    return SENTENCES.get(word);
  }
}
