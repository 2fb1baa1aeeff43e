// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;

/**
 * What it takes to see the price of a change of meaning at 100,000 labels of three judgements each.
 */
@Tag("bench")
@AppTest
class ChangeBench {
  private static final int LABELS = Integer.getInteger("touchstone.bench.labels", 100_000);
  private static final int CHUNK = 10_000;
  private static final int OVERLAP = 3;
  private static final int TIMES = 9;

  @Test
  void aChangeIsPriced() {
    for (String per : System.getProperty("touchstone.bench.rates", "judgement").split(",")) {
      measure(per);
    }
  }

  private static void measure(String per) {
    Revised world = new Revised(OVERLAP, per.equals("hour") ? "18.00" : "0.05", per);
    for (int from = 0; from < LABELS; from += CHUNK) {
      StringBuilder items = new StringBuilder();
      StringBuilder judged = new StringBuilder();
      for (int i = from; i < Math.min(LABELS, from + CHUNK); i++) {
        items.append(
            "{\"id\":\"b%d\",\"text\":\"text\",\"category\":\"c%d\"}\n".formatted(i, i % 50));
        for (int rater = 0; rater < OVERLAP; rater++) {
          judged.append(
              "{\"item\":\"b%d\",\"rater\":\"r%d-%s\",\"question\":\"sentiment\",\"answer\":\"%s\",\"activeMillis\":%d}\n"
                  .formatted(
                      i,
                      (i + rater * 7) % 40,
                      world.project,
                      i % 4 == 0 ? "neg" : "pos",
                      5_000 + i % 9_000));
        }
      }
      Revised.send(items, "/datasets/" + world.dataset + "/items");
      Revised.send(judged, "/projects/" + world.project + "/judgements/import");
    }
    Map<String, Object> some = Revised.meaning("affects", List.of("neg"));
    Map<String, Object> slice = new HashMap<>(some);
    slice.put("where", Map.of("category", "c4"));
    Map<String, Object> all = Revised.meaning("note", "everything");
    String path = world.versions() + "?dryRun=true";
    say(per, "a quarter of the labels", () -> Api.post(Api.ADMIN, path, some));
    say(per, "a quarter of a slice of 50", () -> Api.post(Api.ADMIN, path, slice));
    say(per, "every label", () -> Api.post(Api.ADMIN, path, all));
    once(
        per,
        "publishing, a sample of 50",
        () -> Api.post(Api.ADMIN, world.versions(), sample(some)));
    say(
        per,
        "the changes afterwards",
        () -> Api.admin().get("/projects/" + world.project + "/guideline-changes"));
  }

  private static Map<String, Object> sample(Map<String, Object> change) {
    Map<String, Object> sample = new HashMap<>(change);
    sample.put("remedy", "sample");
    return sample;
  }

  private static void once(
      String per, String what, Supplier<io.restassured.response.Response> call) {
    long began = System.nanoTime();
    int status = call.get().statusCode();
    System.out.printf(
        "BENCH %s: %s: %d ms (%d)%n", per, what, (System.nanoTime() - began) / 1_000_000, status);
  }

  /** The time of the whole process on the processor: what other builds take is not in it. */
  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean)
            java.lang.management.ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void say(
      String per, String what, Supplier<io.restassured.response.Response> call) {
    List<Long> millis = new ArrayList<>();
    String answer = "";
    long before = cpu();
    for (int i = 0; i < TIMES; i++) {
      long began = System.nanoTime();
      answer = call.get().then().statusCode(200).extract().asString();
      millis.add((System.nanoTime() - began) / 1_000_000);
    }
    long each = (cpu() - before) / TIMES / 1_000_000;
    long first = millis.get(0);
    Collections.sort(millis);
    System.out.printf(
        "BENCH %s: %s: first %d ms, median %d ms, worst %d ms, of the processor %d ms each: %s%n",
        per,
        what,
        first,
        millis.get(TIMES / 2),
        millis.get(TIMES - 1),
        each,
        answer.substring(0, Math.min(260, answer.length())));
  }
}
