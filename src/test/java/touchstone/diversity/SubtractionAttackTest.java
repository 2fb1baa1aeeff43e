// SPDX-License-Identifier: Apache-2.0
package touchstone.diversity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;
import touchstone.app.Crowd;

/**
 * A lead who writes down all that is published of random crowds, by each filter and day by day, and
 * who knows who judged what when, cannot work out any group of fewer than ten.
 */
@AppTest
class SubtractionAttackTest {
  private static final int K = 10;

  private final Tribes tribes = new Tribes();
  private final Attack attack = new Attack();
  private final List<String> outputs = new ArrayList<>();
  private final List<Predicate<Tribes.Cell>> equations = new ArrayList<>();
  private String session;
  private int tables;
  private int inSlices;

  @Test
  void theAttackFindsWhatADifferenceGivesAway() {
    Attack plain = new Attack();
    plain.learn(new double[] {1, 1, 1}, 30);
    plain.learn(new double[] {0, 1, 1}, 21);
    assertEquals(9, plain.known(new double[] {1, 0, 0}), 1e-9);
    assertNull(plain.known(new double[] {0, 1, 0}));
    plain.learn(new double[] {1, 1, 0}, 15);
    assertEquals(6, plain.known(new double[] {0, 1, 0}), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void noSmallGroupCanBeWorkedOut(int seed) {
    session = Browser.signIn("admin", Browser.PASSWORD).cookie(Browser.COOKIE);
    Random random = new Random(seed);
    int groups = 1 + random.nextInt(5);
    int days = 1 + seed % 2;
    Crowd crowd =
        new Crowd(6, Map.of(Tribes.TRAIT, Map.of("tribe0", .5, "tribe1", .3)), Tribes.SHOPS);
    Map<String, Integer> overall = new TreeMap<>();
    for (int day = 0; day < days; day++) {
      for (int group = 0; group < groups; group++) {
        tribes.come(crowd, day, group, random, seed);
      }
      tribes.cells().forEach(each -> overall.merge(each.group(), 0, Integer::sum));
      look(crowd, day);
    }
    overall.replaceAll((group, none) -> tribes.people(cell -> cell.group().equals(group)));
    nothingSaysASmallGroup(overall);
    int asked = nothingFollows();
    System.out.printf(
        "crowd %d: %s people, %d tables, %d groups shown in slices, %d sums asked for%n",
        seed, overall, tables, inSlices, asked);
  }

  /** Reads everything by every filter, and writes down the tables as sums of cells. */
  private void look(Crowd crowd, int day) {
    for (String filter :
        List.of(
            "question=sentiment",
            "slice=shop:boots",
            "slice=shop:coats",
            "slice=shop:hats",
            "slice=size:large",
            "from=2020-01-01T00:00:00Z",
            "from=2020-01-01T00:00:00Z&to=2030-01-01T00:00:00Z&slice=shop:hats")) {
      String json =
          Api.admin()
              .get("/projects/" + crowd.project() + "/metrics/diversity?" + filter)
              .then()
              .statusCode(200)
              .extract()
              .asString();
      outputs.add(json);
      read(JsonPath.from(json), filter, day);
      if (!filter.startsWith("from")) {
        outputs.add(page(crowd, "/diversity?" + filter));
        outputs.add(page(crowd, "/diversity.csv?" + filter));
      }
    }
    outputs.add(page(crowd, ""));
    outputs.add(Api.admin().get("/projects/" + crowd.project() + "/card").asString());
    outputs.add(Api.admin().get("/projects/" + crowd.project() + "/archive").asString());
    outputs.add(RestAssured.get("/q/metrics").asString());
  }

  private String page(Crowd crowd, String path) {
    return RestAssured.given()
        .cookie(Browser.COOKIE, session)
        .get("/projects/" + crowd.project() + path)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private static String unpacked(byte[] archive) {
    StringBuilder text = new StringBuilder();
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(archive))) {
      while (entries.getNextEntry() != null) {
        text.append(new String(entries.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return text.toString();
  }

  private void read(JsonPath report, String filter, int day) {
    int counted = report.getInt("counted");
    int until = counted == tribes.people(cell -> cell.day() <= day) ? day : day - 1;
    assertEquals(tribes.people(cell -> cell.day() <= until), counted, "who is counted");
    Predicate<Tribes.Cell> inside =
        cell ->
            cell.day() <= until
                && (!filter.startsWith("slice=shop:")
                    || cell.shops().contains(filter.substring(11)));
    if (counted == 0) {
      return;
    }
    List<Map<String, Object>> rows =
        report.getList("traits.find { it.trait == '" + Tribes.TRAIT + "' }.groups");
    tables++;
    Set<String> shown = new TreeSet<>();
    for (Map<String, Object> row : rows) {
      String value = (String) row.get("value");
      if (!value.equals("hidden")) {
        shown.add(value);
        int raters = (Integer) row.get("raters");
        inSlices += filter.startsWith("slice") ? 1 : 0;
        assertTrue(raters == 0 || raters >= K, () -> filter + " shows " + row);
        assertEquals(tribes.people(inside.and(cell -> cell.group().equals(value))), raters, filter);
        equations.add(inside.and(cell -> cell.group().equals(value)));
      }
    }
    equations.add(inside.and(cell -> !shown.contains(cell.group())));
    List<String> compared = report.getList("traits.gai.value.flatten()");
    List<String> heard = report.getList("itemsWithAny.value");
    assertTrue(shown.containsAll(compared) && shown.containsAll(heard), filter);
  }

  private void nothingSaysASmallGroup(Map<String, Integer> overall) {
    for (Map.Entry<String, Integer> each : overall.entrySet()) {
      if (each.getValue() < K && !Set.of("tribe0", "tribe1").contains(each.getKey())) {
        for (String output : outputs) {
          assertTrue(!output.contains(each.getKey()), () -> each + " stands in " + output);
        }
      }
    }
  }

  private static double[] sum(List<Tribes.Cell> unknowns, Predicate<Tribes.Cell> which) {
    return unknowns.stream().mapToDouble(cell -> which.test(cell) ? 1 : 0).toArray();
  }

  /** No sum of cells of a group, over days, that follows is of one to nine people. */
  private int nothingFollows() {
    List<Tribes.Cell> unknowns = tribes.unknowns();
    Set<Set<String>> patterns =
        unknowns.stream().map(Tribes.Cell::shops).collect(Collectors.toSet());
    equations.forEach(which -> attack.learn(sum(unknowns, which), tribes.people(which)));
    for (Set<String> pattern : patterns) {
      for (int day = 0; day < 2; day++) {
        int on = day;
        Predicate<Tribes.Cell> who = cell -> cell.day() == on && cell.shops().equals(pattern);
        attack.learn(sum(unknowns, who), tribes.people(who));
      }
    }
    int asked = 0;
    for (String group : unknowns.stream().map(Tribes.Cell::group).collect(Collectors.toSet())) {
      Stream<Predicate<Tribes.Cell>> ofPatterns =
          patterns.stream().map(pattern -> cell -> cell.shops().equals(pattern));
      Stream<Predicate<Tribes.Cell>> ofShops =
          Tribes.SHOPS.stream()
              .flatMap(
                  shop ->
                      Stream.<Predicate<Tribes.Cell>>concat(
                          Stream.of(
                              cell -> cell.shops().contains(shop),
                              cell -> !cell.shops().contains(shop),
                              cell -> true),
                          Tribes.SHOPS.stream()
                              .map(
                                  other ->
                                      cell ->
                                          cell.shops().contains(shop)
                                              && !cell.shops().contains(other))));
      for (Predicate<Tribes.Cell> part : Stream.concat(ofPatterns, ofShops).toList()) {
        Predicate<Tribes.Cell> which = part.and(cell -> cell.group().equals(group));
        Double known = attack.known(sum(unknowns, which));
        int truly = tribes.people(which);
        asked++;
        assertTrue(
            known == null || truly == 0 || truly >= K,
            () -> group + ": " + truly + " people follow from what is published");
        assertTrue(known == null || Math.abs(known - truly) < 1e-6, "the sums are wrong");
      }
    }
    return asked;
  }
}
