// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import touchstone.base.Json;
import touchstone.resolution.Method;
import touchstone.resolution.Resolved;
import touchstone.resolution.Vote;

/**
 * Boxes: those of one label whose intersection is half of their union or more are gathered, of each
 * rater at most one; those of at least half of the raters are kept, fused into a box whose corners
 * are the means of theirs, by weight.
 *
 * <p>Tie rule: exactly half of the raters is enough; of equal overlaps the box further left, then
 * further up, is gathered first.
 *
 * <p>Example: Ada draws a cat at x 10 to 20, Bo at x 11 to 21, of one height, Cy nothing: 9 of 11
 * are shared, so one cat at x 10.5 to 20.5, with confidence 2/3.
 *
 * <p>Source: R. Solovyev et al., "Weighted Boxes Fusion: Ensembling Boxes from Different Object
 * Detection Models", Image and Vision Computing 107 (2021), section 3.
 */
@Singleton
public final class BoxFusion implements Method {
  private static final double ENOUGH = .5;

  /** A box by its corners. */
  private record Box(double left, double top, double right, double bottom) {}

  private final double enough;

  public BoxFusion() {
    this(ENOUGH);
  }

  private BoxFusion(double enough) {
    this.enough = enough;
  }

  @Override
  public String name() {
    return "boxes";
  }

  @Override
  public Set<String> types() {
    return Set.of("boxes");
  }

  /** {@code {"iou":0.5}}: the least intersection over union, over 0 to 1. */
  @Override
  public Method with(JsonNode params) {
    return new BoxFusion(Params.of(params, "iou").number("iou", .01, 1, ENOUGH));
  }

  @Override
  public Resolved resolve(List<Vote> votes) {
    return new Marks<>(
            BoxFusion::read,
            Comparator.comparingDouble(Box::left)
                .thenComparingDouble(Box::top)
                .thenComparingDouble(Box::right)
                .thenComparingDouble(Box::bottom),
            BoxFusion::iou,
            enough,
            BoxFusion::fused,
            Marks::all)
        .resolve(votes);
  }

  private static Box read(JsonNode part) {
    double x = part.path("x").asDouble(Double.NaN);
    double y = part.path("y").asDouble(Double.NaN);
    double width = part.path("width").asDouble(Double.NaN);
    double height = part.path("height").asDouble(Double.NaN);
    return width > 0 && height > 0 && x >= 0 && y >= 0
        ? new Box(x, y, x + width, y + height)
        : null;
  }

  private static double iou(Box one, Box other) {
    double wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    double high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    if (wide <= 0 || high <= 0) {
      return 0;
    }
    return wide * high / (area(one) + area(other) - wide * high);
  }

  private static double area(Box box) {
    return (box.right - box.left) * (box.bottom - box.top);
  }

  private static JsonNode fused(List<Region<Box>> cluster) {
    double left = mean(cluster, Box::left);
    double top = mean(cluster, Box::top);
    ObjectNode box = Json.object();
    box.set("x", Numbers.json(left));
    box.set("y", Numbers.json(top));
    box.set("width", Numbers.json(mean(cluster, Box::right) - left));
    box.set("height", Numbers.json(mean(cluster, Box::bottom) - top));
    return box.put("label", cluster.get(0).label());
  }

  private static double mean(List<Region<Box>> cluster, ToDoubleFunction<Box> side) {
    double sum = 0;
    for (Region<Box> region : cluster) {
      sum += region.weight() * side.applyAsDouble(region.shape());
    }
    return sum / Region.weight(cluster);
  }
}
