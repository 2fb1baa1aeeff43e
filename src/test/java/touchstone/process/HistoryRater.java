// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import touchstone.base.Json;

/**
 * A rater who writes down every act and what came of it, speaks to one node and goes over to the
 * next on a cut line, and is as careless as people are: some leave with tasks in hand, some answer
 * late, some give back, some send twice at once.
 */
final class HistoryRater implements Callable<Void> {
  /** What all raters of a run share. */
  record Work(int[] ports, String project, History history, long leaseMillis, int thinkMillis) {}

  private static final double VANISH = 0.004;
  private static final double LATE = 0.004;
  private static final double BACK = 0.006;
  private static final double TWICE = 0.05;
  private static final long SWEEP_MILLIS = 5000;

  private record Held(String lease, String item) {}

  private final Work work;
  private final String name;
  private final String token;
  private final Random random;
  private final int stepsUntilGone;
  private final Deque<Held> held = new ArrayDeque<>();
  private int node;
  private Wire wire;

  HistoryRater(Work work, int number, String token) {
    this.work = work;
    this.name = "rater " + number;
    this.token = token;
    this.random = new Random(number);
    this.node = number % work.ports().length;
    this.stepsUntilGone = number % 20 == 0 ? 20 + random.nextInt(60) : Integer.MAX_VALUE;
  }

  @Override
  public Void call() throws Exception {
    for (int step = 0; ; step++) {
      if (held.isEmpty() && !lease()) {
        return null;
      }
      if (held.isEmpty()) {
        continue;
      }
      if (step >= stepsUntilGone) {
        return null;
      }
      if (work.thinkMillis() > 0) {
        Thread.sleep(random.nextInt(2 * work.thinkMillis()));
      }
      double mood = random.nextDouble();
      if (mood < VANISH) {
        held.clear();
        Thread.sleep((long) (work.leaseMillis() * (1 + random.nextDouble())));
      } else if (mood < VANISH + BACK) {
        giveBack(held.poll());
      } else {
        if (mood < VANISH + BACK + LATE) {
          Thread.sleep(work.leaseMillis() + random.nextInt(4000));
        }
        submit(held.poll(), mood > 1 - TWICE);
      }
    }
  }

  /** Asks for a task; false where nothing more is to come, or has not for too long. */
  private boolean lease() throws InterruptedException {
    try {
      Wire.Answer answer = wire().post(path("leases"), "{}");
      if (answer.status() != 200) {
        refused("lease", new Held("-", "-"), answer);
        return true;
      }
      JsonNode given = Json.tree(answer.body());
      given.get("leases").forEach(this::take);
      String left = given.get("left").textValue();
      if (held.isEmpty() && !left.equals("none")) {
        Thread.sleep(200 + random.nextInt(200));
        return System.currentTimeMillis() - work.history().lastProgress()
            < work.leaseMillis() + SWEEP_MILLIS;
      }
      return !held.isEmpty();
    } catch (IOException cut) {
      cut("lease", new Held("-", "-"));
      return true;
    }
  }

  private void take(JsonNode lease) {
    Held taken = new Held(lease.get("lease").textValue(), lease.get("item").get("key").textValue());
    long ends = Instant.parse(lease.get("expiresAt").textValue()).toEpochMilli();
    note("ok", "lease", taken, String.valueOf(ends));
    held.add(taken);
  }

  private void giveBack(Held given) throws InterruptedException {
    note("invoke", "back", given, "-");
    try {
      wire().send("DELETE", "/api/v1/leases/" + given.lease(), "");
      Wire.Answer answer = wire.read();
      if (answer.status() == 204) {
        note("ok", "back", given, "204");
      } else {
        refused("back", given, answer);
      }
    } catch (IOException cut) {
      cut("back", given);
    }
  }

  /** Sends the answer until it is known what became of it. */
  private void submit(Held given, boolean twice) throws InterruptedException {
    String answer = random.nextBoolean() ? "yes" : "no";
    String body =
        Json.write(
            Map.of("lease", given.lease(), "answers", Map.of("q", answer), "activeMillis", 5));
    boolean known = twice && submitTwice(given, answer, body);
    while (!known) {
      note("invoke", "submit", given, answer);
      try {
        known = heard(given, wire().post(path("judgements?next=true"), body));
      } catch (IOException cut) {
        cut("submit", given);
      }
    }
  }

  /** Sends it on two lines at once, to two nodes if there are two. */
  private boolean submitTwice(Held given, String answer, String body) throws InterruptedException {
    int other = work.ports()[(node + 1) % work.ports().length];
    try (Wire second = new Wire(other, token)) {
      note("invoke", "submit", given, answer);
      second.send("POST", path("judgements"), body);
      note("invoke", "submit", given, answer);
      boolean known = false;
      try {
        known = heard(given, wire().post(path("judgements?next=true"), body));
      } catch (IOException cut) {
        cut("submit", given);
      }
      return heard(given, second.read()) || known;
    } catch (IOException cut) {
      note("info", "submit", given, "cut");
      return false;
    }
  }

  /** Notes what was answered to a submit; whether that settles it. */
  private boolean heard(Held given, Wire.Answer answer) throws InterruptedException {
    if (answer.status() != 200 && answer.status() != 201) {
      refused("submit", given, answer);
      return answer.status() < 500;
    }
    JsonNode said = Json.tree(answer.body());
    boolean surplus = said.get("surplus").booleanValue();
    note("ok", "submit", given, said.get("judgement").textValue() + ":" + surplus);
    if (said.has("next")) {
      take(said.get("next"));
    }
    return true;
  }

  private void refused(String act, Held given, Wire.Answer answer) throws InterruptedException {
    String type = answer.status() < 500 ? "fail" : "info";
    note(type, act, given, String.valueOf(answer.status()));
    Thread.sleep(answer.retryAfter() > 0 ? 1000L * answer.retryAfter() : 500);
  }

  private void cut(String act, Held given) throws InterruptedException {
    note("info", act, given, "cut");
    if (wire != null) {
      wire.close();
      wire = null;
    }
    node = (node + 1) % work.ports().length;
    Thread.sleep(50 + random.nextInt(200));
  }

  private Wire wire() throws IOException {
    if (wire == null) {
      wire = new Wire(work.ports()[node], token);
    }
    return wire;
  }

  private String path(String verb) {
    return "/api/v1/projects/" + work.project() + "/" + verb;
  }

  private void note(String type, String act, Held given, String said) {
    work.history().note(name, type, act, given.lease(), given.item(), said);
  }
}
