// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import touchstone.base.Json;
import touchstone.resolution.Calibration;
import touchstone.resolution.Copies;
import touchstone.resolution.Fit;
import touchstone.resolution.Fitted;
import touchstone.resolution.Learner;
import touchstone.resolution.Vote;
import touchstone.resolution.VoteMatrix;

/**
 * Dawid and Skene on synthetic votes, one thread, beside Crowd-Kit in the same run where a Python
 * with it is named ({@code -Dtouchstone.python=FILE}); and one task by frozen skills. Five votes a
 * task, four classes, one rater a 200 votes and 20 at least, each right with .55 + .4u.
 */
@Tag("bench")
class ResolutionBench {
  private static final int CLASSES = 4;
  private static final int OVERLAP = 5;

  @Test
  void dawidSkene() throws Exception {
    System.out.println(
        "| votes | ours, end to end s | CPU s | iterations | Crowd-Kit s | CPU s | iterations | times | times an iteration |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    fit(new DawidSkene(), synthetic(100_000));
    for (int size : new int[] {100_000, 1_000_000}) {
      System.gc();
      Figures ours = best(size);
      double[] peer = crowdKit(size);
      System.out.println(
          String.format(
              Locale.ROOT,
              "| %,d | %.3f | %.3f | %d | %s |",
              size,
              ours.wall(),
              ours.cpu(),
              ours.iterations(),
              peer == null
                  ? "no Crowd-Kit | | | | "
                  : String.format(
                      Locale.ROOT,
                      "%.2f | %.2f | %.0f | %.1f | %.1f",
                      peer[0],
                      peer[1],
                      peer[2],
                      peer[1] / ours.cpu(),
                      peer[1] / peer[2] / (ours.cpu() / ours.iterations()))));
    }
    System.out.println(TenMillion.inItsOwnProcess());
    for (Learner learner :
        List.of(
            new Weighted(),
            new OneCoin(),
            new DawidSkeneShrunk(),
            new Committee(),
            new Glad(),
            new Mace())) {
      VoteMatrix million = synthetic(1_000_000);
      Figures figures = fit(learner, million);
      System.out.printf(
          Locale.ROOT,
          "%s on 1,000,000 votes: %.2f s, %.2f CPU s, %d iterations%n",
          learner.name(),
          figures.wall(),
          figures.cpu(),
          figures.iterations());
    }
  }

  @Test
  void oneTaskByFrozenSkills() {
    VoteMatrix votes = synthetic(100_000);
    Learner learner = new Committee();
    Fitted fitted =
        new Fitted(
            "committee",
            votes,
            learner.fit(votes),
            new Majority(),
            Calibration.none(0),
            Copies.among(votes));
    Instant noon = Instant.parse("2026-01-01T12:00:00Z");
    List<Vote> task = new ArrayList<>();
    for (int i = 0; i < OVERLAP; i++) {
      task.add(
          new Vote(
              votes.raters().get(i),
              "generalist",
              false,
              false,
              1,
              Json.tree("\"" + (i % 2) + "\""),
              noon,
              noon,
              1));
    }
    int rounds = 200_000;
    double length = 0;
    for (int warm = 0; warm < 2; warm++) {
      long began = System.nanoTime();
      for (int i = 0; i < rounds; i++) {
        length += fitted.resolve(task).judgements();
      }
      System.out.printf(
          Locale.ROOT,
          "one task of five votes settled by the committee: %.2f microseconds (%.0f)%n",
          (System.nanoTime() - began) / 1e3 / rounds,
          length);
    }
  }

  private record Figures(double wall, double cpu, int iterations) {}

  /** From votes in memory, by name, to labels: what the peer does from its long table. */
  private static Figures best(int size) {
    Figures best = null;
    for (int i = 0; i < 5; i++) {
      Figures now = endToEnd(size);
      best = best == null || now.cpu() < best.cpu() ? now : best;
    }
    return best;
  }

  private static Figures endToEnd(int size) {
    int[][] table = table(size);
    String[] tasks = names("t", size / OVERLAP);
    String[] raters = names("r", raters(size));
    String[] classes = names("", CLASSES);
    System.gc();
    long began = System.nanoTime();
    long cpu = cpu();
    VoteMatrix.Builder builder = new VoteMatrix.Builder();
    for (int i = 0; i < size; i++) {
      builder.vote(tasks[table[0][i]], raters[table[1][i]], classes[table[2][i]]);
    }
    VoteMatrix votes = builder.build();
    Fit fit = new DawidSkene().fit(votes);
    int labelled = 0;
    for (int task = 0; task < votes.tasks(); task++) {
      labelled += fit.leader(votes, task) >= 0 ? 1 : 0;
    }
    Figures figures =
        new Figures((System.nanoTime() - began) / 1e9, (cpu() - cpu) / 1e9, fit.iterations());
    if (labelled == 0) {
      throw new IllegalStateException("nothing was labelled");
    }
    return figures;
  }

  private static Figures fit(Learner learner, VoteMatrix votes) {
    long began = System.nanoTime();
    long cpu = cpu();
    Fit fit = learner.fit(votes);
    return new Figures((System.nanoTime() - began) / 1e9, (cpu() - cpu) / 1e9, fit.iterations());
  }

  static int raters(int size) {
    return Math.max(20, size / 200);
  }

  private static String[] names(String before, int count) {
    String[] names = new String[count];
    for (int i = 0; i < count; i++) {
      names[i] = before + i;
    }
    return names;
  }

  /** Tasks, raters and choices, vote by vote. */
  private static int[][] table(int size) {
    SplittableRandom random = new SplittableRandom(42);
    int raters = raters(size);
    double[] skill = new double[raters];
    for (int i = 0; i < raters; i++) {
      skill[i] = .55 + .4 * random.nextDouble();
    }
    int[][] table = new int[3][size];
    for (int task = 0, at = 0; task < size / OVERLAP; task++) {
      int truth = random.nextInt(CLASSES);
      int[] who = new int[OVERLAP];
      for (int i = 0; i < OVERLAP; i++) {
        int rater;
        do {
          rater = random.nextInt(raters);
        } while (among(who, i, rater));
        who[i] = rater;
        table[0][at] = task;
        table[1][at] = rater;
        table[2][at++] = random.nextDouble() < skill[rater] ? truth : random.nextInt(CLASSES);
      }
    }
    return table;
  }

  private static boolean among(int[] who, int count, int rater) {
    for (int i = 0; i < count; i++) {
      if (who[i] == rater) {
        return true;
      }
    }
    return false;
  }

  private static VoteMatrix synthetic(int size) {
    int[][] table = table(size);
    String[] raters = names("r", raters(size));
    String[] classes = new String[CLASSES];
    for (int i = 0; i < CLASSES; i++) {
      classes[i] = "\"" + i + "\"";
    }
    VoteMatrix.Builder builder = new VoteMatrix.Builder();
    for (int i = 0, last = -1; i < size; i++) {
      if (table[0][i] != last) {
        last = builder.next();
      }
      builder.vote(raters[table[1][i]], classes[table[2][i]]);
    }
    return builder.build();
  }

  private static double[] crowdKit(int size) throws IOException, InterruptedException {
    String python = System.getProperty("touchstone.python", "");
    if (python.isBlank()) {
      return null;
    }
    Path file = Files.createTempFile("votes", ".csv");
    int[][] table = table(size);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < size; i++) {
        out.write("t" + table[0][i] + ",r" + table[1][i] + "," + table[2][i] + "\n");
      }
    }
    ProcessBuilder builder =
        new ProcessBuilder(python, "src/test/python/crowdkit_dawid_skene.py", file.toString());
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.environment().put("OPENBLAS_NUM_THREADS", "1");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    String[] told = new String(process.getInputStream().readAllBytes()).strip().split("\\s+");
    process.waitFor();
    Files.delete(file);
    double[] figures = new double[told.length];
    for (int i = 0; i < figures.length; i++) {
      figures[i] = Double.parseDouble(told[i]);
    }
    return figures;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
