// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

/** Asks a node for the same thing again and again, and notes what it said and how soon. */
final class Probe implements Callable<Void> {
  private static final long EVERY_MILLIS = 100;

  /** One request and its answer; 0 stands for a line that was cut. */
  record Sample(String what, long at, int status, int retryAfter, long millis) {}

  private final int port;
  private final String method;
  private final String path;
  private final String[] credentials;
  private final List<Sample> samples = new CopyOnWriteArrayList<>();
  private volatile boolean over;

  Probe(int port, String method, String path, String header, String value) {
    this.port = port;
    this.method = method;
    this.path = path;
    this.credentials = new String[] {header, value};
  }

  @Override
  public Void call() throws InterruptedException {
    Wire wire = null;
    while (!over) {
      long began = System.currentTimeMillis();
      try {
        wire = wire == null ? new Wire(port, credentials[0], credentials[1]) : wire;
        wire.send(method, path, method.equals("GET") ? "" : "{}");
        Wire.Answer answer = wire.read();
        note(began, answer.status(), answer.retryAfter());
      } catch (IOException cut) {
        note(began, 0, -1);
        if (wire != null) {
          wire.close();
        }
        wire = null;
      }
      Thread.sleep(EVERY_MILLIS);
    }
    if (wire != null) {
      wire.close();
    }
    return null;
  }

  private void note(long began, int status, int retryAfter) {
    long took = System.currentTimeMillis() - began;
    samples.add(new Sample(method + " " + path, began, status, retryAfter, took));
  }

  void end() {
    over = true;
  }

  /** What was asked at or after one time and answered before another. */
  List<Sample> between(long from, long to) {
    return samples.stream()
        .filter(sample -> sample.at() >= from && sample.at() + sample.millis() < to)
        .toList();
  }
}
