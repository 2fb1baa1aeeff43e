// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every way of showing a field, looked at and used in every way. */
final class ShowCases {
  private ShowCases() {}

  static Stream<Seen> all(Desks desks) {
    return Stream.of(
        new Seen("text", way -> way.sentence() + "\n2", ShowCases::text),
        new Seen("html", way -> "<h2>" + way.sentence() + "</h2><p>2</p>", ShowCases::html),
        new Seen("image", way -> desks.media("street.png"), ShowCases::image),
        new Seen("audio", way -> desks.media("tune.wav"), ShowCases::audio),
        new Seen("video", way -> desks.media("ball.webm"), ShowCases::video),
        new Seen(
            "dialogue",
            way ->
                List.of(
                    Map.of("role", "user", "content", way.sentence()),
                    Map.of("role", "bot", "content", "2")),
            hand -> assertThat(item(hand).locator(".turn")).hasCount(2)),
        new Seen("table", ShowCases::rows, ShowCases::table),
        new Seen("pair", way -> List.of(way.sentence(), "2"), ShowCases::pair),
        new Seen("context", ShowCases::context, ShowCases::contextShown));
  }

  private static Locator item(Hand hand) {
    return hand.page().locator(".item .value");
  }

  private static void text(Hand hand) {
    assertEquals(hand.way().sentence() + "\n2", item(hand).locator(".text").textContent());
    String dir = hand.way() == Way.ARABIC ? "rtl" : "ltr";
    assertThat(item(hand).locator(".text")).hasCSS("direction", dir);
  }

  private static void html(Hand hand) {
    assertThat(item(hand).locator("iframe")).hasAttribute("sandbox", "");
    assertThat(item(hand).frameLocator("iframe").locator("h2")).hasText(hand.way().sentence());
  }

  private static void image(Hand hand) {
    Locator image = item(hand).locator("img");
    image.scrollIntoViewIfNeeded();
    assertEquals(
        480, image.evaluate("async image => { await image.decode(); return image.naturalWidth; }"));
    double before = image.boundingBox().width;
    if (hand.byKeys()) {
      hand.reach(item(hand).locator(".zoom-view")).keys("+", "+");
    } else {
      hand.press(hand.word("script_zoomIn")).press(hand.word("script_zoomIn"));
    }
    assertEquals(2.25, image.boundingBox().width / before, 0.2);
    hand.press("100 %");
    assertEquals(before, image.boundingBox().width, 1);
  }

  private static void audio(Hand hand) {
    assertThat(item(hand).locator(".wave")).isVisible();
    Locator audio = item(hand).locator("audio");
    if (hand.byKeys()) {
      hand.reach(item(hand).locator(".wave")).keys("Space");
      hand.page().waitForFunction("() => document.querySelector('audio').currentTime > 0");
      hand.keys("Space");
    } else {
      seek(hand, audio);
    }
    item(hand).locator("select").selectOption("2");
    assertEquals(2, ((Number) audio.evaluate("audio => audio.playbackRate")).intValue());
  }

  private static void video(Hand hand) {
    Locator video = item(hand).locator("video");
    seek(hand, video);
    item(hand).locator("select").selectOption("0.5");
    assertEquals(0.5, video.evaluate("video => video.playbackRate"));
  }

  /** Five seconds on, or to the end where it is shorter, and back to the beginning. */
  private static void seek(Hand hand, Locator media) {
    hand.page().waitForFunction("() => document.querySelector('audio, video').readyState >= 2");
    hand.press(hand.word("script_playOn", 5));
    hand.page().waitForFunction("() => document.querySelector('audio, video').currentTime > 0.5");
    hand.press(hand.word("script_playBack", 5));
    hand.page().waitForFunction("() => document.querySelector('audio, video').currentTime === 0");
    assertEquals(false, media.evaluate("media => media.error !== null"));
  }

  private static Object rows(Way way) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int column = 1; column <= 12; column++) {
      row.put("column " + column, column == 1 ? way.sentence() : "value " + column);
    }
    return List.of(row, row);
  }

  /** Wider than a telephone: it scrolls in itself, by keys as well. */
  private static void table(Hand hand) {
    assertThat(item(hand).locator("tbody td").first()).hasText(hand.way().sentence());
    if (hand.byKeys()) {
      hand.reach(item(hand).locator(".scroll"));
    }
  }

  private static void pair(Hand hand) {
    assertThat(item(hand).locator(".pair .text").first()).hasText(hand.way().sentence());
    assertThat(item(hand).locator(".pair .text")).hasCount(2);
  }

  private static Object context(Way way) {
    Map<String, Object> seen = new LinkedHashMap<>();
    seen.put("query", way.sentence());
    seen.put("page", "/search");
    seen.put("position", 3);
    seen.put("time", "2026-11-23T10:00:00Z");
    seen.put("locale", "pt-BR");
    return seen;
  }

  private static void contextShown(Hand hand) {
    assertThat(item(hand).locator(".context dd").first()).hasText(hand.way().sentence());
    assertThat(item(hand).locator(".context dt").first())
        .hasText(hand.word("labelling_contextQuery"));
  }
}
