// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** Every page on a telephone of 320 pixels: nothing scrolls sideways, everything can be hit. */
@AppTest
class NarrowScreenTest {
  /** What one presses, smaller than 24 pixels; links within a sentence are no targets. */
  private static final String TOO_SMALL =
      """
      () => [...document.querySelectorAll(
          'button, a.button, nav a, summary, select, input:not([type=hidden]), textarea')]
        .map((e) => e.closest('label') && e.matches('[type=radio], [type=checkbox]')
          ? e.closest('label') : e)
        .filter((e) => e.checkVisibility())
        .filter((e) => { const b = e.getBoundingClientRect();
          return b.width < 24 || b.height < 24; })
        .map((e) => e.outerHTML)
      """;

  @RegisterExtension final Visitors visitors = new Visitors();

  private String pool;
  private String dataset;
  private String guideline;
  private String project;

  private void aProjectWithJudgements() {
    pool = Api.pool();
    dataset = Api.dataset(6);
    guideline = Api.guideline(Stories.FEELING);
    project = Api.project(dataset, guideline, pool, Api.overlap(3));
    for (String answer : List.of("pos", "neg")) {
      String rater = Api.rater(pool, "r");
      String lease = Api.lease(rater, project).path("leases[0].lease");
      Map<String, Object> body = Map.of("lease", lease, "answers", Map.of("feeling", answer));
      Api.post(rater, "/projects/" + project + "/judgements", body).then().statusCode(201);
    }
  }

  private static void fits(Visitor visitor) {
    visitor.look().fits();
    assertEquals(List.of(), visitor.page().evaluate(TOO_SMALL), () -> visitor.page().url());
  }

  @Test
  void thePagesOfALeadFit() {
    aProjectWithJudgements();
    Visitor ada = visitors.ada(Visitors.telephone()).expecting("status of 4");
    List.of(
            "/",
            "/projects",
            "/projects/" + project,
            "/projects/" + project + "/resolution",
            "/projects/" + project + "/agreement",
            "/projects/" + project + "/overlap",
            "/projects/" + project + "/diversity",
            "/projects/" + project + "/routing",
            "/projects/" + project + "/quality",
            "/projects/" + project + "/gold",
            "/projects/" + project + "/labels",
            "/projects/" + project + "/intake",
            "/projects/" + project + "/card",
            "/datasets",
            "/datasets/" + dataset,
            "/datasets/" + dataset + "/profile",
            "/guidelines",
            "/guidelines/" + guideline,
            "/guidelines/" + guideline + "/revise",
            "/pools",
            "/pools/" + pool,
            "/pools/" + pool + "/projects",
            "/account",
            "/set-up",
            "/set-up/question?dataset=" + dataset,
            "/set-up/people?dataset=" + dataset + "&guideline=" + guideline,
            "/nowhere")
        .forEach(
            path -> {
              ada.page().navigate(path);
              fits(ada);
            });
    ada.open("/pools/" + pool).press("Make a link").fits();
    ada.open("/account").fill("Name", "a script").press("Make a token").see("Copy it now").fits();
  }

  @Test
  void thePagesOfARaterFit() {
    aProjectWithJudgements();
    String login = Api.fresh("bo");
    Visitor bo = visitors.rater(pool, login, Visitors.telephone());
    fits(bo);
    bo.press("Label in " + project).see("What does the writer feel?");
    fits(bo);
    bo.keys("?");
    fits(bo);
    bo.keys("Escape", "s");
    fits(bo);
    bo.open("/label/" + project).see("Ready when you are.");
    fits(bo);
    bo.open("/label/" + project + "/quality").see("No rule has done anything to you.");
    fits(bo);
    bo.open("/account");
    fits(bo);
    Map<String, Object> changed =
        Map.of("body", "# Read this again", "template", Stories.FEELING, "change", "meaning");
    Api.post(Api.ADMIN, "/guidelines/" + guideline + "/versions", changed).then().statusCode(201);
    bo.open("/label/" + project + "/guideline").seeHeading("First the guideline");
    fits(bo);
    bo.press("Sign out").seeHeading("Sign in");
    fits(bo);
  }

  @Test
  void theLabelPageIsReadableInTheDark() {
    aProjectWithJudgements();
    Visitor bo = visitors.rater(pool, Api.fresh("bo"), Visitors.dark());
    bo.press("Label in " + project).see("What does the writer feel?");
    Browser.NewContextOptions both = Visitors.telephone();
    both.colorScheme = Visitors.dark().colorScheme;
    Visitor cy = visitors.rater(pool, Api.fresh("cy"), both);
    cy.press("Label in " + project).see("What does the writer feel?");
    cy.option("Mixed").focus();
    fits(cy);
  }
}
