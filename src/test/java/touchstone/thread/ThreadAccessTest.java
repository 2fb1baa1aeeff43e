// SPDX-License-Identifier: Apache-2.0
package touchstone.thread;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;

/** Who may read, open, answer and close a thread, whatever their page offers them. */
@AppTest
class ThreadAccessTest {
  private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

  private String pool;
  private String project;
  private String bo;
  private String lease;
  private String thread;

  @BeforeEach
  void boAsks() {
    pool = Api.pool();
    project = Api.project(3, pool, Api.overlap(2));
    bo = join(pool, "rater");
    lease = lease(bo);
    assertEquals(303, open(bo, lease, "confusing", "Why?"));
    String page = Browser.signedIn().get("/projects/" + project + "/threads").asString();
    thread = page.replaceAll("(?s).*threads/([0-9a-f-]{36})/answer.*", "$1");
  }

  private static String join(String pool, String role) {
    String link =
        Api.post(Api.ADMIN, "/invitations", Map.of("pool", pool, "role", role)).path("link");
    String login = Api.fresh("one");
    return Browser.anyone()
        .formParam("login", login)
        .formParam("password", "a password of " + login)
        .post(link.substring(link.indexOf("/join/")))
        .cookie(Browser.COOKIE);
  }

  private String lease(String session) {
    return Browser.as(session)
        .post("/label/" + project + "/next")
        .header("Location")
        .replaceAll(".*/", "");
  }

  private int open(String session, String lease, String kind, String text) {
    return Browser.as(session)
        .formParam("kind", kind)
        .formParam("text", text)
        .post("/label/" + project + "/" + lease + "/threads")
        .statusCode();
  }

  private int say(String session, String text) {
    return Browser.as(session)
        .formParam("text", text)
        .post("/label/" + project + "/threads/" + thread)
        .statusCode();
  }

  @Test
  void theProjectsPageSaysHowManyAreOpen() {
    String page = "/projects/" + project;
    Browser.signedIn().get(page).then().body(containsString("one open"));
    assertEquals(303, act(join(pool, "lead"), thread, "answer"));
    Browser.signedIn().get(page).then().body(not(containsString("one open")));
  }

  @Test
  void aVersionThatAnAnswerMadeSaysSoInTheReadersLanguage() {
    String lead = join(pool, "lead");
    assertEquals(303, act(lead, thread, "answer"));
    assertEquals(303, act(lead, thread, "faq"));
    String guideline = Api.admin().get("/projects/" + project).path("guideline");
    Browser.signedIn()
        .header("Accept-Language", "ar")
        .get("/guidelines/" + guideline)
        .then()
        .body(containsString("أُجيب عن سؤال."))
        .body(not(containsString("A question was answered.")));
  }

  @Test
  void onlyLeadsSeeAndAnswerAllOfThem() {
    String reviewer = join(pool, "reviewer");
    for (String session : List.of(bo, reviewer)) {
      assertEquals(403, Browser.as(session).get("/projects/" + project + "/threads").statusCode());
      for (String verb : List.of("answer", "faq", "close")) {
        assertEquals(403, act(session, thread, verb), verb);
      }
    }
    assertEquals(303, act(join(pool, "lead"), thread, "answer"));
  }

  private int act(String session, String id, String verb) {
    return Browser.as(session)
        .formParam("text", "So.")
        .formParam("closed", "true")
        .post("/projects/" + project + "/threads/" + id + "/" + verb)
        .statusCode();
  }

  @Test
  void whoIsNotSignedInIsLedToTheSignIn() {
    for (String path :
        List.of("/projects/" + project + "/threads", "/label/" + project + "/threads")) {
      String goes = Browser.anyone().get(path).header("Location");
      assertEquals(true, goes != null && goes.contains("/sign-in"), goes);
    }
  }

  @Test
  void aRaterWritesOnlyInThreadsAndOnItemsOfTheirOwn() {
    String di = join(pool, "rater");
    assertEquals(303, say(bo, "And why here?"));
    assertEquals(404, say(di, "Let me in."));
    assertEquals(404, open(di, lease, "confusing", "On what Bo holds"));
    assertEquals(404, open(di, NOBODY, "confusing", "On nothing"));
    String stranger = join(Api.pool(), "rater");
    assertEquals(404, say(stranger, "Let me in."));
    assertEquals(404, open(stranger, lease, "confusing", "From outside"));
  }

  @Test
  void theTimeOfOnesOwnAnswersAloneIsDisputed() {
    assertEquals(303, dispute(bo, lease));
    assertEquals(404, dispute(join(pool, "rater"), lease));
    assertEquals(404, dispute(bo, NOBODY));
    assertEquals(404, dispute(bo, null));
  }

  private int dispute(String session, String lease) {
    RequestSpecification form = Browser.as(session).formParam("text", "It took longer.");
    if (lease != null) {
      form.formParam("lease", lease);
    }
    return form.post("/label/" + project + "/threads").statusCode();
  }

  @Test
  void aKindThatIsNoneAndWordsThatAreNoneAreRefused() {
    assertEquals(422, open(bo, lease, "gossip", "Hm"));
    assertEquals(422, open(bo, lease, "confusing", " "));
    assertEquals(422, open(bo, lease, "confusing", "x".repeat(4001)));
  }

  @Test
  void aThreadOfAnotherProjectIsNotFoundHere() {
    String admin = Browser.signIn("admin", Browser.PASSWORD).cookie(Browser.COOKIE);
    String here = project;
    project = Api.project(1, pool, Api.overlap(1));
    for (String verb : List.of("answer", "faq", "close")) {
      assertEquals(404, act(admin, thread, verb), verb);
    }
    project = here;
    assertEquals(409, act(admin, thread, "faq"), "nothing was answered yet");
    assertEquals(303, act(admin, thread, "answer"));
    assertEquals(303, act(admin, thread, "faq"));
    assertEquals(303, act(admin, thread, "faq"), "once is enough, twice changes nothing");
  }
}
