// SPDX-License-Identifier: Apache-2.0
package touchstone.watch;

/**
 * A slice of a stream's traffic under one model version; with an empty name all of it.
 *
 * @param model the model version, empty where none was sent
 */
public record SliceOf(String model, String name, String slice) implements Comparable<SliceOf> {
  /** In the place of the values beyond those that are watched. */
  public static final String OTHER = "(other)";

  static SliceOf all(String model) {
    return new SliceOf(model, "", "");
  }

  /** Whether it is all traffic of the model. */
  public boolean whole() {
    return name.isEmpty();
  }

  @Override
  public int compareTo(SliceOf other) {
    int byModel = model.compareTo(other.model);
    int byName = byModel != 0 ? byModel : name.compareTo(other.name);
    return byName != 0 ? byName : slice.compareTo(other.slice);
  }

  /** One text for it, as detectors are kept by. */
  String key() {
    return model + "\u001f" + name + "\u001f" + slice;
  }

  static SliceOf of(String key) {
    String[] parts = key.split("\u001f", -1);
    return new SliceOf(parts[0], parts[1], parts[2]);
  }
}
