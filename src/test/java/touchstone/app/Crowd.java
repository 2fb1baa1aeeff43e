// SPDX-License-Identifier: Apache-2.0
package touchstone.app;

import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * People with traits who judged the items of a project, brought in by import: rater r is of the
 * group that {@code traits} gives.
 */
public final class Crowd {
  /** Items of which every other is about hats, the rest about shoes. */
  private static final List<String> SHOPS = List.of("hats", "shoes");

  private final String stem = Api.fresh("crowd");
  private final String project;
  private final int items;
  private int raters;

  /** A project over so many items in a pool of these quotas. */
  public Crowd(int items, Map<String, Object> quotas) {
    this(items, quotas, SHOPS);
  }

  /** The same with slices of one's own, taken in turn by the items. */
  public Crowd(int items, Map<String, Object> quotas, List<String> shops) {
    this.items = items;
    String pool = Api.fresh("pool");
    Api.post(Api.ADMIN, "/pools", Map.of("slug", pool, "name", pool, "quotas", quotas))
        .then()
        .statusCode(201);
    String data = Api.fresh("data");
    Api.post(
            Api.ADMIN,
            "/datasets",
            Map.of("slug", data, "name", data, "slices", List.of("shop", "size")))
        .then()
        .statusCode(201);
    StringBuilder lines = new StringBuilder("id,text,shop,size\n");
    for (int item = 0; item < items; item++) {
      lines.append(
          "i%d,text,%s,%s%n"
              .formatted(item, shops.get(item % shops.size()), item % 3 == 0 ? "large" : "small"));
    }
    Api.admin()
        .contentType("text/csv")
        .body(lines.toString().getBytes(StandardCharsets.UTF_8))
        .post("/datasets/" + data + "/items")
        .then()
        .statusCode(200);
    project = Api.project(data, Api.guideline(Api.SENTIMENT), pool, Api.overlap(9));
  }

  public String project() {
    return project;
  }

  /** A name of one of them. */
  public String name(int rater) {
    return stem + "-" + rater;
  }

  /** So many more people who say the same of themselves; the number of the first. */
  public int join(int people, Map<String, String> traits) {
    int first = raters;
    for (int each = 0; each < people; each++) {
      Api.post(
              Api.ADMIN,
              "/raters",
              Map.of("name", name(raters++), "kind", "generalist", "traits", traits))
          .then()
          .statusCode(201);
    }
    return first;
  }

  /** Those from one on before another answer the items that they take, mostly by the item. */
  public void judge(int from, int before, BiPredicate<Integer, Integer> takes) {
    Random random = new Random(31L * from + before);
    List<Map<String, Object>> lines = new ArrayList<>();
    IntStream.range(from, before)
        .forEach(
            rater ->
                IntStream.range(0, items)
                    .filter(item -> takes.test(rater, item))
                    .forEach(
                        item ->
                            lines.add(
                                Map.of(
                                    "item",
                                    "i" + item,
                                    "rater",
                                    name(rater),
                                    "question",
                                    "sentiment",
                                    "answer",
                                    (random.nextInt(10) < 7) == (item % 5 < 2) ? "pos" : "neg"))));
    Api.post(Api.ADMIN, "/projects/" + project + "/judgements/import", lines)
        .then()
        .statusCode(200)
        .body("rejected", equalTo(0));
  }

  public void judgeAll(int from, int before) {
    judge(from, before, (rater, item) -> true);
  }
}
