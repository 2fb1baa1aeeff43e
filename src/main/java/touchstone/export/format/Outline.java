// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import touchstone.dataset.MediaStore;

/** The outline of a part of an image in pixels. */
record Outline(List<BigDecimal> xs, List<BigDecimal> ys) {

  static Outline of(JsonNode percent, MediaStore.Pixels size) {
    List<BigDecimal> xs = new ArrayList<>();
    List<BigDecimal> ys = new ArrayList<>();
    for (JsonNode point : percent) {
      xs.add(Numbers.of(point.get(0), size.width()));
      ys.add(Numbers.of(point.get(1), size.height()));
    }
    return new Outline(xs, ys);
  }

  BigDecimal left() {
    return Collections.min(xs);
  }

  BigDecimal top() {
    return Collections.min(ys);
  }

  BigDecimal width() {
    return Collections.max(xs).subtract(left());
  }

  BigDecimal height() {
    return Collections.max(ys).subtract(top());
  }

  /** The surface inside, by the shoelace formula; an outline that crosses itself has less. */
  private BigDecimal area() {
    BigDecimal twice = BigDecimal.ZERO;
    for (int i = 0; i < xs.size(); i++) {
      int next = (i + 1) % xs.size();
      twice =
          twice.add(xs.get(i).multiply(ys.get(next))).subtract(xs.get(next).multiply(ys.get(i)));
    }
    return twice.abs().divide(BigDecimal.valueOf(2));
  }

  /** Writes it as COCO's segmentation, with the box around it. */
  void write(ObjectNode annotation) {
    ArrayNode points = annotation.putArray("segmentation").addArray();
    for (int i = 0; i < xs.size(); i++) {
      points.add(Numbers.json(xs.get(i))).add(Numbers.json(ys.get(i)));
    }
    ArrayNode box = annotation.putArray("bbox");
    box.add(Numbers.json(left())).add(Numbers.json(top()));
    box.add(Numbers.json(width())).add(Numbers.json(height()));
    annotation.set("area", Numbers.json(area()));
  }
}
