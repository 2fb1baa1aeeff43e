// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * 100,000 items in by one request and 100,000 judgements in and out in every form, and a million
 * judgements out, with 256 MB of heap.
 */
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

  @Test
  void hundredThousandOutInEveryForm() throws Exception {
    try (RunningApp app = new RunningApp(RunningApp.postgresql(), "-Xmx256m")) {
      app.start();
      Http http = app.http();
      Campaign.of(http, 0, 0, 1, "PT10M");
      http.stream(
          RunningApp.TOKEN,
          "/api/v1/datasets/d/items",
          "application/x-ndjson",
          lines(ImportExportBench::item));
      judge(app, "x", "q", i -> "\"yes\"");
      forms(
          app,
          "x",
          "choice",
          "judgements label-studio, judgements doccano, judgements prodigy, judgements w3c,"
              + " judgements crowd-kit, judgements json, resolved sagemaker, resolved parquet");
      asks(http, "s", "spans", "text", "d");
      judge(app, "s", "q", i -> "[{\"start\":2,\"end\":8,\"label\":\"PER\"}]");
      forms(
          app,
          "s",
          "spans",
          "judgements label-studio, judgements doccano, judgements prodigy, judgements w3c,"
              + " resolved conll, resolved parquet, resolved hugging-face");
      http.post(RunningApp.TOKEN, "/api/v1/datasets", Map.of("slug", "e", "name", "Images"));
      http.stream(
          RunningApp.TOKEN,
          "/api/v1/datasets/e/items",
          "application/x-ndjson",
          lines(
              i ->
                  "{\"id\":\"i"
                      + i
                      + "\",\"photo\":\"i"
                      + i
                      + ".jpg\",\"width\":640,\"height\":480}\n"));
      asks(http, "b", "boxes", "photo", "e");
      judge(
          app,
          "b",
          "q",
          i -> "[{\"x\":12.5,\"y\":1.25,\"width\":50,\"height\":33.333333,\"label\":\"PER\"}]");
      forms(
          app,
          "b",
          "boxes",
          "judgements label-studio, judgements coco, resolved yolo, resolved voc");
      asks(http, "back", "spans", "text", "d");
      for (String query : List.of("dryRun=true&", "")) {
        report(
            app,
            "spans in again, label-studio " + query,
            () ->
                http.stream(
                        RunningApp.TOKEN,
                        "/api/v1/projects/back/intake?" + query + "format=label-studio",
                        "application/json",
                        http.download(RunningApp.TOKEN, path("s", "judgements", "label-studio")))
                    .json()
                    .toString());
      }
    }
  }

  @Test
  void aMillionOut() throws Exception {
    try (Store store = Store.fresh(RunningApp.postgresql())) {
      try (RunningApp app = new RunningApp(store, "-Xmx1g")) {
        app.start();
        Http http = app.http();
        Campaign.of(http, 0, 0, 10, "PT10M");
        http.stream(
            RunningApp.TOKEN,
            "/api/v1/datasets/d/items",
            "application/x-ndjson",
            lines(ImportExportBench::item));
        for (int rater = 0; rater < 10; rater++) {
          int each = rater;
          report(
              app,
              "judgements in, " + (rater + 1) + " of 10",
              () ->
                  http.stream(
                          RunningApp.TOKEN,
                          "/api/v1/projects/x/judgements/import",
                          "application/x-ndjson",
                          lines(i -> line(i, "r" + each, "q", said(i, each))))
                      .json()
                      .toString());
        }
      }
      try (RunningApp app = new RunningApp(store, "-Xmx256m")) {
        app.start();
        forms(
            app,
            "x",
            "a million",
            "judgements ndjson, judgements csv, judgements label-studio, judgements doccano,"
                + " judgements crowd-kit, resolved ndjson, soft ndjson, judgements parquet");
      }
    }
  }

  /** Raters who are right seven times in ten. */
  private static String said(int item, int rater) {
    boolean right = (item * 31 + rater * 17) % 10 < 7;
    return right == (item % 3 == 0) ? "\"yes\"" : "\"no\"";
  }

  /** Another project over a dataset, which asks for parts of a field. */
  private static void asks(Http http, String slug, String type, String on, String dataset)
      throws IOException {
    Map<String, Object> question =
        Map.of(
            "name",
            "q",
            "type",
            type,
            "title",
            "What?",
            "on",
            on,
            "labels",
            List.of(Map.of("value", "PER", "title", "Person")));
    Map<String, Object> template =
        Map.of(
            "show",
            List.of(Map.of("field", on, "as", type.equals("spans") ? "text" : "image")),
            "ask",
            List.of(question));
    http.post(
        RunningApp.TOKEN,
        "/api/v1/guidelines",
        Map.of("slug", slug, "name", slug, "body", "", "template", template));
    http.post(
        RunningApp.TOKEN,
        "/api/v1/projects",
        Map.of(
            "slug",
            slug,
            "name",
            slug,
            "dataset",
            dataset,
            "guideline",
            slug,
            "pool",
            "p",
            "policy",
            Map.of("overlap", Map.of("max", 1))));
  }

  private interface Answer {
    String of(int number);
  }

  private static void judge(RunningApp app, String project, String question, Answer answer)
      throws IOException {
    report(
        app,
        "judgements in, " + project,
        () ->
            app.http().stream(
                    RunningApp.TOKEN,
                    "/api/v1/projects/" + project + "/judgements/import",
                    "application/x-ndjson",
                    lines(i -> line(i, "r" + i % 50, question, answer.of(i))))
                .json()
                .toString());
  }

  private static String line(int item, String rater, String question, String answer) {
    return "{\"item\":\"i"
        + item
        + "\",\"rater\":\""
        + rater
        + "\",\"question\":\""
        + question
        + "\",\"answer\":"
        + answer
        + "}\n";
  }

  /** Each form out, with the time to its first byte. */
  private static void forms(RunningApp app, String project, String what, String forms)
      throws IOException {
    for (String form : forms.split(",")) {
      String mode = form.strip().split(" ")[0];
      String format = form.strip().split(" ")[1];
      report(
          app,
          what + ": " + mode + " out, " + format,
          () -> {
            long began = System.nanoTime();
            try (InputStream body =
                app.http().download(RunningApp.TOKEN, path(project, mode, format))) {
              body.read();
              double first = (System.nanoTime() - began) / 1e9;
              long bytes = 1 + body.transferTo(OutputStream.nullOutputStream());
              return String.format("first byte %.2f s, %.1f MB", first, bytes / 1e6);
            }
          });
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
    return path("x", mode, format);
  }

  private static String path(String project, String mode, String format) {
    return "/api/v1/projects/" + project + "/labels?mode=" + mode + "&format=" + format;
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
