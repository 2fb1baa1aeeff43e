// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Watches one slice's scores and labels in their order for the loss of ranking and for a click rate
 * that no longer is what the scores say: an e-detector.
 *
 * <p>It learns the slice's {@link Baseline} from its labels, anew each time that their number has
 * doubled, though never while there is suspicion. From then on each label gives a likelihood ratio
 * for each {@link Hypothesis} against the baseline that is least favourable within its error, and
 * {@link Evidence} sums them. The parts of all hypotheses together stay under the number of labels
 * in the mean while nothing changes, so that an alarm at the run length comes false at most once in
 * so many of the slice's labels, and hence of all slices' labels, however many slices there are.
 * That holds as far as the bounded baseline does: it is bounded at 90 % a side, not surely.
 *
 * <p>Of a positive only the rank among the slice's recent negatives counts for the ranking, so a
 * shift of all scores is no loss of it. A label weighs 1 at most; one without a score between 0 and
 * 1 or without weight is passed over. With one class only nothing is ever learnt and nothing
 * proven; with constant scores only the rate is watched.
 *
 * <p>Sources: J. Shin, A. Ramdas, A. Rinaldo, "E-detectors: a nonparametric framework for
 * sequential change detection", New England Journal of Statistics in Data Science 2, 2024; M.
 * Pollak, "Optimal detection of a change in distribution", Annals of Statistics 13, 1985.
 */
public final class ChangeDetector {
  /** Standard errors that a baseline is bounded by. */
  static final double ERRORS = 1.28;

  private static final int FIRST = 250;
  private static final int LAST = 32_000;
  private static final double FEWEST = 30;
  private static final double FEWEST_OF_MANY = 10;
  private static final double RECENT = 500;
  private static final double SUSPICION = .01;
  private static final byte FORM = 1;
  private static final int ROOM = 40_000;

  private final double runLength;
  private final Evidence[] evidence = new Evidence[Hypothesis.ALL.length];
  private LogOddsCounts learnt = new LogOddsCounts();
  private LogOddsCounts recent = new LogOddsCounts();
  private Baseline own;
  private Baseline others = Baseline.UNKNOWN;
  private Baseline drawn;
  private double apart;
  private long labels;
  private int next = FIRST;
  private boolean raised;

  /**
   * A detector that has seen nothing.
   *
   * @param runLength labels that a false alarm may come in at the soonest, in the mean
   */
  public ChangeDetector(double runLength) {
    this.runLength = runLength;
    restart();
  }

  /** The alarm that this label raises, else null; once raised, none until it is restarted. */
  public Alarm add(double score, boolean label, double weight) {
    if (!(score >= 0 && score <= 1 && weight > 0)) {
      return null;
    }
    labels++;
    double worth = Math.min(1, weight);
    double logOdds = LogOddsCounts.logOdds(score);
    int bin = LogOddsCounts.bin(logOdds);
    Alarm alarm = own == null || raised ? null : weigh(logOdds, bin, label, worth);
    raised |= alarm != null;
    remember(bin, label, worth);
    if (!raised && next <= LAST) {
      learn(bin, label, worth);
    }
    return alarm;
  }

  private Alarm weigh(double logOdds, int bin, boolean label, double worth) {
    double random = label && apart > 0 ? atRandom(bin) : 1;
    double up = Math.exp(drawn.logOdds(logOdds, ERRORS));
    double down = Math.exp(drawn.logOdds(logOdds, -ERRORS));
    for (Hypothesis each : Hypothesis.ALL) {
      double odds = each.change == Change.RATE_UP ? up : down;
      double ratio = each.ratio(label, odds, random);
      evidence[each.ordinal()].add(worth < 1 ? Math.pow(ratio, worth) : ratio, worth, labels);
    }
    double sum = suspicion();
    return sum < runLength ? null : alarm(sum);
  }

  /** How much likelier a positive's rank is at random than by the baseline, its ties together. */
  private double atRandom(int bin) {
    double all = recent.negative() + 1;
    double from = recent.below(bin) / all;
    double to = Math.min(1, from + (recent.negatives[bin] + 1) / all);
    return Separation.atRandom(from, to, apart);
  }

  private double suspicion() {
    double sum = 0;
    for (Hypothesis each : Hypothesis.ALL) {
      sum += part(each);
    }
    return sum;
  }

  private double part(Hypothesis of) {
    return of.part * evidence[of.ordinal()].sum();
  }

  private Alarm alarm(double sum) {
    Hypothesis most =
        Arrays.stream(Hypothesis.ALL)
            .reduce((one, other) -> part(other) > part(one) ? other : one)
            .orElseThrow();
    return new Alarm(most.change, labels, evidence[most.ordinal()].since() + 1, sum);
  }

  private void remember(int bin, boolean label, double worth) {
    if (!label) {
      recent.add(bin, false, worth);
      if (recent.negative() > RECENT) {
        recent.halve();
      }
    }
  }

  private void learn(int bin, boolean label, double worth) {
    learnt.add(bin, label, worth);
    if (learnt.all() >= next
        && Math.min(learnt.positive(), learnt.negative()) >= fewest()
        && suspicion() < SUSPICION * runLength) {
      own = Baseline.of(learnt);
      while (next <= learnt.all()) {
        next *= 2;
      }
      informed(others);
    }
  }

  private double fewest() {
    return others.separation().known() ? FEWEST_OF_MANY : FEWEST;
  }

  /** What the slice's own labels tell; null before there are enough. */
  Baseline own() {
    return own;
  }

  /** Draws the baseline to what the stream's slices have in common. */
  void informed(Baseline ofOthers) {
    others = ofOthers;
    if (own != null) {
      drawn = own.drawnTo(others);
      apart = drawn.surelyApart(ERRORS);
    }
  }

  /** Whether there are labels enough for an alarm. */
  public boolean watching() {
    return own != null;
  }

  /** Whether an alarm was raised and the detector waits to be restarted. */
  public boolean raised() {
    return raised;
  }

  /** Labels with a score and a weight so far. */
  public long labels() {
    return labels;
  }

  /** Goes on with the same baseline and no evidence: the alarm was false, or its cause is gone. */
  public void restart() {
    Arrays.setAll(evidence, i -> new Evidence());
    raised = false;
  }

  /** Learns anew from here on: what is, is how it shall be. */
  public void relearn() {
    restart();
    learnt = new LogOddsCounts();
    recent = new LogOddsCounts();
    own = null;
    next = FIRST;
  }

  /** All that is needed to go on later as if never interrupted. */
  public byte[] toBytes() {
    ByteBuffer to = ByteBuffer.allocate(ROOM);
    to.put(FORM).putDouble(runLength).putLong(labels).putInt(next);
    to.put((byte) (raised ? 1 : 0)).put((byte) (own == null ? 0 : 1));
    for (Evidence each : evidence) {
      each.write(to);
    }
    learnt.write(to);
    recent.write(to);
    others.write(to);
    if (own != null) {
      own.write(to);
    }
    return Arrays.copyOf(to.array(), to.position());
  }

  /** The detector as it was stored. */
  public static ChangeDetector of(byte[] bytes) {
    ByteBuffer from = ByteBuffer.wrap(bytes);
    if (from.get() != FORM) {
      throw new IllegalArgumentException("a detector's state of another form");
    }
    ChangeDetector detector = new ChangeDetector(from.getDouble());
    detector.labels = from.getLong();
    detector.next = from.getInt();
    detector.raised = from.get() == 1;
    boolean knows = from.get() == 1;
    Arrays.setAll(detector.evidence, i -> Evidence.read(from));
    detector.learnt = LogOddsCounts.read(from);
    detector.recent = LogOddsCounts.read(from);
    detector.others = Baseline.read(from);
    detector.own = knows ? Baseline.read(from) : null;
    detector.informed(detector.others);
    return detector;
  }
}
