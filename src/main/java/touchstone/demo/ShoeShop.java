// SPDX-License-Identifier: Apache-2.0
package touchstone.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import touchstone.base.Json;
import touchstone.feedback.Received;

/**
 * Two weeks of a shoe shop's made-up traffic: what a model said of each pair shown, and the clicks.
 * For the last three days its scores for men's dress shoes are of no use, as after a bad join of
 * features, while clicks and scores are as many and as high as ever.
 */
final class ShoeShop {
  static final String DECAYING = "men's dress shoes";
  private static final List<String> CATEGORIES =
      List.of(
          "men's sneakers", DECAYING, "women's boots", "women's pumps", "sandals", "kids' shoes");
  private static final List<String> COLOURS = List.of("black", "brown", "white", "navy", "red");
  private static final List<String> DEVICES = List.of("phone", "phone", "computer");
  private static final Duration LENGTH = Duration.ofDays(14);
  private static final Duration DECAYED = Duration.ofDays(3);
  private static final int VISITS = 21_000;

  /** The log odds of a click on average, and how far apart the likely and the unlikely are. */
  private static final double USUAL = -3.2;

  private static final double SPREAD = 1.2;

  private final Random random = new Random(42);
  private final Instant end;

  ShoeShop(Instant end) {
    this.end = end;
  }

  /** All records in the order of time, predictions and outcomes mixed as a log has them. */
  List<Received> traffic() {
    List<Received> records = new ArrayList<>();
    Instant start = end.minus(LENGTH);
    for (int i = 0; i < VISITS; i++) {
      visit(i, start.plus(LENGTH.multipliedBy(i).dividedBy(VISITS)), records);
    }
    records.add(Received.of(Json.object().put("type", "heartbeat").put("at", end.toString())));
    return records;
  }

  private void visit(int number, Instant at, List<Received> records) {
    String category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
    double logOdds = USUAL + SPREAD * random.nextGaussian();
    boolean click = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
    double other = USUAL + SPREAD * random.nextGaussian();
    boolean broken = category.equals(DECAYING) && at.isAfter(end.minus(DECAYED));
    double score = 1 / (1 + Math.exp(-(broken ? other : logOdds)));
    String key = "visit-" + number;
    ObjectNode prediction =
        Json.object()
            .put("key", key)
            .put("at", at.toString())
            .put("score", Math.round(score * 10_000) / 10_000.0)
            .put("model", "ranker-7");
    prediction
        .putObject("slices")
        .put("category", category)
        .put("device", DEVICES.get(random.nextInt(DEVICES.size())));
    prediction.set("features", features(category));
    records.add(Received.of(prediction));
    if (click) {
      records.add(
          Received.of(
              Json.object()
                  .put("key", key)
                  .put("type", "click")
                  .put("id", "click-" + number)
                  .put("at", at.plusSeconds(5 + random.nextInt(900)).toString())));
    }
  }

  private ObjectNode features(String category) {
    String colour = COLOURS.get(random.nextInt(COLOURS.size()));
    int price = 30 + random.nextInt(17) * 10;
    return Json.object()
        .put("search", category)
        .put("title", colour + " " + category + " no. " + (100 + random.nextInt(900)))
        .put("price", price + " euros")
        .put("colour", colour);
  }
}
