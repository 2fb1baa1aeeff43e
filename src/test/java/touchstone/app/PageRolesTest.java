// SPDX-License-Identifier: Apache-2.0
package touchstone.app;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.restassured.specification.RequestSpecification;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Who may see which page: every page has a row by where it begins, and every cell is tried. */
@AppTest
class PageRolesTest {
  private static final Set<String> REVIEWERS = Set.of("reviewer", "lead", "admin");
  private static final Set<String> LEADS = Set.of("lead", "admin");
  private static final Set<String> RATERS = Set.of("rater", "lead", "admin");
  private static final Set<String> ANYBODY = Set.of("rater", "reviewer", "lead", "admin");

  /** By the longest beginning that fits; null for pages that need no sign-in. */
  private static final Map<String, Set<String>> ROWS = new TreeMap<>();

  static {
    for (String lead :
        List.of(
            "/archives",
            "/builder",
            "/datasets",
            "/guidelines",
            "/new-stream",
            "/organisation",
            "/pools",
            "/projects",
            "/set-up",
            "/streams",
            "/media/0")) {
      ROWS.put(lead, LEADS);
    }
    ROWS.put("/label", RATERS);
    ROWS.put("/statements", RATERS);
    ROWS.put("/journeys", RATERS);
    ROWS.put("/messages", RATERS);
    ROWS.put("/reviews", REVIEWERS);
    ROWS.put("/", ANYBODY);
    ROWS.put("/account", ANYBODY);
    ROWS.put("/me", ANYBODY);
    ROWS.put("/media", ANYBODY);
    ROWS.put("/pools/{slug}/members/{rater}/ban", Set.of("admin"));
    ROWS.put("/pools/{slug}/members/{rater}/bans", Set.of("admin"));
    ROWS.put("/audit", Set.of("admin"));
    for (String open :
        List.of("/embed", "/join", "/language", "/schemas", "/sign-in", "/sign-out")) {
      ROWS.put(open, null);
    }
  }

  record Page(String method, String path, boolean multipart) {}

  static List<Page> pages() {
    List<Page> pages = new ArrayList<>();
    for (JavaClass each :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("touchstone")) {
      if (each.isAnnotatedWith(Path.class)) {
        Class<?> type = each.reflect();
        for (Method method : type.getDeclaredMethods()) {
          verb(method, pages, type.getAnnotation(Path.class).value());
        }
      }
    }
    pages.removeIf(page -> page.path().startsWith("/api/") || page.path().startsWith("/ingest"));
    return pages;
  }

  private static void verb(Method method, List<Page> pages, String base) {
    for (Annotation each : method.getAnnotations()) {
      HttpMethod verb = each.annotationType().getAnnotation(HttpMethod.class);
      if (verb != null) {
        Path path = method.getAnnotation(Path.class);
        Consumes takes = method.getAnnotation(Consumes.class);
        String whole = (base + "/" + (path == null ? "" : path.value())).replaceAll("//+", "/");
        pages.add(
            new Page(
                verb.value(),
                whole.length() > 1 ? whole.replaceAll("/$", "") : whole,
                takes != null && takes.value()[0].startsWith("multipart")));
      }
    }
  }

  /** Whether it is for leads alone. */
  static boolean ofLeads(Page page) {
    return LEADS.equals(ROWS.get(row(page)));
  }

  private static String row(Page page) {
    return ROWS.keySet().stream()
        .filter(
            row ->
                page.path().equals(row)
                    || !row.equals("/") && page.path().startsWith(row + "/")
                    || row.equals("/media/0") && page.path().startsWith(row))
        .max(java.util.Comparator.comparingInt(String::length))
        .orElse(null);
  }

  @Test
  void everyPageHasARow() {
    List<String> without =
        pages().stream().filter(page -> row(page) == null).map(Page::path).toList();
    assertEquals(List.of(), without, "say in PageRolesTest.ROWS who may see it");
  }

  @Test
  void everyCellIsAsItShouldBe() {
    Map<String, String> sessions = new LinkedHashMap<>();
    for (String role : List.of("rater", "reviewer", "lead")) {
      sessions.put(role, joined(role));
    }
    sessions.put("admin", Browser.signIn("admin", Browser.PASSWORD).cookie(Browser.COOKIE));
    List<String> wrong = new ArrayList<>();
    for (Page page : pages()) {
      Set<String> allowed = ROWS.get(row(page));
      if (allowed == null || page.path().startsWith("/me/erasure")) {
        continue;
      }
      int stranger = call(page, null);
      if (stranger != 303) {
        wrong.add(page + " as a stranger gave " + stranger);
      }
      sessions.forEach(
          (role, session) -> {
            int status = call(page, session);
            boolean refused = status == 401 || status == 403;
            if (allowed.contains(role) ? refused || status >= 500 : status != 403) {
              wrong.add(page + " as " + role + " gave " + status);
            }
          });
    }
    assertEquals(List.of(), wrong);
  }

  private static String joined(String role) {
    String link =
        Api.post(Api.ADMIN, "/invitations", Map.of("pool", Api.pool(), "role", role)).path("link");
    return Browser.anyone()
        .formParam("login", Api.fresh(role))
        .formParam("password", "a password of nobody")
        .post(link.substring(link.indexOf("/join/")))
        .cookie(Browser.COOKIE);
  }

  static int call(Page page, String session) {
    RequestSpecification request =
        given().redirects().follow(false).header("Sec-Fetch-Site", "same-origin");
    if (session != null) {
      request.cookie(Browser.COOKIE, session);
    }
    if (page.multipart()) {
      request.multiPart("nothing", "x");
    } else if (page.method().equals("POST")) {
      request.contentType("application/x-www-form-urlencoded");
    }
    return request
        .request(page.method(), page.path().replaceAll("\\{\\w+[^}]*}", "not-there"))
        .statusCode();
  }
}
