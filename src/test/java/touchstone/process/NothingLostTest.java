// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import touchstone.base.Json;
import touchstone.browser.Chromium;

/**
 * A rater gives 1,000 answers in a real browser while the line is cut, the server killed, the
 * sign-in ended and the page loaded anew: nothing is lost, nothing counts twice, and what the page
 * says of its state is true whenever it is looked at.
 */
@Tag("fault")
class NothingLostTest {
  private static final int ANSWERS = 1000;
  private static final int CUTS = 20;
  private static final int RESTARTS = 3;
  private static final int EXPIRIES = 2;
  private static final int RELOADS = 20;

  private int checks;
  private int cuts;
  private int restarts;
  private int expiries;
  private int reloads;

  @Test
  void aThousandAnswersThroughCutsRestartsExpiriesAndReloads() throws Exception {
    try (RunningApp app = new RunningApp(RunningApp.postgresql());
        Chromium chromium = Chromium.start();
        BrowserRater rater = new BrowserRater(app, chromium.browser())) {
      app.start();
      String project = Campaign.of(app.http(), ANSWERS, 0, 1, "PT10M").project();
      rater.signIn();
      rater.begin(project);
      long end = System.nanoTime() + Duration.ofMinutes(20).toNanos();
      int mendAt = -1;
      while (rater.given().size() < ANSWERS) {
        assertTrue(System.nanoTime() < end, "stuck at " + rater.page().url());
        boolean answered = rater.answer();
        int count = rater.given().size();
        if (mendAt >= 0 && (count >= mendAt || !answered && rater.kept() > 0)) {
          rater.page().waitForTimeout(700);
          check(app, rater, project);
          rater.mend();
          mendAt = -1;
          check(app, rater, project);
        }
        if (!answered) {
          continue;
        }
        if (count % 48 == 30 && cuts < CUTS) {
          if (cuts++ % 2 == 0) {
            rater.cut();
          } else {
            rater.loseAnswers();
          }
          mendAt = count + 2;
        } else if (mendAt < 0 && count % 300 == 250 && restarts < RESTARTS) {
          restarts++;
          app.kill();
          rater.answer();
          check(rater);
          app.start();
        } else if (mendAt < 0 && count % 400 == 200 && expiries < EXPIRIES) {
          expiries++;
          rater.expire();
        } else if (mendAt < 0 && count % 48 == 10 && reloads < RELOADS) {
          reloads++;
          rater.reload();
          check(app, rater, project);
        }
      }
      settle(rater);
      Map<Integer, String> stored = stored(app, project);
      System.out.printf(
          "nothing-lost: answers %d, cuts %d, restarts %d, expiries %d, reloads %d, checks %d%n",
          rater.given().size(), cuts, restarts, expiries, reloads, checks);
      assertEquals(rater.given(), stored);
      assertEquals(
          List.of(CUTS, RESTARTS, EXPIRIES, RELOADS), List.of(cuts, restarts, expiries, reloads));
    }
  }

  /** Waits until the page says that all is saved, or that all is done. */
  private static void settle(BrowserRater rater) {
    for (int i = 0; i < 600 && rater.kept() > 0; i++) {
      rater.answer();
      rater.page().waitForTimeout(50);
    }
    assertEquals(0, rater.kept(), "answers kept on the device at the end");
  }

  /** What the page says is what the device keeps. */
  private void check(BrowserRater rater) {
    BrowserRater.Said said = rater.state();
    checks++;
    assertTrue(
        said.waiting() == rater.kept() || said.equals(rater.state()) == false,
        () -> said + " but the device keeps " + rater.kept());
  }

  /** And the server has all that the page does not call waiting. */
  private void check(RunningApp app, BrowserRater rater, String project) throws IOException {
    BrowserRater.Said said = rater.state();
    int given = rater.given().size();
    long saved =
        app.http()
            .get(RunningApp.TOKEN, "/api/v1/projects/" + project + "/metrics/progress")
            .json()
            .get("judgements")
            .asLong();
    checks++;
    assertTrue(
        saved >= given - said.waiting() && saved <= given,
        said + ", " + given + " given, " + saved + " at the server");
  }

  /** Each item's one answer; more than one line for an item is a fault. */
  private static Map<Integer, String> stored(RunningApp app, String project) throws IOException {
    Map<Integer, String> stored = new TreeMap<>();
    List<String> doubled = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                app.http()
                    .download(
                        RunningApp.TOKEN,
                        "/api/v1/projects/" + project + "/judgements?history=true"),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode judgement = Json.tree(line);
        int item = Integer.parseInt(judgement.get("item").textValue().substring(1));
        if (stored.put(item, judgement.get("answer").textValue()) != null) {
          doubled.add(line);
        }
      }
    }
    assertEquals(List.of(), doubled);
    return stored;
  }
}
