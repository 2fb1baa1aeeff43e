// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import io.restassured.RestAssured;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.embed.Tokens;

/**
 * Di, a user of a shop on another origin, answers one question there; on a third site it is not
 * shown.
 */
@AppTest
class EmbedStoryTest {
  @RegisterExtension final Visitors visitors = new Visitors();

  private volatile String frame = "about:blank";

  @Test
  void theQuestionIsAnsweredOnTheShopsPageAndOnNoOther() throws Exception {
    HttpServer shop = site();
    HttpServer stranger = site();
    try {
      String project = Api.project(2, Api.pool(), Api.overlap(3));
      Visitor ada = visitors.ada().byKeyboard().open("/projects/" + project).look();
      ada.follow("On your own pages").see("No question stands on other pages yet.").look().fits();
      ada.fill("Sites it may stand on", origin(shop)).press("Make").see("It is not shown again.");
      ada.look().fits().picture("embed-made");
      String secret = ada.page().locator("code.secret").textContent();
      String id =
          Api.admin().get("/projects/" + project + "/embeds").then().extract().path("items[0].id");
      Tokens tokens = new Tokens(id, secret);

      frame = address(id, tokens.of("di", "i1"));
      Visitor di = visitors.with(Visitors.telephone());
      di.page().navigate(origin(shop) + "/");
      FrameLocator asked = di.page().frameLocator("iframe");
      assertThat(asked.getByText("text 1")).isVisible();
      di.picture("embed");
      asked.getByLabel("Positive").focus();
      di.keys("Space", "Tab");
      asked.getByRole(AriaRole.BUTTON).press("Enter");
      assertThat(asked.getByText("Thank you. Your answer is saved.")).isVisible();
      di.page().reload();
      assertThat(asked.getByText("Thank you. Your answer is saved.")).isVisible();
      judged(project, 1);

      frame = address(id, "forged." + tokens.of("di", "i2"));
      di.expecting("status of 403").page().reload();
      assertThat(asked.getByText("This question cannot be answered from here.")).isVisible();

      frame = address(id, tokens.of("di", "i2"));
      Visitor elsewhere = visitors.with(Visitors.telephone()).expecting("frame-ancestors");
      elsewhere.page().navigate(origin(stranger) + "/");
      elsewhere.page().waitForTimeout(500);
      assertThat(elsewhere.page().frameLocator("iframe").getByText("text 2")).hasCount(0);
      judged(project, 1);
    } finally {
      shop.stop(0);
      stranger.stop(0);
    }
  }

  private static void judged(String project, int judgements) {
    Api.admin()
        .get("/projects/" + project + "/metrics/progress")
        .then()
        .body("judgements", Matchers.equalTo(judgements));
  }

  /** A page with a frame, of a site that is neither ours nor on our host's name. */
  private HttpServer site() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] page =
              ("<!DOCTYPE html><html lang=en><title>Shop</title><h1>Shop</h1><iframe title=Question"
                      + " width=300 height=300 src=\""
                      + frame
                      + "\"></iframe>")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static String origin(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static String address(String id, String token) {
    return "http://localhost:" + RestAssured.port + "/embed/" + id + "?token=" + token;
  }
}
