// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Answers whatever is asked, with the first answer that will do. */
final class Answerer {
  private static final String OPEN = "fieldset.question:not([hidden]):not([data-tried])";

  private final Visitor visitor;
  private final Page page;
  private final Hand hand;

  Answerer(Visitor visitor) {
    this.visitor = visitor;
    this.page = visitor.page();
    this.hand = new Hand(visitor, Way.MOUSE);
  }

  /** Answers every question, those that appear by an answer as well, and sends; how many. */
  int answerAllAndSend() {
    if (page.locator(".task[data-one-key=true]").count() > 0) {
      page.locator("fieldset.question label.option").first().click();
      return 1;
    }
    int count = answerAll();
    visitor.button("Send").click();
    return count;
  }

  private int answerAll() {
    int count = 0;
    for (Locator open = page.locator(OPEN); open.count() > 0; count++) {
      Locator question = page.locator("#answering");
      open.first().evaluate("node => { node.id = 'answering'; node.dataset.tried = ''; }");
      answer(question, question.getAttribute("data-type"));
      page.evaluate("() => document.getElementById('answering')?.removeAttribute('id')");
    }
    return count;
  }

  private void answer(Locator question, String type) {
    switch (type) {
      case "number" -> question.locator("input").fill("1");
      case "date" -> question.locator("input").fill("2026-01-15");
      case "text" -> question.locator("textarea").fill("These words");
      case "rank" -> question.locator("ol.ranking ~ button").click();
      case "taxonomy" -> category(question);
      case "spans" -> word();
      case "boxes" -> question.locator(".bar button, button").first().click();
      case "polygons" -> outline();
      default -> question.locator("label.option").first().click();
    }
  }

  private static void category(Locator question) {
    Locator boxes = question.locator(".tree label.category");
    for (int i = 0; i < boxes.count(); i++) {
      if (boxes.nth(i).isVisible()) {
        boxes.nth(i).click();
        return;
      }
    }
    question.locator(".tree summary").first().click();
    boxes.first().click();
  }

  private void word() {
    page.locator(".markable").first().focus();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("Enter");
  }

  /** A triangle in a corner. */
  private void outline() {
    Locator image = page.locator(".picture img").first();
    page.locator("#answering label.option").first().click();
    for (double[] corner : new double[][] {{5, 5}, {30, 5}, {30, 30}, {5, 5}}) {
      hand.point(image, corner[0], corner[1]);
    }
  }
}
