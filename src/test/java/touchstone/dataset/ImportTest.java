// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** Items in by key, in each format; what was refused; the profile of the fields. */
@AppTest
class ImportTest {
  private static Response bring(String data, String type, String body, String query) {
    Response report =
        Api.admin()
            .contentType(type)
            .body(body.getBytes(StandardCharsets.UTF_8))
            .post("/datasets/" + data + "/items" + query);
    report.then().statusCode(200);
    return report;
  }

  private static void counts(
      Response report, int accepted, int unchanged, int updated, int refused) {
    report
        .then()
        .body("accepted", equalTo(accepted))
        .body("unchanged", equalTo(unchanged))
        .body("updated", equalTo(updated))
        .body("rejected", equalTo(refused));
  }

  @Test
  void theSameKeyIsUnchangedOrUpdatedNeverDoubled() {
    String data = Api.dataset(0);
    String lines = "{\"id\":\"a\",\"x\":1,\"y\":2}\n{\"id\":\"b\",\"x\":1}\n";
    counts(bring(data, "application/x-ndjson", lines, ""), 2, 0, 0, 0);
    counts(bring(data, "application/x-ndjson", lines, ""), 0, 2, 0, 0);
    counts(bring(data, "application/json", "[{\"y\":2,\"x\":1,\"id\":\"a\"}]", ""), 0, 1, 0, 0);
    counts(bring(data, "application/json", "[{\"id\":\"a\",\"x\":2}]", ""), 0, 0, 1, 0);
    String repeats =
        "{\"id\":\"c\"}\n{\"id\":\"c\"}\n{\"id\":\"c\",\"x\":1}\n{\"id\":\"b\",\"x\":1}\n";
    counts(bring(data, "application/x-ndjson", repeats, ""), 1, 2, 1, 0);
    Api.admin()
        .get("/datasets/" + data + "/items")
        .then()
        .body("items.key", equalTo(List.of("a", "b", "c")))
        .body("items[0].content.x", equalTo(2))
        .body("items[2].content.x", equalTo(1))
        .body("next", nullValue());
  }

  @Test
  void csvTakesItsKeyFromTheColumnNamed() {
    String data = Api.dataset(0);
    Response report = bring(data, "text/csv", "task,text\n7,\"a, b\"\n,c\n8\n", "?key=task");
    counts(report, 1, 0, 0, 2);
    report.then().body("errors.line", equalTo(List.of(3, 4)));
    report.then().body("errors[0].reason", containsString("task"));
  }

  @Test
  void allRefusedLinesCanBeReadPageByPage() {
    String data = Api.dataset(0);
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= 250; i++) {
      lines.append(i % 2 == 0 ? "{\"id\":\"k" + i + "\"}" : "{bad").append('\n');
    }
    lines.append("{}\n".repeat(125));
    Response report = bring(data, "application/x-ndjson", lines.toString(), "");
    counts(report, 125, 0, 0, 250);
    report.then().body("errors", hasSize(100)).body("errors[99].line", equalTo(199));
    String after = null;
    int seen = 0;
    int last = 0;
    do {
      Response page =
          Api.admin()
              .queryParam("limit", 60)
              .queryParams(after == null ? Map.of() : Map.of("after", after))
              .get("/imports/" + report.path("id") + "/errors");
      page.then().statusCode(200);
      for (int line : page.<List<Integer>>path("items.line")) {
        assertEquals(true, line > last);
        last = line;
        seen++;
      }
      after = page.path("next");
    } while (after != null);
    assertEquals(250, seen);
    assertEquals(375, last);
  }

  @Test
  void theProfileTellsFormsOfOneValueAndOutliers() {
    String data = Api.dataset(0);
    StringBuilder csv = new StringBuilder("id,rating,price,seen\n");
    for (int i = 0; i < 40; i++) {
      csv.append(i).append(',').append(List.of("0", "0.0", "", "3").get(i % 4)).append(',');
      csv.append(i == 7 ? 100_000 : 10 + i % 5).append(',').append(i % 2 == 0 ? "Yes" : "yes");
      csv.append('\n');
    }
    bring(data, "text/csv", csv.toString(), "");
    Response profile = Api.admin().get("/datasets/" + data + "/profile");
    profile
        .then()
        .statusCode(200)
        .body("items", equalTo(40))
        .body("fields.find { it.field == 'rating' }.type", equalTo("number"))
        .body("fields.find { it.field == 'rating' }.empty", equalTo(10))
        .body("fields.find { it.field == 'rating' }.inconsistent", hasItem(List.of("0", "0.0", "")))
        .body("fields.find { it.field == 'price' }.outliers", equalTo(List.of("100000")))
        .body("fields.find { it.field == 'price' }.high", equalTo(100000f))
        .body("fields.find { it.field == 'seen' }.inconsistent", hasItem(List.of("Yes", "yes")))
        .body("fields.find { it.field == 'id' }.distinct", equalTo(40));
  }

  @Test
  void numbersBeyondMeasureDoNotStopTheProfile() {
    String data = Api.dataset(0);
    bring(
        data,
        "application/x-ndjson",
        "{\"id\":1,\"x\":1e999999999}\n{\"id\":2,\"x\":1e-999999999}\n",
        "");
    Api.admin().get("/datasets/" + data + "/profile").then().statusCode(200);
    assertNull(Api.admin().get("/datasets/" + data + "/items?q=zzz").path("next"));
  }

  @Test
  void slicesAndTextsFindItems() {
    String slug = Api.fresh("sliced");
    Api.post(
            Api.ADMIN,
            "/datasets",
            Map.of("slug", slug, "name", "n", "slices", List.of("category")))
        .then()
        .statusCode(201);
    bring(
        slug,
        "application/x-ndjson",
        "{\"id\":1,\"category\":\"boots\",\"t\":\"100% fine\"}\n{\"id\":2,\"category\":\"hats\"}\n",
        "");
    Api.admin()
        .get("/datasets/" + slug + "/items?slice=category:boots")
        .then()
        .body("items.key", equalTo(List.of("1")));
    Api.admin()
        .queryParam("q", "0% FI")
        .get("/datasets/" + slug + "/items")
        .then()
        .body("items.key", equalTo(List.of("1")));
  }
}
