// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** A lead sees labels age, promises an age, and has the ones worth most made again. */
@AppTest
class FreshnessStoryTest {
  @RegisterExtension final Visitors visitors = new Visitors();

  private static void send(String path, String lines) {
    Api.admin()
        .contentType("application/x-ndjson")
        .body(lines.getBytes(StandardCharsets.UTF_8))
        .post(path)
        .then()
        .statusCode(200);
  }

  private static String project() {
    String dataset = Api.fresh("data");
    Api.post(
            Api.ADMIN,
            "/datasets",
            Map.of("slug", dataset, "name", dataset, "slices", List.of("category")))
        .then()
        .statusCode(201);
    String pool = Api.fresh("pool");
    Api.post(
            Api.ADMIN,
            "/pools",
            Map.of(
                "slug",
                pool,
                "name",
                pool,
                "rate",
                Map.of("per", "judgement", "amount", "0.05", "currency", "EUR")))
        .then()
        .statusCode(201);
    return Api.project(dataset, Api.guideline(Api.SENTIMENT), pool, Api.overlap(1));
  }

  private static void judged(String project) {
    String dataset = Api.admin().get("/projects/" + project).path("dataset");
    StringBuilder items = new StringBuilder();
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= 60; i++) {
      items.append(
          "{\"id\":\"i%d\",\"text\":\"text\",\"category\":\"%s\"}\n"
              .formatted(i, i % 3 == 0 ? "hats" : "boots"));
      lines.append(
          "{\"item\":\"i%d\",\"rater\":\"bo-%s\",\"question\":\"sentiment\",\"answer\":\"pos\",\"at\":\"%s\"}\n"
              .formatted(i, project, Instant.now().minus(Duration.ofDays(7L * i))));
    }
    send("/datasets/" + dataset + "/items", items.toString());
    send("/projects/" + project + "/judgements/import", lines.toString());
  }

  @Test
  void aLeadSeesLabelsAgePromisesAndHasSomeMadeAgain() {
    String project = project();
    Visitor ada = visitors.ada().expecting("status of 422");
    ada.open("/projects/" + project).follow("Freshness").see("There are no labels yet");
    ada.see("Nothing is promised yet").look();
    judged(project);
    Api.admin().get("/projects/" + project + "/labels").then().statusCode(200);

    ada.open("/projects/" + project + "/freshness").see("resolved ndjson");
    ada.fill("Warn after (days)", "many").press("Set the promise").see("must be a number").look();
    ada.fill("Warn after (days)", "180").fill("Broken after (days)", "365");
    ada.page().locator("input[name=sliceName]").first().fill("category");
    ada.page().locator("input[name=sliceValue]").first().fill("hats");
    ada.page().locator("input[name=sliceWarn]").first().fill("14");
    ada.page().locator("input[name=sliceError]").first().fill("28.5");
    ada.press("Set the promise").see("A training job asks").look().picture("freshness");
    ada.shoot("freshness");
    JsonPath figures = Api.admin().get("/projects/" + project + "/metrics/freshness").jsonPath();
    assertThat(ada.page().locator("[data-figure=outdated]"))
        .hasText(String.valueOf(figures.getInt("outdated")));
    assertThat(ada.page().locator("[data-figure=p50]"))
        .containsText(days(figures.getString("ageP50")));
    assertThat(ada.page().locator("[data-figure=p95]"))
        .containsText(days(figures.getString("ageP95")));
    Api.admin().get("/projects/" + project + "/freshness").then().statusCode(409);

    ada.page().locator(".ages a").last().click();
    ada.see("i60").see("older than promised").look();
    ada.follow("Freshness").follow("category:hats").see("i60").seeNot("i59").look();

    ada.open("/projects/" + project + "/freshness");
    ada.fill("How many labels", "0").press("Show the price").see("must be 1 to 5000").look();
    ada.fill("How many labels", "20").press("Show the price");
    ada.see("20 labels would be made again, 3 of them by lot.");
    ada.see("At 0.05 EUR a label that is 1.00 EUR.").look().picture("freshness-price");
    Api.admin().get("/projects/" + project + "/relabels").then().body("items", hasSize(0));
    ada.press("Make them again").see("1.00 EUR").look();
    Api.admin()
        .get("/projects/" + project + "/relabels")
        .then()
        .body("items[0].labels", equalTo(20))
        .body("items[0].price.amount", equalTo("1.00"));

    Visitor narrow = visitors.ada(Visitors.telephone());
    narrow.open("/projects/" + project + "/freshness").fits().touchable().picture("freshness-320");
    narrow.open("/projects/" + project + "/freshness/labels").fits();
  }

  private static String days(String length) {
    double days = Math.round(Duration.parse(length).toSeconds() / 8640.0) / 10.0;
    return days == Math.rint(days) ? String.valueOf((long) days) : String.valueOf(days);
  }
}
