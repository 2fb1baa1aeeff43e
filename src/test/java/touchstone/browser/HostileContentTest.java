// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.Cookie;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
class HostileContentTest {
  private static final int AT_ONCE = 20;

  @RegisterExtension final Visitors visitors = new Visitors();

  private String session;
  private String token;
  private Visitor eve;
  private Inert inert;

  /** Eve leads, and her account is this test's alone. */
  @BeforeEach
  void eveComes() {
    String link =
        Api.post(Api.ADMIN, "/invitations", Map.of("role", "lead", "pool", Api.pool()))
            .path("link");
    String login = Api.fresh("eve");
    session =
        Browser.anyone()
            .formParam("login", login)
            .formParam("password", "a password of " + login)
            .post(link.substring(link.indexOf("/join/")))
            .cookie(Browser.COOKIE);
    token =
        Browser.as(session)
            .formParam("name", "one")
            .formParam("scope", "lead")
            .post("/account/tokens")
            .asString()
            .replaceAll("(?s).*<code class=\"secret\">([^<]+)<.*", "$1");
    eve = visitors.anybody();
    eve.page().navigate("/sign-in");
    eve.page()
        .context()
        .addCookies(List.of(new Cookie(Browser.COOKIE, session).setUrl(eve.page().url())));
    inert = new Inert(eve.page());
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
    eve.expecting("about:srcdoc").expecting("NotSameOrigin");
    HostileWorld harmless = new HostileWorld(some(0, false), session, token);
    List<Map<String, Integer>> shapes = shapes(harmless);
    harmless.end();
    for (int from = 0; from < HostilePayloads.ALL.size(); from += AT_ONCE) {
      HostileWorld hostile = new HostileWorld(some(from, true), session, token);
      List<Map<String, Integer>> found = shapes(hostile);
      for (int page = 0; page < found.size(); page++) {
        String path = page < hostile.pages().size() ? hostile.pages().get(page) : "after Send";
        if (path.startsWith("/builder/")) {
          // A list that its small form cannot hold is written as JSON there: other fields, no
          // others.
          assertEquals(shapes.get(page).keySet(), found.get(page).keySet(), path);
        } else {
          same(shapes.get(page), found.get(page), path);
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
    eve.page()
        .evaluate(
            "() => document.querySelectorAll('details').forEach(one => { one.open = true; })");
    eve.page().locator("textarea[name=said]").fill(String.join(" ", world.texts()));
    eve.page().locator("input[name='page.comment']").fill(world.texts().get(1));
    eve.button("Send").click();
    eve.see("All saved").see("That was all");
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
          less(harmless.get(list), none.get(list)),
          less(hostile.get(list), harmless.get(list)),
          list);
    }
    inert.nothingRan();
  }

  private Map<String, Map<String, Integer>> openAll(List<String> paths) {
    Map<String, Map<String, Integer>> found = new LinkedHashMap<>();
    paths.forEach(path -> found.put(path, inert.open(path)));
    return found;
  }

  /** The same elements; else what the one has more or less of. */
  private static void same(
      Map<String, Integer> harmless, Map<String, Integer> hostile, String where) {
    assertEquals(Map.of(), less(hostile, harmless), where);
    assertEquals(Map.of(), less(harmless, hostile), where);
  }

  private static Map<String, Integer> less(Map<String, Integer> more, Map<String, Integer> fewer) {
    Map<String, Integer> rest = new TreeMap<>();
    more.forEach((tag, count) -> rest.put(tag, count - fewer.getOrDefault(tag, 0)));
    rest.values().removeIf(count -> count == 0);
    return rest;
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
      Browser.as(session)
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
  void whatAnAddressHoldsIsShownAsText() {
    String slug = Api.dataset(1);
    eve.expecting("status of 404");
    inert.open("/");
    for (String path :
        List.of(
            "/datasets/" + slug + "?q=%s&slice=kind:%s",
            "/sign-in?next=%s",
            "/builder?dataset=%s&then=%s",
            "/builder/import?dataset=%s&then=%s",
            "/projects/%s")) {
      Map<String, Integer> harmless =
          inert.read(path.replace("%s", encoded(HostilePayloads.harmless(0))));
      for (int i = 0; i < HostilePayloads.ALL.size(); i++) {
        String text = encoded(HostilePayloads.hostile(i));
        same(harmless, inert.read(path.replace("%s", text)), path + " " + text);
      }
    }
    inert.nothingRan();
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8)
        .replace("+", "%20");
  }

  @Test
  void formsThatAreRefusedShowWhatWasTypedAsText() {
    eve.expecting("status of 422").expecting("status of 400");
    inert.open("/");
    String slug = Api.pool();
    List<Map<String, Integer>> harmless = refused(slug, HostilePayloads.harmless(0));
    for (int i = 0; i < HostilePayloads.ALL.size(); i++) {
      List<Map<String, Integer>> hostile = refused(slug, HostilePayloads.hostile(i));
      for (int form = 0; form < hostile.size(); form++) {
        same(harmless.get(form), hostile.get(form), form + " " + HostilePayloads.hostile(i));
      }
    }
    inert.nothingRan();
  }

  private List<Map<String, Integer>> refused(String slug, String text) {
    return List.of(
        inert.posted(
            "/set-up/question",
            false,
            Map.of(
                "dataset",
                demoData(),
                "title",
                text,
                "options",
                text,
                "body",
                text,
                "name",
                text,
                "low",
                text,
                "type",
                "choice")),
        inert.posted("/pools/" + slug + "/members", false, Map.of("rater", text + "?")),
        inert.posted("/builder/import", true, Map.of("xml", text, "dataset", text, "then", text)),
        inert.posted(
            "/builder/import",
            true,
            Map.of(
                "xml",
                labelStudio(text.replace('\n', ' ')),
                "dataset",
                "",
                "then",
                "",
                "confirmed",
                "true")),
        inert.posted("/builder/preview", false, Map.of("json", text, "body", text)));
  }

  private String data;

  private String demoData() {
    return data = data == null ? Api.dataset(1) : data;
  }

  /** A configuration whose attributes hold the text, written as XML wants it. */
  private static String labelStudio(String text) {
    StringBuilder value = new StringBuilder();
    text.codePoints().forEach(c -> value.append("&#").append(c).append(';'));
    return "<View><Header value=\"x %1$s\"/><Text name=\"t\" value=\"$text\"/><Choices name=\"c\" toName=\"t\"><Choice value=\"x %1$s\"/><Choice value=\"b\" hint=\"x %1$s\"/></Choices></View>"
        .formatted(value);
  }

  @Test
  void aSlugALoginAndAValueTakeNoneOfIt() {
    for (int i = 0; i < HostilePayloads.ALL.size(); i++) {
      String text = HostilePayloads.hostile(i);
      refuses("/datasets", Map.of("slug", text, "name", "x"));
      refuses("/pools", Map.of("slug", text, "name", "x"));
      refuses("/raters", Map.of("name", Api.fresh("r"), "kind", "generalist", "login", text));
      refuses("/raters", Map.of("name", Api.fresh("r"), "kind", text));
      refuses(
          "/guidelines",
          Map.of(
              "slug",
              Api.fresh("g"),
              "name",
              "x",
              "body",
              "x",
              "template",
              Map.of(
                  "show",
                  List.of(Map.of("field", "t", "as", text, "lang", text)),
                  "ask",
                  List.of(Map.of("name", text, "type", "text", "title", "x")))));
      refuses("/pools", Map.of("slug", Api.fresh("p"), "name", text + "\u0000"));
    }
  }

  private static void refuses(String path, Map<String, Object> body) {
    int status = Api.post(Api.ADMIN, path, body).statusCode();
    assertTrue(status >= 400 && status < 500, () -> status + " from " + path + " for " + body);
  }

  @Test
  void aFileMayHaveAnyName() {
    String slug = Api.dataset(0);
    for (int i = 0; i < HostilePayloads.ALL.size(); i++) {
      String name = HostilePayloads.hostile(i).replaceAll("[\\r\\n\"]", "'") + ".csv";
      Response brought =
          Browser.as(session)
              .multiPart("file", name, "id,text\n1,x\n,x\n".getBytes(), "text/csv")
              .multiPart("key", "id")
              .post("/datasets/" + slug + "/items");
      assertTrue(brought.statusCode() < 500, () -> brought.statusCode() + " for " + name);
      assertTrue(!brought.asString().contains("__pwn"), name);
    }
  }

  @Test
  void theWordsThemselvesStayWhole() {
    eve.expecting("about:srcdoc").expecting("NotSameOrigin");
    HostileWorld world = new HostileWorld(some(0, true), session, token);
    inert.open("/label/" + world.slug + "/" + world.lease);
    for (int i = 0; i < world.texts().size(); i++) {
      String legend = eve.page().locator("fieldset[data-question=q" + i + "] legend").textContent();
      assertEquals(world.texts().get(i), legend);
    }
    world.end();
  }
}
