// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Bands from what was answered, on the left, to what the labels became, on the right; as wide as
 * there are judgements.
 */
record FlowChart(double height, List<Node> answers, List<Node> labels, List<Band> bands) {
  private static final double LEFT = 182;
  private static final double RIGHT = 458;
  private static final double BAR = 14;
  private static final double HIGH = 300;
  private static final double GAP = 26;
  private static final double TOP = 30;

  /** A value on one side; null stands for no label. */
  record Node(String value, long judgements, double y, double height) {
    /** Where its name stands. */
    public double middle() {
      return y + height / 2;
    }
  }

  /** One flow as a shape. */
  record Band(Flows.Flow flow, String path) {}

  /** Of flows between few values, in the order of these; something must have been judged. */
  static FlowChart of(List<Flows.Flow> flows, List<String> values) {
    List<Flows.Flow> ordered = new ArrayList<>(flows);
    ordered.sort(
        java.util.Comparator.comparingInt((Flows.Flow flow) -> values.indexOf(flow.answer()))
            .thenComparingInt(flow -> place(values, flow.label())));
    double unit = HIGH / flows.stream().mapToLong(Flows.Flow::judgements).sum();
    Map<String, Node> answers = nodes(ordered, values, Flows.Flow::answer, unit);
    Map<String, Node> labels = nodes(ordered, values, Flows.Flow::label, unit);
    Map<String, Double> out = new LinkedHashMap<>();
    Map<String, Double> in = new LinkedHashMap<>();
    List<Band> bands = new ArrayList<>();
    for (Flows.Flow flow : ordered) {
      double wide = flow.judgements() * unit;
      double from = out.merge(flow.answer(), 0.0, Double::sum) + answers.get(flow.answer()).y();
      double to = in.merge(flow.label(), 0.0, Double::sum) + labels.get(flow.label()).y();
      out.merge(flow.answer(), wide, Double::sum);
      in.merge(flow.label(), wide, Double::sum);
      bands.add(new Band(flow, path(from, to, wide)));
    }
    double height =
        java.util.stream.Stream.of(answers, labels)
            .flatMap(side -> side.values().stream())
            .mapToDouble(node -> node.y() + node.height())
            .max()
            .orElseThrow();
    return new FlowChart(
        height + GAP, List.copyOf(answers.values()), List.copyOf(labels.values()), bands);
  }

  /** No label comes last. */
  private static int place(List<String> values, String label) {
    return label == null ? values.size() : values.indexOf(label);
  }

  private static Map<String, Node> nodes(
      List<Flows.Flow> flows, List<String> values, Function<Flows.Flow, String> side, double unit) {
    Map<String, Long> sums = new LinkedHashMap<>();
    flows.stream()
        .sorted(java.util.Comparator.comparingInt(flow -> place(values, side.apply(flow))))
        .forEach(flow -> sums.merge(side.apply(flow), flow.judgements(), Long::sum));
    Map<String, Node> nodes = new LinkedHashMap<>();
    double y = TOP;
    for (Map.Entry<String, Long> sum : sums.entrySet()) {
      double height = sum.getValue() * unit;
      nodes.put(sum.getKey(), new Node(sum.getKey(), sum.getValue(), y, height));
      y += height + GAP;
    }
    return nodes;
  }

  private static String path(double from, double to, double wide) {
    double begin = LEFT + BAR;
    double middle = (begin + RIGHT) / 2;
    return String.format(
        Locale.ROOT,
        "M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1fV%.1fC%.1f %.1f %.1f %.1f %.1f %.1fZ",
        begin,
        from,
        middle,
        from,
        middle,
        to,
        RIGHT,
        to,
        to + wide,
        middle,
        to + wide,
        middle,
        from + wide,
        begin,
        from + wide);
  }
}
