// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 100,000 items in by one request and 100,000 judgements in and out, with 256 MB of heap. */
@Tag("bench")
class ImportExportBench {
  private static final int COUNT = Integer.getInteger("touchstone.bench.count", 100_000);
  private static final int LINES_A_PIECE = 1000;

  @Test
  void hundredThousandInAndOut() throws Exception {
    try (RunningApp app = new RunningApp(RunningApp.postgresql(), "-Xmx256m")) {
      app.start();
      Http http = app.http();
      Campaign.of(http, 0, 0, 1, "PT10M");
      String admin = RunningApp.TOKEN;
      for (String what : List.of("items in", "items in again (unchanged)")) {
        report(
            app,
            what,
            () ->
                http.stream(
                        admin,
                        "/api/v1/datasets/d/items",
                        "application/x-ndjson",
                        lines(ImportExportBench::item))
                    .json()
                    .toString());
      }
      report(
          app,
          "judgements in",
          () ->
              http.stream(
                      admin,
                      "/api/v1/projects/x/judgements/import",
                      "application/x-ndjson",
                      lines(
                          i ->
                              "{\"item\":\"i"
                                  + i
                                  + "\",\"rater\":\"r"
                                  + i % 50
                                  + "\",\"question\":\"q\",\"answer\":\"yes\"}\n"))
                  .json()
                  .toString());
      for (String mode : List.of("judgements", "resolved", "soft")) {
        for (String format : List.of("ndjson", "csv")) {
          report(
              app,
              mode + " out, " + format,
              () -> count(http.download(admin, path(mode, format))) + " lines");
        }
      }
    }
  }

  private static String item(int number) {
    return "{\"id\":\"i"
        + number
        + "\",\"text\":\"A review of some two hundred characters: the shoes arrived on a Tuesday,"
        + " the left one squeaks, the right one does not, and the box was bent. Number "
        + number
        + "\"}\n";
  }

  private static String path(String mode, String format) {
    return "/api/v1/projects/x/labels?mode=" + mode + "&format=" + format;
  }

  private interface Work {
    String done() throws IOException;
  }

  private static void report(RunningApp app, String what, Work work) throws IOException {
    long cpu = app.cpuMillis();
    long began = System.nanoTime();
    String done = work.done();
    System.out.printf(
        "%s | %s | %.1f s | %.1f CPU s | peak RSS %d MB | %s%n",
        RunningApp.postgresql() ? "PostgreSQL" : "H2",
        what,
        (System.nanoTime() - began) / 1e9,
        (app.cpuMillis() - cpu) / 1e3,
        app.residentMegabytes(),
        done);
  }

  private interface Line {
    String of(int number);
  }

  /** The lines as a stream that is made while it is read. */
  private static InputStream lines(Line line) {
    Iterator<InputStream> pieces =
        IntStream.range(0, COUNT / LINES_A_PIECE)
            .mapToObj(
                piece -> {
                  StringBuilder text = new StringBuilder();
                  for (int i = 1; i <= LINES_A_PIECE; i++) {
                    text.append(line.of(piece * LINES_A_PIECE + i));
                  }
                  return (InputStream)
                      new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
                })
            .iterator();
    return new SequenceInputStream(
        new java.util.Enumeration<>() {
          @Override
          public boolean hasMoreElements() {
            return pieces.hasNext();
          }

          @Override
          public InputStream nextElement() {
            return pieces.next();
          }
        });
  }

  private static long count(InputStream stream) throws IOException {
    try (InputStream body = stream) {
      long lines = 0;
      byte[] buffer = new byte[1 << 16];
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        for (int i = 0; i < read; i++) {
          lines += buffer[i] == '\n' ? 1 : 0;
        }
      }
      return lines;
    }
  }
}
