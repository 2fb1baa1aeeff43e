// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import touchstone.resolution.Fit;
import touchstone.resolution.VoteMatrix;

/** Dawid and Skene on ten million votes in a process of its own with 400 MB of heap. */
final class TenMillion {
  private static final int SIZE = 10_000_000;

  private TenMillion() {}

  static String inItsOwnProcess() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx400m",
            "-cp",
            System.getProperty("java.class.path"),
            TenMillion.class.getName());
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    String told = new String(process.getInputStream().readAllBytes()).strip();
    process.waitFor();
    return told;
  }

  public static void main(String[] arguments) {
    SplittableRandom random = new SplittableRandom(42);
    String[] raters = new String[ResolutionBench.raters(SIZE)];
    double[] skill = new double[raters.length];
    for (int i = 0; i < raters.length; i++) {
      raters[i] = "r" + i;
      skill[i] = .55 + .4 * random.nextDouble();
    }
    String[] classes = {"a", "b", "c", "d"};
    VoteMatrix.Builder builder = new VoteMatrix.Builder();
    int[] truths = new int[SIZE / 5];
    for (int task = 0; task < truths.length; task++) {
      builder.next();
      truths[task] = random.nextInt(classes.length);
      int first = random.nextInt(raters.length);
      for (int vote = 0; vote < 5; vote++) {
        // Steps of one over the golden ratio meet no rater twice.
        int rater = (int) ((first + vote * 30_901L) % raters.length);
        int choice =
            random.nextDouble() < skill[rater] ? truths[task] : random.nextInt(classes.length);
        builder.vote(raters[rater], classes[choice]);
      }
    }
    VoteMatrix votes = builder.build();
    long began = System.nanoTime();
    Fit fit = new DawidSkene().fit(votes);
    double learned = (System.nanoTime() - began) / 1e9;
    int right = 0;
    for (int task = 0; task < votes.tasks(); task++) {
      right += fit.leader(votes, task) == truths[task] ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT,
        "| 10,000,000 | learning %.2f, with labels %.2f | | %d | 400 MB of heap; accuracy %.4f |%n",
        learned,
        (System.nanoTime() - began) / 1e9,
        fit.iterations(),
        (double) right / truths.length);
  }
}
