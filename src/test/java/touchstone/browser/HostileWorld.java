// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import touchstone.app.Api;
import touchstone.app.Browser;
import touchstone.base.Json;

/** A project in which every field that anybody may write holds a text of the list. */
final class HostileWorld {
  final String slug = Api.fresh("world");
  final String lease;

  private final List<String> texts;
  private final String session;

  /** Makes it by the REST contract and the forms of the pages, as the lead of the session. */
  HostileWorld(List<String> texts, String session, String token) {
    this.texts = texts;
    this.session = session;
    String name = HostilePayloads.names(texts, 200).get(0);
    create("/datasets", Map.of("slug", slug, "name", name, "slices", List.of("kind")));
    bringItems();
    create(
        "/guidelines",
        Map.of(
            "slug",
            slug,
            "name",
            name,
            "body",
            HostileTemplate.body(texts),
            "template",
            HostileTemplate.of(texts)));
    create("/pools", Map.of("slug", slug, "name", name));
    create(
        "/projects",
        Map.of(
            "slug",
            slug,
            "name",
            name,
            "dataset",
            slug,
            "guideline",
            slug,
            "pool",
            slug,
            "policy",
            Map.of("lease", "PT2H")));
    raters();
    judgements();
    lease = Api.lease(token, slug).then().statusCode(200).extract().path("leases[0].lease");
    judge(Api.lease(token, slug).path("leases[0].lease"));
    threads();
  }

  private static void create(String path, Map<String, Object> body) {
    Response made = Api.post(Api.ADMIN, path, body);
    assertEquals(201, made.statusCode(), () -> path + " " + made.asString());
  }

  private void bringItems() {
    List<Map<String, Object>> items = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Map<String, Object> item = HostileTemplate.item(texts);
      item.put("id", i + " " + HostilePayloads.names(texts, 500).get(0));
      item.put("kind", texts.get(i));
      items.add(item);
    }
    Api.post(Api.ADMIN, "/datasets/" + slug + "/items", items).then().statusCode(200);
  }

  private void raters() {
    for (String text : texts) {
      String name = name(text);
      Api.post(
          Api.ADMIN,
          "/raters",
          Map.of("name", name, "kind", "generalist", "traits", Map.of(text, text)));
      Api.post(Api.ADMIN, "/pools/" + slug + "/members", Map.of("rater", name))
          .then()
          .statusCode(201);
    }
  }

  /** As much of it as a rater's name takes. */
  private static String name(String text) {
    return text.substring(0, Math.min(100, text.length())).strip();
  }

  private void judgements() {
    StringBuilder lines = new StringBuilder();
    for (String text : texts) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("item", "2 " + HostilePayloads.names(texts, 500).get(0));
      line.put("rater", name(text));
      line.put("question", "said");
      line.put("answer", text);
      lines.append(Json.write(line)).append('\n');
    }
    Response done =
        Api.admin()
            .contentType("application/x-ndjson")
            .body(lines.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .post("/projects/" + slug + "/judgements/import");
    assertEquals(Integer.valueOf(texts.size()), done.path("accepted"), done::asString);
  }

  /** An answer, a note and a flag by the form of the label page. */
  private void judge(String item) {
    Response done =
        as().formParam("said", String.join(" ", texts))
            .formParam("page.comment", String.join(" ", texts))
            .formParam("page.flagged", "true")
            .post("/label/" + slug + "/" + item);
    assertEquals(303, done.statusCode(), done::asString);
  }

  private void threads() {
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      Response done =
          as().formParam("kind", "guideline")
              .formParam("section", text)
              .formParam("text", text)
              .post("/label/" + slug + "/" + lease + "/threads");
      assertEquals(303, done.statusCode(), done::asString);
    }
    String page = as().get("/projects/" + slug + "/threads").asString();
    List<String> ids =
        java.util.regex.Pattern.compile("threads/([0-9a-f-]{36})/answer")
            .matcher(page)
            .results()
            .map(found -> found.group(1))
            .distinct()
            .toList();
    assertEquals(texts.size(), ids.size());
    for (int i = 0; i < ids.size(); i++) {
      Response done =
          as().formParam("text", texts.get(i))
              .formParam("faq", i % 4 == 0)
              .post("/projects/" + slug + "/threads/" + ids.get(i) + "/answer");
      assertEquals(303, done.statusCode(), done::asString);
    }
  }

  private io.restassured.specification.RequestSpecification as() {
    return Browser.as(session).contentType("application/x-www-form-urlencoded; charset=utf-8");
  }

  List<String> texts() {
    return texts;
  }

  /** Takes it out of everybody's work. */
  void end() {
    Api.admin().post("/projects/" + slug + "/cancel").then().statusCode(200);
  }

  /** Every page that shows something of it. */
  List<String> pages() {
    return List.of(
        "/datasets/" + slug,
        "/datasets/" + slug + "/profile",
        "/guidelines/" + slug,
        "/guidelines/" + slug + "/revise",
        "/builder/form?guideline=" + slug + "&dataset=" + slug,
        "/pools/" + slug,
        "/pools/" + slug + "/projects",
        "/set-up/question?dataset=" + slug,
        "/set-up/people?dataset=" + slug + "&guideline=" + slug,
        "/projects/" + slug,
        "/projects/" + slug + "/care",
        "/projects/" + slug + "/threads?all=true",
        "/projects/" + slug + "/resolution",
        "/projects/" + slug + "/overlap",
        "/projects/" + slug + "/diversity",
        "/projects/" + slug + "/routing",
        "/projects/" + slug + "/quality",
        "/projects/" + slug + "/gold",
        "/projects/" + slug + "/labels",
        "/projects/" + slug + "/intake",
        "/projects/" + slug + "/card",
        "/label/" + slug,
        "/label/" + slug + "/threads",
        "/label/" + slug + "/quality",
        "/label/" + slug + "/" + lease);
  }
}
