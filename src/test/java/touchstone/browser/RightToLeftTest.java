// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.web.Language;
import touchstone.web.Messages;

/** Every page in Arabic: it runs from the right, fits wide and narrow, and no English is left. */
@AppTest
@TestProfile(RightToLeftTest.Alone.class)
class RightToLeftTest {
  /** Nothing but this story's own data is on its pages. */
  public static class Alone extends OwnStore {}

  private static final Language ARABIC = Language.ALL.get(1);

  /**
   * Texts of the page and of its attributes that hold a word in Latin letters, once what is data is
   * out: what is known, and what is named as Api.fresh names.
   */
  private static final String LATIN =
      """
      (known) => {
        const texts = [];
        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walk.nextNode(); node; node = walk.nextNode()) {
          if (!node.parentElement.closest('script, style, textarea, pre, code, kbd, [lang]:not([lang=ar])')) {
            texts.push(node.textContent);
          }
        }
        for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'data-confirm']) {
          document.body.querySelectorAll('[' + name + ']')
            .forEach((e) => texts.push(e.getAttribute(name)));
        }
        texts.push(document.title);
        document.querySelectorAll('bdi').forEach((data) => known.unshift(data.textContent.trim()));
        const bare = (text) => text.replace(/\\w+-\\d+-[0-9a-z]{2,}/g, ' ');
        const words = known.map((word) => bare(word).trim()).filter(Boolean);
        return texts.filter((all) => {
          let text = bare(all);
          for (const word of words) {
            const alone = '(?<!\\\\p{L})' + word.replace(/[^\\p{L}\\d ]/gu, '.') + '(?!\\\\p{L})';
            text = text.replace(new RegExp(alone, 'gu'), ' ');
          }
          return /\\p{Script=Latin}{2}/u.test(text);
        }).map((text) => text.trim());
      }
      """;

  @RegisterExtension final Visitors visitors = new Visitors();

  /** What is the same in every language, and the data of this test. */
  private final List<String> known =
      new ArrayList<>(
          List.of(
              "Touchstone",
              "NDJSON",
              "JSON",
              "CSV",
              "XML",
              "UTF-8",
              "Label Studio",
              "Parquet",
              "Hugging Face",
              "doccano",
              "Prodigy",
              "Argilla",
              "COCO",
              "CoNLL-2003",
              "CoNLL",
              "YOLO",
              "zip",
              "Pascal VOC",
              "W3C",
              "crowd-kit",
              "SageMaker",
              "Ctrl",
              "Cmd",
              "Enter",
              "Tab",
              "Backspace",
              "Escape",
              "Markdown",
              "API",
              "TOUCHSTONE_ADMIN_TOKEN",
              "ar",
              "pt-BR",
              "admin",
              "Read this",
              "What does the writer feel?",
              "feeling",
              "Positive",
              "Negative",
              "Mixed",
              "pos",
              "neg",
              "mixed",
              "text",
              "id"));

  /** Words of English that were found, by page. */
  private final List<String> english = new ArrayList<>();

  private String pool;
  private String dataset;
  private String guideline;
  private String project;

  private static String ar(String key, Object... arguments) {
    return Messages.text(ARABIC, key, arguments);
  }

  private void aProject() {
    pool = Api.pool();
    dataset = Api.dataset(4);
    guideline = Api.guideline(Stories.FEELING);
    project = Api.project(dataset, guideline, pool, Api.overlap(3));
    known.addAll(List.of(pool, dataset, guideline, project));
  }

  private Visitor inArabic() {
    return visitors.with(new Browser.NewContextOptions().setLocale("ar"));
  }

  private Visitor withoutScript() {
    return visitors.with(
        new Browser.NewContextOptions().setLocale("ar").setJavaScriptEnabled(false));
  }

  private Visitor signedIn(Visitor visitor, String login, String password) {
    reads(visitor);
    visitor.fill(ar("account_login"), login).fill(ar("account_password"), password);
    visitor.page().locator("form[action='/sign-in'] button").click();
    return visitor.see(ar("web_myWork"));
  }

  private Visitor bo(Visitor bo) {
    String login = Api.fresh("bo");
    known.add(login);
    String link =
        Api.post(Api.ADMIN, "/invitations", Map.of("pool", pool, "role", "rater")).path("link");
    bo.page().navigate(link);
    bo.fill(ar("account_login"), login).fill(ar("account_password"), "a password of " + login);
    bo.page().locator("main form button").first().click();
    return bo.see(ar("web_myWork"));
  }

  /** From the right, without a fault of accessibility, wide and narrow, and in Arabic only. */
  private void reads(Visitor visitor) {
    visitor.look().fits();
    assertThat(visitor.page().locator("html[lang=ar][dir=rtl]")).hasCount(1);
    known.removeIf(String::isBlank);
    known.sort(Comparator.comparingInt(String::length).reversed());
    Object left = visitor.page().evaluate(LATIN, known);
    if (!List.of().equals(left)) {
      english.add(visitor.page().url() + ": " + left);
    }
    visitor.page().setViewportSize(320, 640);
    visitor.fits().page().setViewportSize(1280, 800);
  }

  private void reads(Visitor visitor, String... paths) {
    for (String path : paths) {
      visitor.page().navigate(path);
      reads(visitor);
    }
  }

  @Test
  void aLeadReadsEveryPageInArabic() {
    aProject();
    Visitor ada = inArabic().expecting("status of 4");
    ada.page().navigate("/sign-in");
    signedIn(ada, "admin", "correct horse battery");
    reads(
        ada,
        "/",
        "/projects",
        "/projects/" + project,
        "/projects/" + project + "/resolution",
        "/projects/" + project + "/overlap",
        "/projects/" + project + "/diversity",
        "/projects/" + project + "/routing",
        "/projects/" + project + "/quality",
        "/projects/" + project + "/gold",
        "/projects/" + project + "/threads",
        "/projects/" + project + "/labels",
        "/projects/" + project + "/intake",
        "/projects/" + project + "/card",
        "/datasets",
        "/datasets/" + dataset,
        "/datasets/" + dataset + "/profile",
        "/guidelines",
        "/guidelines/" + guideline,
        "/guidelines/" + guideline + "/revise",
        "/builder",
        "/builder/form?dataset=" + dataset,
        "/builder/import",
        "/pools",
        "/pools/" + pool,
        "/pools/" + pool + "/projects",
        "/account",
        "/set-up",
        "/set-up/question?dataset=" + dataset,
        "/set-up/people?dataset=" + dataset + "&guideline=" + guideline,
        "/nowhere");
    assertEquals(List.of(), english);
  }

  @Test
  void aRaterLabelsInArabic() {
    aProject();
    Visitor bo = bo(inArabic());
    reads(bo);
    bo.page().locator("main form[action$='/next'] button").first().click();
    bo.see("What does the writer feel?");
    reads(bo);
    bo.keys("Enter").see(ar("script_missing_choice"));
    bo.keys("?");
    reads(bo);
    bo.keys("Escape", "1", "Enter").see(ar("script_saved"));
    reads(
        bo,
        "/label/" + project,
        "/label/" + project + "/threads",
        "/label/" + project + "/quality",
        "/account");
    Map<String, Object> changed =
        Map.of("body", "# Read this", "template", Stories.FEELING, "change", "meaning");
    Api.post(Api.ADMIN, "/guidelines/" + guideline + "/versions", changed).then().statusCode(201);
    reads(bo, "/label/" + project + "/guideline");
    assertEquals(List.of(), english);
  }

  @Test
  void whatIsWrongWithAnAnswerIsSaidInArabicToARaterAndInEnglishToAScript() {
    aProject();
    Visitor bo = bo(withoutScript()).expecting("422");
    bo.page().locator("main form[action$='/next'] button").first().click();
    bo.page().locator("button[form=answer], #answer button").first().click();
    bo.see(ar("labelling_fault", ar("guideline_misfit_missing")));
    String rater = Api.rater(pool, "r");
    String lease = Api.lease(rater, project).path("leases[0].lease");
    String said =
        Api.as(rater)
            .header("Accept-Language", "ar")
            .contentType("application/json")
            .body(Map.of("lease", lease, "answers", Map.of()))
            .post("/projects/" + project + "/judgements")
            .path("errors[0].reason");
    assertEquals("is missing", said);
  }

  /** Sends a form with these fields from the page. */
  private static void send(Visitor visitor, String action, Map<String, String> fields) {
    visitor
        .page()
        .evaluate(
            """
            ([action, fields]) => {
              const form = Object.assign(document.createElement('form'), {action, method: 'post'});
              for (const [name, value] of Object.entries(fields)) {
                form.append(Object.assign(document.createElement('input'), {type: 'hidden', name, value}));
              }
              document.body.append(form);
              form.submit();
            }
            """,
            List.of(action, fields));
  }

  private void refuses(Visitor visitor, String action, Map<String, String> fields, String words) {
    send(visitor, action, fields);
    visitor.page().waitForURL("**" + action);
    visitor.see(words);
    reads(visitor);
  }

  @Test
  void whatIsRefusedOnTheWayIntoAPoolIsSaidInArabic() {
    aProject();
    known.addAll(List.of("email", "role", "ada@example.org", "admin", "lead", "reviewer", "rater"));
    Api.admin()
        .contentType("application/json")
        .body(Map.of("consent", "أقرأ وأوافق"))
        .put("/pools/" + pool + "/journey")
        .then()
        .statusCode(200);
    String link =
        Api.post(Api.ADMIN, "/invitations", Map.of("pool", pool, "role", "rater")).path("link");
    String join = link.replaceFirst("https?://[^/]+", "");
    Visitor bo = inArabic().expecting("status of 4");
    bo.page().navigate(join);
    String login = Api.fresh("bo");
    String shown = ar("account_login");
    known.add(login);
    refuses(bo, join, Map.of("login", login, "password", "short"), ar("account_fault_password"));
    refuses(bo, join, Map.of("login", "a b", "password", "x"), ar("account_fault_login"));
    refuses(
        bo,
        join,
        Map.of("login", "admin", "password", "long enough it is"),
        ar("account_fault_taken", "admin"));
    bo.page().navigate(join);
    bo.fill(shown, login).fill(ar("account_password"), "a password of " + login);
    bo.page().locator("main form button").first().click();
    bo.see(ar("training_agree"));
    String journey = "/journeys/" + pool;
    refuses(bo, journey + "/rest", Map.of(), ar("rater_fault_onlyActiveRests"));
    send(bo, journey + "/consent", Map.of());
    bo.page().waitForURL("**/journeys/" + pool + "?agree=first");
    bo.see(ar("training_agreeFirst"));
    reads(bo);
    bo.page().locator("input[name=agreed]").check();
    bo.page().locator("main form button").first().click();
    bo.see(ar("training_rest"));
    refuses(bo, journey + "/consent", Map.of("agreed", "true"), ar("rater_fault_consented"));
    refuses(bo, journey + "/back", Map.of(), ar("rater_fault_notResting"));
    send(bo, join, Map.of("login", "x", "password", "y"));
    bo.see(ar("rater_linkOver"));

    Visitor ada = inArabic().expecting("status of 4");
    ada.page().navigate("/sign-in");
    signedIn(ada, "admin", "correct horse battery");
    ada.page().navigate("/pools/" + pool);
    refuses(
        ada,
        "/pools/" + pool + "/invitations/list",
        Map.of("list", "not an address\nking@example.org,king\nqueen@example.org,admin"),
        ar("account_fault_address"));
    ada.see(ar("account_fault_role")).see(ar("rater_fault_admins"));
    refuses(
        ada,
        "/pools/" + pool + "/invitations/list",
        Map.of("list", "name,address\nx"),
        ar("rater_fault_columns", ar("rater_listColumns")));
    refuses(ada, "/pools/" + pool + "/members", Map.of("rater", "nobody"), ar("rater_unknown"));
    refuses(
        ada,
        "/pools/" + pool + "/journey",
        Map.of("examItems", "many"),
        ar("training_fault_whole"));
    Map<String, String> exam = Map.of("examItems", "2", "pass", "80", "tries", "3", "hours", "0");
    refuses(ada, "/pools/" + pool + "/journey", exam, ar("web_fault_missing"));
    refuses(
        ada,
        "/pools/" + pool + "/journey",
        Map.of("examItems", "2", "project", project, "pass", "80", "tries", "3", "hours", "0"),
        ar("training_fault_golds", 0, 2));
    String member = Api.admin().get("/pools/" + pool + "/members").path("items[0].id");
    String moves = "/pools/" + pool + "/members/" + member + "/moves";
    refuses(ada, moves, Map.of("state", "paused"), ar("web_fault_missing"));
    refuses(ada, moves, Map.of("state", "training", "reason", "سبب"), ar("rater_fault_noTraining"));
    refuses(ada, moves, Map.of("state", "left"), ar("rater_fault_state"));
    assertEquals(List.of(), english);
    Api.post(
            Api.ADMIN,
            "/pools/" + pool + "/members/" + member + "/transitions",
            Map.of("state", "paused"))
        .then()
        .statusCode(422)
        .body("detail", equalTo("reason: is missing"));
  }

  @Test
  void aLanguageChosenAfterARefusalLeadsToAPageThatIsThere() {
    aProject();
    Visitor bo = bo(inArabic()).expecting("status of 4");
    String journey = "/journeys/" + pool;
    bo.page().navigate(journey);
    send(bo, journey + "/back", Map.of());
    bo.see(ar("rater_fault_notResting"));
    send(bo, journey + "/consent", Map.of("agreed", "true"));
    bo.see(ar("rater_fault_consented"));
    bo.page().locator("button[name=language][value=en]").click();
    bo.seeHeading(pool);
    assertEquals(journey, java.net.URI.create(bo.page().url()).getPath());
    Visitor ada = inArabic().expecting("status of 4");
    ada.page().navigate("/sign-in");
    signedIn(ada, "admin", "correct horse battery");
    ada.page().navigate("/pools/" + pool + "/journey?from=here");
    send(ada, "/pools/" + pool + "/invitations/list", Map.of("list", "a,b"));
    ada.page().locator("button[name=language][value=en]").click();
    ada.seeHeading("How people come into " + pool);
  }

  @Test
  void anotherLanguageIsOnePressAway() {
    Visitor anybody = inArabic();
    anybody.open("/sign-in");
    anybody.page().locator("button[name=language][value=en]").click();
    anybody.seeHeading("Sign in");
    assertThat(anybody.page().locator("html[lang=en][dir=ltr]")).hasCount(1);
    anybody.page().locator("button[name=language][value=ar]").click();
    anybody.seeHeading(ar("account_signIn"));
  }
}
