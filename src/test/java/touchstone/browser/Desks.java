// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import touchstone.app.Api;

/** Raters signed in once for each way of labelling, who share a pool, and media for items. */
final class Desks {
  private final Map<Way, String> signedIn = new EnumMap<>(Way.class);
  private final Map<String, String> media = new HashMap<>();
  private String pool;

  /** A project of one item with its first rater at work, in front of the item. */
  record Work(String project, Visitor rater) {}

  Work work(Visitors visitors, Way way, Object template, Map<String, Object> item) {
    pool = pool == null ? Api.pool() : pool;
    String dataset = Api.dataset(0);
    Map<String, Object> line = new HashMap<>(item);
    line.put("id", "i1");
    Api.post(Api.ADMIN, "/datasets/" + dataset + "/items", List.of(line))
        .then()
        .body("accepted", equalTo(1));
    String project = Api.project(dataset, Api.guideline(template), pool, Api.overlap(1));
    Visitor rater = at(visitors, way);
    rater.page().navigate("/label/" + project);
    Hand hand = new Hand(rater, way);
    hand.press(hand.word("labelling_label"));
    return new Work(project, rater.seeTask());
  }

  private Visitor at(Visitors visitors, Way way) {
    Browser.NewContextOptions kind = way.kind();
    String state = signedIn.get(way);
    if (state != null) {
      return visitors.with(kind.setStorageState(state));
    }
    String link =
        Api.post(Api.ADMIN, "/invitations", Map.of("pool", pool, "role", "rater")).path("link");
    Visitor rater = visitors.with(kind);
    Hand hand = new Hand(rater, way);
    String login = Api.fresh("bo");
    rater.page().navigate(link);
    hand.write(AriaRole.TEXTBOX, hand.word("account_login"), login);
    hand.write(rater.page().locator("input[type=password]"), "a password of " + login);
    hand.press(hand.word("rater_join"));
    rater.page().waitForURL("/");
    signedIn.put(way, rater.page().context().storageState());
    return rater;
  }

  /** The id of a sample that the application brings along, such as {@code street.png}. */
  String media(String sample) {
    return media.computeIfAbsent(sample, Desks::upload);
  }

  private static String upload(String sample) {
    try (InputStream stream = Desks.class.getResourceAsStream("/samples/" + sample)) {
      return Api.admin()
          .multiPart("file", sample, stream.readAllBytes())
          .post("/datasets/" + Api.dataset(0) + "/media")
          .path("items[0].media");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
