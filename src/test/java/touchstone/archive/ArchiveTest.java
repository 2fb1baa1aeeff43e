// SPDX-License-Identifier: Apache-2.0
package touchstone.archive;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Secrets;
import touchstone.base.Sql;

/**
 * A project taken out and brought in again is the same project; what is not whole changes nothing.
 */
@AppTest
class ArchiveTest {
  @Inject Sql sql;

  private static String lived() {
    String pool = Api.pool();
    String project = Api.project(6, pool, Api.overlap(3));
    StringBuilder lines = new StringBuilder("item,rater,question,answer,gold\n");
    for (int item = 1; item <= 6; item++) {
      for (int rater = 0; rater < 2; rater++) {
        lines.append(
            "i%d,%s-r%d,sentiment,%s,\n"
                .formatted(item, project, rater, item % 2 == rater ? "pos" : "neg"));
      }
    }
    lines.append("i1,").append(project).append("-gold,sentiment,pos,true\n");
    Api.admin()
        .contentType("text/csv")
        .body(lines.toString())
        .post("/projects/" + project + "/judgements/import")
        .then()
        .statusCode(200)
        .body("rejected", equalTo(0));
    String token = Api.rater(pool, "bo");
    String lease =
        Api.post(token, "/projects/" + project + "/leases", Map.of()).path("leases[0].lease");
    Api.post(
            token,
            "/projects/" + project + "/judgements",
            Map.of("lease", lease, "answers", Map.of("sentiment", "neg"), "comment", "hm"))
        .then()
        .statusCode(201);
    String run = Api.post(Api.ADMIN, "/projects/" + project + "/resolutions", Map.of()).path("run");
    for (int i = 0; i < 100; i++) {
      if ("finished".equals(Api.admin().get("/resolution-runs/" + run).path("state"))) {
        break;
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException cut) {
        throw new IllegalStateException(cut);
      }
    }
    return project;
  }

  private static byte[] out(String project) {
    return Api.admin()
        .get("/projects/" + project + "/archive")
        .then()
        .statusCode(200)
        .contentType("application/zip")
        .extract()
        .asByteArray();
  }

  private static void write(String file, byte[] archive) {
    try {
      Files.write(Path.of(file), archive);
    } catch (IOException full) {
      throw new IllegalStateException(full);
    }
  }

  private static ValidatableResponse in(byte[] archive) {
    return Api.admin().contentType("application/zip").body(archive).post("/archives").then();
  }

  /** Forgets a project as if it had never been on this server. */
  private void forget(String project) {
    Object id =
        sql.first(row -> row.getObject("id"), "SELECT id FROM project WHERE slug = ?", project)
            .orElseThrow();
    List<Part> parts = new ArrayList<>(Parts.ALL);
    Collections.reverse(parts);
    sql.update("UPDATE slot SET judgement_id = NULL WHERE project_id = ?", id);
    for (Part part : parts) {
      if (!part.shared()) {
        String key = part.key().get(0);
        sql.update(
            part.from().contains(" JOIN ")
                ? "DELETE FROM %s WHERE %s IN (SELECT t.%s FROM %s WHERE %s)"
                    .formatted(part.table(), key, key, part.from(), part.where())
                : "DELETE FROM " + part.from() + " WHERE " + part.where(),
            id);
      }
    }
  }

  @Test
  void outInAndOutAgainIsTheSameToTheLastByte() {
    String project = lived();
    byte[] archive = out(project);
    String file = System.getProperty("touchstone.archive", "");
    if (!file.isBlank()) {
      write(file, archive);
    }
    assertArrayEquals(archive, out(project));
    String labels = labels(project);
    in(archive).statusCode(409).body("detail", containsString("is here already"));
    forget(project);
    Api.admin().get("/projects/" + project).then().statusCode(404);
    in(archive).statusCode(201).body("project", equalTo(project)).body("rows", greaterThan(40));
    assertArrayEquals(archive, out(project));
    assertEquals(labels, labels(project));
  }

  private static String labels(String project) {
    return Api.admin().get("/projects/" + project + "/labels?mode=judgements").asString();
  }

  /** Written on H2 with {@code -Dtouchstone.archive=FILE} and kept beside this test. */
  @Test
  void whatH2WroteIsTheSameOnEitherStore() throws IOException {
    byte[] archive = getClass().getResourceAsStream("/archive/h2-project.zip").readAllBytes();
    String manifest = new String(entries(archive).get("manifest.json"), StandardCharsets.UTF_8);
    String project = manifest.replaceFirst("(?s).*\"project\":\"([^\"]+)\".*", "$1");
    in(archive).statusCode(201);
    assertArrayEquals(archive, out(project));
    Api.admin()
        .get("/projects/" + project + "/labels?question=sentiment")
        .then()
        .statusCode(200)
        .body(containsString("\"item\":\"i6\""));
    forget(project);
  }

  /** Written before slots could stand beside: what came later takes its default. */
  @Test
  void anOlderArchiveComesInToo() throws IOException {
    byte[] archive =
        getClass().getResourceAsStream("/archive/h2-before-feedback.zip").readAllBytes();
    String manifest = new String(entries(archive).get("manifest.json"), StandardCharsets.UTF_8);
    in(archive).statusCode(201);
    forget(manifest.replaceFirst("(?s).*\"project\":\"([^\"]+)\".*", "$1"));
  }

  /** Every table goes along or is said to stay behind. */
  @Test
  void noTableIsForgotten() {
    Set<String> known = new TreeSet<>(Parts.LEFT);
    Parts.ALL.forEach(part -> known.add(part.table()));
    Set<String> there =
        new TreeSet<>(
            sql.list(
                row -> row.getString("table_name").toLowerCase(Locale.ROOT),
                "SELECT table_name FROM information_schema.tables"
                    + " WHERE table_schema IN ('public', 'PUBLIC') AND table_type LIKE '%TABLE%'"));
    assertEquals(known, there);
  }

  @Test
  void aRaterWhoseNameIsTakenIsTakenForTheSame() {
    String project = lived();
    byte[] archive = out(project);
    forget(project);
    sql.update("UPDATE rater SET name = ? WHERE name = ?", project + "-else", project + "-r0");
    String other =
        Api.post(Api.ADMIN, "/raters", Map.of("name", project + "-r0", "kind", "expert"))
            .path("id");
    Map<String, byte[]> entries = entries(archive);
    String moved =
        new String(entries.get("tables/rater.ndjson"), StandardCharsets.UTF_8)
            .lines()
            .map(
                line ->
                    line.contains(project + "-r0\"")
                        ? line.replaceFirst("\"id\":\"[^\"]+\"", "\"id\":\"" + NOBODY + "\"")
                        : line)
            .reduce("", (all, line) -> all + line + "\n");
    String old =
        new String(entries.get("tables/rater.ndjson"), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.contains(project + "-r0\""))
            .findFirst()
            .orElseThrow()
            .replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");
    entries.put("tables/rater.ndjson", moved.getBytes(StandardCharsets.UTF_8));
    entries.replaceAll(
        (name, bytes) ->
            name.equals("tables/rater.ndjson")
                ? bytes
                : new String(bytes, StandardCharsets.UTF_8)
                    .replace(old, NOBODY)
                    .getBytes(StandardCharsets.UTF_8));
    entries.put("sums.ndjson", sums(entries));
    in(zip(entries)).statusCode(201).body("notes", hasItem(containsString(project + "-r0")));
    assertTrue(labels(project).contains(project + "-r0"));
    assertEquals(
        2,
        sql.number(
            "SELECT COUNT(*) FROM rater WHERE id = ? OR name = ?",
            UUID.fromString(other),
            project + "-else"));
  }

  private static final String NOBODY = "00000000-0000-7000-8000-00000000a0a0";

  private static byte[] sums(Map<String, byte[]> entries) {
    StringBuilder sums = new StringBuilder();
    for (Part part : Parts.ALL) {
      byte[] bytes = entries.get(part.entry());
      sums.append(
          "{\"table\":\"%s\",\"rows\":%d,\"sha256\":\"%s\"}\n"
              .formatted(
                  part.table(),
                  new String(bytes, StandardCharsets.UTF_8).lines().count(),
                  HexFormat.of().formatHex(Secrets.digest().digest(bytes))));
    }
    return sums.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void whatIsNotWholeChangesNothing() {
    String project = lived();
    byte[] archive = out(project);
    forget(project);
    Map<String, byte[]> entries = entries(archive);

    in(new byte[0]).statusCode(422);
    in("no zip at all".getBytes(StandardCharsets.UTF_8)).statusCode(422);
    in(Arrays.copyOf(archive, archive.length / 2)).statusCode(400);
    in(with(entries, "../../etc/passwd", "root"))
        .statusCode(422)
        .body("detail", containsString("not known"));
    in(with(
            entries,
            "manifest.json",
            "{\"format\":\"touchstone-project\",\"version\":99,\"project\":\"x\"}\n"))
        .statusCode(422)
        .body("detail", containsString("shape 99"));
    in(with(entries, "manifest.json", "{\"format\":\"other\",\"version\":1,\"project\":\"x\"}\n"))
        .statusCode(422);
    in(with(entries, "manifest.json", "")).statusCode(422);
    in(with(entries, "tables/answer.ndjson", "{\"broken\n"))
        .statusCode(400)
        .body("detail", containsString("tables/answer.ndjson line 1"));
    in(with(entries, "tables/answer.ndjson", "{\"unknown\":1}\n"))
        .statusCode(422)
        .body("detail", containsString("unknown"));
    in(with(entries, "tables/answer.ndjson", ""))
        .statusCode(422)
        .body("detail", containsString("answer is not as it was written"));
    in(with(entries, "tables/item.ndjson", "")).statusCode(422);
    in(with(entries, "sums.ndjson", "")).statusCode(422);
    in(with(entries, "tables/rater.ndjson", "{\"account_id\":\"" + NOBODY + "\"}\n"))
        .statusCode(422);
    in(changed(entries, "project", "\\\"overlap\\\"", "\\\"overlapp\\\"")).statusCode(422);
    in(changed(entries, "project", "\"slug\":\"", "\"slug\":\"../")).statusCode(422);
    in(changed(entries, "dataset", "\"slices\":\"", "\"slices\":\"x")).statusCode(422);
    in(changed(entries, "guideline_version", "\"template\":\"", "\"template\":\"x"))
        .statusCode(422);
    in(changed(entries, "item", "\"content\":\"", "\"content\":\"x")).statusCode(422);
    in(changed(entries, "answer", "\"answer\":\"", "\"answer\":\"}{")).statusCode(422);
    in(changed(entries, "participant", "\"kind\":\"generalist", "\"kind\":\"zzz")).statusCode(422);
    in(changed(entries, "participant", "\"weight\":\"1", "\"weight\":\"-1")).statusCode(422);
    in(changed(entries, "judgement", "\"guideline_version\":1", "\"guideline_version\":99"))
        .statusCode(422);
    in(changed(entries, "judgement", "\"round\":1", "\"round\":-1")).statusCode(422);
    in(changed(entries, "judgement", "\"recorded_at\":\"2", "\"recorded_at\":\"4")).statusCode(422);
    in(changed(entries, "project", "\"name\":\"", "\"name\":\"" + "n".repeat(500))).statusCode(422);
    in(bomb()).statusCode(422).body("detail", containsString("times its size"));
    Api.admin().get("/projects/" + project).then().statusCode(404);
    in(archive).statusCode(201);
  }

  private static byte[] bomb() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ZipOutputStream zip = new ZipOutputStream(bytes);
      zip.putNextEntry(new ZipEntry("manifest.json"));
      zip.write(
          "{\"format\":\"touchstone-project\",\"version\":1,\"project\":\"x\"}\n"
              .getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("tables/dataset.ndjson"));
      byte[] nothing = new byte[1_000_000];
      Arrays.fill(nothing, (byte) ' ');
      nothing[nothing.length - 1] = '\n';
      nothing[0] = '{';
      nothing[1] = '}';
      for (int i = 0; i < 300; i++) {
        zip.write(nothing);
      }
      zip.close();
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** With one cell changed by hand, and sums that fit. */
  private static byte[] changed(Map<String, byte[]> entries, String table, String from, String to) {
    Map<String, byte[]> other = new LinkedHashMap<>(entries);
    String name = "tables/" + table + ".ndjson";
    String before = new String(entries.get(name), StandardCharsets.UTF_8);
    String after = before.replace(from, to);
    assertTrue(!after.equals(before), table + " has no " + from);
    other.put(name, after.getBytes(StandardCharsets.UTF_8));
    other.put("sums.ndjson", sums(other));
    return zip(other);
  }

  /** Rows that would join another project, its dataset or its run. */
  @Test
  void noRowJoinsWhatIsThere() {
    String there = lived();
    String project = lived();
    byte[] archive = out(project);
    Map<String, byte[]> foreign = entries(out(there));
    forget(project);
    for (String table :
        List.of(
            "project_transition",
            "guideline_version",
            "item",
            "resolution",
            "answer",
            "pool_member")) {
      Map<String, byte[]> entries = entries(archive);
      String name = "tables/" + table + ".ndjson";
      String row =
          new String(foreign.get(name), StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
      String fresh =
          row.replaceFirst("\"id\":\"[^\"]+\"", "\"id\":\"" + NOBODY + "\"")
              .replaceFirst("\"number\":1", "\"number\":2")
              .replaceFirst("\"place\":0", "\"place\":99")
              .replaceFirst("\"item_key\":\"[^\"]+\"", "\"item_key\":\"new\"")
              .replaceFirst("\"question\":\"sentiment\"", "\"question\":\"other\"");
      entries.merge(
          name,
          (fresh + "\n").getBytes(StandardCharsets.UTF_8),
          (before, added) ->
              (new String(before, StandardCharsets.UTF_8) + fresh + "\n")
                  .getBytes(StandardCharsets.UTF_8));
      entries.put("sums.ndjson", sums(entries));
      if (List.of("guideline_version", "item", "pool_member").contains(table)) {
        // Its own guideline, dataset and pool are still here: no row joins them either.
        long before = sql.number("SELECT COUNT(*) FROM " + table);
        in(zip(entries)).statusCode(201);
        assertEquals(before, sql.number("SELECT COUNT(*) FROM " + table), table);
        forget(project);
      } else {
        in(zip(entries)).statusCode(422);
      }
    }
    Api.admin().get("/projects/" + project).then().statusCode(404);
    in(archive).statusCode(201);
  }

  private static byte[] with(Map<String, byte[]> entries, String name, String text) {
    Map<String, byte[]> changed = new LinkedHashMap<>();
    entries.forEach(
        (each, bytes) -> {
          changed.put(each, each.equals(name) ? text.getBytes(StandardCharsets.UTF_8) : bytes);
          if (each.equals("manifest.json") && !entries.containsKey(name)) {
            changed.put(name, text.getBytes(StandardCharsets.UTF_8));
          }
        });
    return zip(changed);
  }

  private static Map<String, byte[]> entries(byte[] archive) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
      return entries;
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] zip(Map<String, byte[]> entries) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
        for (Map.Entry<String, byte[]> each : entries.entrySet()) {
          zip.putNextEntry(new ZipEntry(each.getKey()));
          zip.write(each.getValue());
        }
      }
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
