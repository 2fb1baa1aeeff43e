// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** A lead says who is given what, tries it first, and puts projects into an order. */
@AppTest
class RoutingStoryTest {
  @RegisterExtension final Visitors visitors = new Visitors();

  private static String dataset() {
    String slug = Api.fresh("data");
    Api.post(
            Api.ADMIN,
            "/datasets",
            Map.of("slug", slug, "name", slug, "slices", List.of("language")))
        .then()
        .statusCode(201);
    Api.admin()
        .contentType("text/csv")
        .body(
            "id,text,language\ni1,Guten Tag,de\ni2,Bonjour,fr\ni3,Salut,fr\ni4,Hello,en\n"
                .getBytes(StandardCharsets.UTF_8))
        .post("/datasets/" + slug + "/items")
        .then()
        .statusCode(200);
    return slug;
  }

  private static String member(String pool, String name, Map<String, String> traits) {
    String full = Api.fresh(name);
    String id =
        Api.post(Api.ADMIN, "/raters", Map.of("name", full, "kind", "generalist", "traits", traits))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Api.post(Api.ADMIN, "/pools/" + pool + "/members", Map.of("rater", id)).then().statusCode(201);
    return full;
  }

  @Test
  void aLeadTriesARoutingAndSetsIt() {
    String pool = Api.pool();
    member(pool, "fleur", Map.of("languages", "fr, en"));
    member(pool, "hans", Map.of("languages", "de"));
    String project = Api.project(dataset(), Api.guideline(Stories.FEELING), pool, Api.overlap(1));

    Visitor ada = visitors.ada().expecting("status of 422");
    ada.open("/projects/" + project).follow("Who gets what").see("Given out as it stands");
    ada.see("i1 · i2 · i3 · i4").look().picture("routing");
    ada.page().locator("select[name=matchSlice]").selectOption("language");
    ada.page().locator("input[name=matchTrait]").fill("languages");
    ada.page().locator("select[name=prioritySlice]").selectOption("language");
    ada.page().locator("input[name=priorityValue]").fill("en");
    ada.page().locator("input[name=priority]").fill("5");
    ada.press("Try it").see("Only tried: nothing has changed yet.");
    ada.see("i4 · i2 · i3").see("in another slice than theirs").look().picture("routing-tried");
    ada.open("/projects/" + project + "/routing").see("i1 · i2 · i3 · i4");
    ada.fill("Judgements an item", "3");
    ada.page().locator("input[name=skill]").fill("law");
    ada.press("Set the policy").see("must be 0 to 1").look();
    ada.field("Judgements an item");
    ada.open("/projects/" + project + "/routing").fill("Judgements an item", "3");
    ada.page().locator("select[name=matchSlice]").selectOption("language");
    ada.page().locator("input[name=matchTrait]").fill("languages");
    ada.press("Set the policy").see("Given out as it stands").see("i2 · i3 · i4").look();
    Api.admin()
        .get("/projects/" + project + "/policy")
        .then()
        .body("overlap.max", equalTo(3))
        .body("routing.match[0].trait", equalTo("languages"));
  }

  @Test
  void aRaterGoesOnWithTheNextProjectInTheLeadsOrder() {
    String pool = Api.pool();
    String guideline = Api.guideline(Stories.FEELING);
    String first = Api.project(Api.dataset(1), guideline, pool, Api.overlap(1));
    String second = Api.project(Api.dataset(1), guideline, pool, Api.overlap(1));
    Visitor ada = visitors.ada();
    ada.open("/pools/" + pool).follow("Projects of this pool").look();
    ada.press("Move " + second + " up").look().picture("pool-order");

    Visitor bo = visitors.rater(pool, Api.fresh("bo"), Visitors.telephone());
    bo.open("/").press("Label in " + second).see("What does the writer feel?").keys("1", "Enter");
    bo.see("That was all for you here.").look().fits().picture("rest-go-on");
    bo.press("Go on with " + first).see("What does the writer feel?").keys("1", "Enter");
    bo.see("That was all for you here.");
  }
}
