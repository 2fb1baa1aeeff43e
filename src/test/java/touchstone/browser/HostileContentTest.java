// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;

/**
 * Whatever a dataset, a guideline, a person or a name holds, pages show it as text: they have the
 * same elements as for a harmless twin of it, and nothing runs.
 */
@AppTest
@TestProfile(OwnStore.class)
class HostileContentTest {
  private static final int AT_ONCE = 20;

  @RegisterExtension final Visitors visitors = new Visitors();

  private Eve eve;
  private Inert inert;

  @BeforeEach
  void eveComes() {
    eve = new Eve(visitors);
    inert = eve.inert;
  }

  /** So many of them, the last ones where there are no more after the first. */
  private static List<String> some(int from, boolean hostile) {
    int first = Math.min(from, HostilePayloads.ALL.size() - AT_ONCE);
    return IntStream.range(first, first + AT_ONCE)
        .mapToObj(hostile ? HostilePayloads::hostile : HostilePayloads::harmless)
        .toList();
  }

  @Test
  void thereAreEnoughAndAllDiffer() {
    assertTrue(HostilePayloads.ALL.size() >= 60);
    assertEquals(HostilePayloads.ALL.size(), new HashSet<>(HostilePayloads.ALL).size());
  }

  @Test
  void everyPageOfAProjectShowsItAsText() {
    eve.expectsRefusedFrames();
    HostileWorld harmless = new HostileWorld(some(0, false), eve.session, eve.token);
    List<Map<String, Integer>> shapes = shapes(harmless);
    harmless.end();
    for (int from = 0; from < HostilePayloads.ALL.size(); from += AT_ONCE) {
      HostileWorld hostile = new HostileWorld(some(from, true), eve.session, eve.token);
      List<Map<String, Integer>> found = shapes(hostile);
      for (int page = 0; page < found.size(); page++) {
        String path = page < hostile.pages().size() ? hostile.pages().get(page) : "after Send";
        if (path.startsWith("/builder/")) {
          // A list that its small form cannot hold is written as JSON there: other fields, no
          // others.
          assertEquals(shapes.get(page).keySet(), found.get(page).keySet(), path);
        } else {
          Inert.same(shapes.get(page), found.get(page), path);
        }
      }
      hostile.end();
    }
  }

  /** The elements of each page, and of the label page before and after an answer was sent. */
  private List<Map<String, Integer>> shapes(HostileWorld world) {
    List<Map<String, Integer>> shapes = new ArrayList<>();
    for (String path : world.pages()) {
      shapes.add(inert.open(path));
      inert.nothingRan();
    }
    shapes.add(atWork(world));
    inert.nothingRan();
    return shapes;
  }

  /** Everything opened, then sent: the next item is drawn by the script. */
  private Map<String, Integer> atWork(HostileWorld world) {
    inert.open("/label/" + world.slug + "/" + world.lease);
    eve.visitor
        .page()
        .evaluate(
            "() => document.querySelectorAll('details').forEach(one => { one.open = true; })");
    eve.visitor.page().locator("textarea[name=said]").fill(String.join(" ", world.texts()));
    eve.visitor.page().locator("input[name='page.comment']").fill(world.texts().get(1));
    eve.visitor.button("Send").click();
    eve.visitor.see("All saved").see("That was all");
    inert.here();
    return inert.open("/label/" + world.slug + "/" + world.lease);
  }

  @Test
  void everyListShowsItAsText() {
    List<String> lists =
        List.of(
            "/",
            "/projects",
            "/datasets",
            "/guidelines",
            "/pools",
            "/builder",
            "/set-up",
            "/account");
    Map<String, Map<String, Integer>> none = openAll(lists);
    int made = makeShelf(false);
    Map<String, Map<String, Integer>> harmless = openAll(lists);
    assertEquals(made, makeShelf(true));
    Map<String, Map<String, Integer>> hostile = openAll(lists);
    for (String list : lists) {
      assertEquals(
          Inert.less(harmless.get(list), none.get(list)),
          Inert.less(hostile.get(list), harmless.get(list)),
          list);
    }
    inert.nothingRan();
  }

  private Map<String, Map<String, Integer>> openAll(List<String> paths) {
    Map<String, Map<String, Integer>> found = new LinkedHashMap<>();
    paths.forEach(path -> found.put(path, inert.open(path)));
    return found;
  }

  /** Things of every kind whose names hold each text between them; how many of each. */
  private int makeShelf(boolean hostile) {
    List<String> texts =
        IntStream.range(0, HostilePayloads.ALL.size())
            .mapToObj(hostile ? HostilePayloads::hostile : HostilePayloads::harmless)
            .toList();
    List<String> names = HostilePayloads.names(texts, 200);
    for (String name : names) {
      String slug = Api.fresh("shelf");
      make(
          "/datasets",
          Map.of(
              "slug",
              slug,
              "name",
              name,
              "description",
              name,
              "slices",
              List.of(name.substring(0, Math.min(100, name.length())).strip())));
      make(
          "/guidelines",
          Map.of("slug", slug, "name", name, "body", name, "template", Api.SENTIMENT));
      make("/pools", Map.of("slug", slug, "name", name));
      make(
          "/projects",
          Map.of(
              "slug",
              slug,
              "name",
              name,
              "dataset",
              slug,
              "guideline",
              slug,
              "pool",
              slug,
              "draft",
              true));
    }
    for (String name : HostilePayloads.names(texts, 100)) {
      Browser.as(eve.session)
          .contentType("application/x-www-form-urlencoded; charset=utf-8")
          .formParam("name", name)
          .formParam("scope", "rater")
          .post("/account/tokens")
          .then()
          .statusCode(200);
    }
    return names.size();
  }

  private static void make(String path, Map<String, Object> body) {
    Response made = Api.post(Api.ADMIN, path, body);
    assertEquals(201, made.statusCode(), () -> path + " " + made.asString());
  }

  @Test
  void theWordsThemselvesStayWhole() {
    eve.expectsRefusedFrames();
    HostileWorld world = new HostileWorld(some(0, true), eve.session, eve.token);
    inert.open("/label/" + world.slug + "/" + world.lease);
    for (int i = 0; i < world.texts().size(); i++) {
      String legend =
          eve.visitor.page().locator("fieldset[data-question=q" + i + "] legend").textContent();
      assertEquals(world.texts().get(i), legend);
    }
    world.end();
  }
}
