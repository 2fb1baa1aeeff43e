// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.AppTest;
import touchstone.base.Json;

/** Boxes by mouse: taken back, drawn and chosen while the image is closer. */
@AppTest
class MarkingTest {
  private static final Desks DESKS = new Desks();

  @RegisterExtension final Visitors visitors = new Visitors();

  @Test
  void aBoxIsTakenBackByKeyAndDrawnAndChosenInACloserImage() {
    String template =
        """
        {"show":[{"field":"photo","as":"image"}],
         "ask":[{"name":"asked","type":"boxes","title":"Where?","on":"photo",
                 "labels":[{"value":"car","title":"Car"},{"value":"cat","title":"Cat"}]}]}
        """;
    Map<String, Object> item = Map.of("photo", DESKS.media("street.png"));
    Desks.Work work = DESKS.work(visitors, Way.MOUSE, Json.tree(template), item);
    Visitor bo = work.rater();
    Hand hand = new Hand(bo, Way.MOUSE);
    Locator image = bo.page().locator(".picture img");
    Locator rows = bo.page().locator(".marked-parts > li");
    hand.drag(image, 10, 10, 20, 20);
    assertThat(rows).hasCount(1);
    bo.keys("Control+z");
    assertThat(rows).hasCount(0);
    hand.press("Add a box").keys("Control+z");
    assertThat(rows).hasCount(0);
    assertThat(bo.button("Add a box")).isFocused();
    hand.press("Zoom in").drag(image, 40, 40, 55, 52);
    assertThat(rows).hasCount(1);
    hand.point(image, 47, 46);
    assertThat(bo.page().locator(".marked-parts > li.now")).hasCount(1);
    bo.look().fits();
    hand.send("").sees("That was all").sees("All saved");
    JsonNode stored = Json.toTree(Stories.judgements(work.project()).get(0).get("answer"));
    JsonNode meant =
        Json.tree("[{\"x\":40,\"y\":40,\"width\":15,\"height\":12,\"label\":\"car\"}]");
    assertTrue(Asked.same(meant, stored, 1), stored::toString);
  }
}
