// SPDX-License-Identifier: Apache-2.0
package touchstone.diversity;

import java.util.ArrayList;
import java.util.List;

/**
 * The share of each group as a bar in a picture 640 wide, with a mark where its target is. A full
 * bar is everybody.
 */
final class ShareChart {
  private static final int LEFT = 176;
  private static final int RIGHT = 560;
  private static final int TOP = 8;
  private static final int STEP = 34;
  private static final int LONGEST_NAME = 22;

  private final List<Report.Group> groups;

  private ShareChart(List<Report.Group> groups) {
    this.groups = groups;
  }

  /** The picture of a trait, or null where no group is shown. */
  static ShareChart of(Report.Trait trait) {
    return trait.shown() ? new ShareChart(trait.groups()) : null;
  }

  /**
   * A group's bar.
   *
   * @param target where the mark stands, or null
   */
  record Bar(Report.Group group, double top, double width, Double target) {
    /** The group's name, cut where it is long. */
    public String brief() {
      String name = group.value();
      return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name;
    }

    public double middle() {
      return top + STEP / 2.0 - 4;
    }

    public double end() {
      return LEFT + width + 8;
    }

    public double bottom() {
      return top + STEP - 8;
    }
  }

  public List<Bar> bars() {
    List<Bar> bars = new ArrayList<>();
    for (Report.Group each : groups) {
      bars.add(
          new Bar(
              each,
              TOP + STEP * bars.size(),
              (RIGHT - LEFT) * each.share(),
              each.target() == null ? null : LEFT + (RIGHT - LEFT) * each.target()));
    }
    return bars;
  }

  public int left() {
    return LEFT;
  }

  public int nameEnd() {
    return LEFT - 8;
  }

  public int height() {
    return 2 * TOP + STEP * groups.size();
  }
}
