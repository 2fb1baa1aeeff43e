// SPDX-License-Identifier: Apache-2.0
package touchstone.health;

import java.time.Instant;
import java.util.List;

/**
 * How a project stood when it was looked at.
 *
 * @param tiles the worst first
 */
public record Health(List<Tile> tiles, Instant at) {

  /** The worst status of all. */
  public String status() {
    return tiles.get(0).status();
  }

  /** The tile about something. */
  public Tile about(String what) {
    return tiles.stream().filter(tile -> tile.about().equals(what)).findFirst().orElseThrow();
  }
}
