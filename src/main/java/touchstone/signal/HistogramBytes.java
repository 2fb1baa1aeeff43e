// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A histogram's stored form: the sums, a bit for each bin in use, then the weights of those bins,
 * as varints where all are whole numbers, else as doubles. 315 bytes at least and 16,315 at most.
 */
final class HistogramBytes {
  private static final int ALL = 2 * ScoreHistogram.BINS;
  private static final int MOST = 16_384;
  private static final double WHOLE = 1L << 53;
  private static final byte VARINTS = 1;
  private static final byte DOUBLES = 2;

  private HistogramBytes() {}

  static byte[] write(ScoreHistogram histogram) {
    double[] weights = Arrays.copyOf(histogram.positives, ALL);
    System.arraycopy(histogram.negatives, 0, weights, ScoreHistogram.BINS, ScoreHistogram.BINS);
    boolean whole =
        Arrays.stream(weights).allMatch(each -> each == Math.rint(each) && each < WHOLE);
    BitSet used = new BitSet(ALL);
    for (int bin = 0; bin < ALL; bin++) {
      used.set(bin, weights[bin] > 0);
    }
    ByteBuffer to = ByteBuffer.allocate(MOST).put(whole ? VARINTS : DOUBLES);
    for (double each : histogram.sums.values()) {
      to.putDouble(each);
    }
    to.put(Arrays.copyOf(used.toByteArray(), ALL / Byte.SIZE));
    used.stream()
        .forEach(
            bin -> {
              if (whole) {
                varint(to, (long) weights[bin]);
              } else {
                to.putDouble(weights[bin]);
              }
            });
    return Arrays.copyOf(to.array(), to.position());
  }

  static ScoreHistogram read(byte[] bytes) {
    ByteBuffer from = ByteBuffer.wrap(bytes);
    byte form = from.get();
    if (form != VARINTS && form != DOUBLES) {
      throw new IllegalArgumentException("a histogram of another form");
    }
    ScoreHistogram histogram = new ScoreHistogram();
    double[] sums = new double[ScoreHistogram.Sums.FIELDS];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = from.getDouble();
    }
    histogram.sums.add(sums);
    byte[] bits = new byte[ALL / Byte.SIZE];
    from.get(bits);
    BitSet.valueOf(bits).stream()
        .forEach(
            bin -> {
              double weight = form == VARINTS ? varint(from) : from.getDouble();
              boolean positive = bin < ScoreHistogram.BINS;
              (positive ? histogram.positives : histogram.negatives)[bin % ScoreHistogram.BINS] =
                  weight;
            });
    return histogram;
  }

  private static void varint(ByteBuffer to, long value) {
    long left = value;
    while (left > 0x7f) {
      to.put((byte) (left | 0x80));
      left >>>= 7;
    }
    to.put((byte) left);
  }

  private static long varint(ByteBuffer from) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = from.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
