// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import touchstone.base.Json;
import touchstone.resolution.Method;
import touchstone.resolution.Resolved;
import touchstone.resolution.Vote;

/**
 * Polygons: those of one label whose intersection is half of their union or more are gathered, of
 * each rater at most one; of those that at least half of the raters drew, the one is kept that
 * overlaps the others most: an outline that somebody drew, not a mean that crosses itself.
 *
 * <p>Tie rule: exactly half of the raters is enough; of two that overlap the others alike the one
 * whose points come first.
 *
 * <p>Example: Ada draws the square 0-10, Bo 0-11, Cy 0-12: Bo's, since Ada's shares 100 of 121 and
 * 100 of 144, Bo's 100 of 121 and 121 of 144.
 *
 * <p>Source: the clustering of {@link BoxFusion}; the medoid of L. Kaufman, P. J. Rousseeuw,
 * "Clustering by Means of Medoids", 1987.
 */
@Singleton
public final class PolygonVote implements Method {
  private static final double ENOUGH = .5;

  private record Polygon(String text, JsonNode points, Area area, double size) {}

  private final double enough;

  public PolygonVote() {
    this(ENOUGH);
  }

  private PolygonVote(double enough) {
    this.enough = enough;
  }

  @Override
  public String name() {
    return "polygons";
  }

  @Override
  public Set<String> types() {
    return Set.of("polygons");
  }

  /** {@code {"iou":0.5}}: the least intersection over union, over 0 to 1. */
  @Override
  public Method with(JsonNode params) {
    return new PolygonVote(Params.of(params, "iou").number("iou", .01, 1, ENOUGH));
  }

  @Override
  public Resolved resolve(List<Vote> votes) {
    return new Marks<>(
            PolygonVote::read,
            Comparator.comparing(Polygon::text),
            PolygonVote::iou,
            enough,
            PolygonVote::medoid,
            Marks::all)
        .resolve(votes);
  }

  private static Polygon read(JsonNode part) {
    JsonNode points = part.path("points");
    if (points.size() < 3) {
      return null;
    }
    Path2D outline = new Path2D.Double();
    for (int i = 0; i < points.size(); i++) {
      double x = points.get(i).path(0).asDouble();
      double y = points.get(i).path(1).asDouble();
      if (i == 0) {
        outline.moveTo(x, y);
      } else {
        outline.lineTo(x, y);
      }
    }
    outline.closePath();
    Area area = new Area(outline);
    double size = size(area);
    return size > 0 ? new Polygon(points.toString(), points, area, size) : null;
  }

  private static double iou(Polygon one, Polygon other) {
    if (!one.area.getBounds2D().intersects(other.area.getBounds2D())) {
      return 0;
    }
    Area shared = new Area(one.area);
    shared.intersect(other.area);
    double size = size(shared);
    return size / (one.size + other.size - size);
  }

  /** The surface, by the shoelace formula over every part; holes run the other way. */
  private static double size(Area area) {
    double twice = 0;
    double[] at = new double[6];
    double x = 0;
    double y = 0;
    double startX = 0;
    double startY = 0;
    for (PathIterator path = area.getPathIterator(null); !path.isDone(); path.next()) {
      int kind = path.currentSegment(at);
      if (kind == PathIterator.SEG_MOVETO) {
        startX = at[0];
        startY = at[1];
      } else {
        double toX = kind == PathIterator.SEG_CLOSE ? startX : at[0];
        double toY = kind == PathIterator.SEG_CLOSE ? startY : at[1];
        twice += x * toY - toX * y;
        at[0] = toX;
        at[1] = toY;
      }
      x = at[0];
      y = at[1];
    }
    return Math.abs(twice) / 2;
  }

  private static JsonNode medoid(List<Region<Polygon>> cluster) {
    Polygon best = null;
    double most = -1;
    for (Region<Polygon> one : cluster) {
      double overlap = 0;
      for (Region<Polygon> other : cluster) {
        overlap += other.weight() * iou(one.shape(), other.shape());
      }
      if (overlap > most + 1e-9) {
        most = overlap;
        best = one.shape();
      }
    }
    ObjectNode polygon = Json.object();
    polygon.set("points", best.points);
    return polygon.put("label", cluster.get(0).label());
  }
}
