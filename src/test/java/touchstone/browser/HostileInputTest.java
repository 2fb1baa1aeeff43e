// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;

/** Hostile texts in addresses, forms, files and fields with a rule: refused, or shown as text. */
@AppTest
@TestProfile(OwnStore.class)
class HostileInputTest {
  @RegisterExtension final Visitors visitors = new Visitors();

  private Eve eve;
  private Inert inert;

  @BeforeEach
  void eveComes() {
    eve = new Eve(visitors);
    inert = eve.inert;
  }

  @Test
  void whatAnAddressHoldsIsShownAsText() {
    String slug = Api.dataset(1);
    eve.visitor.expecting("status of 404");
    inert.open("/");
    for (String path :
        List.of(
            "/datasets/" + slug + "?q=%s&slice=kind:%s",
            "/sign-in?next=%s",
            "/builder?dataset=%s&then=%s",
            "/builder/import?dataset=%s&then=%s",
            "/projects/%s")) {
      Map<String, Integer> harmless =
          inert.read(path.replace("%s", encoded(HostilePayloads.harmless(0))));
      for (int i = 0; i < HostilePayloads.ALL.size(); i++) {
        String text = encoded(HostilePayloads.hostile(i));
        Inert.same(harmless, inert.read(path.replace("%s", text)), path + " " + text);
      }
    }
    inert.nothingRan();
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8)
        .replace("+", "%20");
  }

  @Test
  void formsThatAreRefusedShowWhatWasTypedAsText() {
    eve.visitor.expecting("status of 422").expecting("status of 400");
    inert.open("/");
    String slug = Api.pool();
    List<Map<String, Integer>> harmless = refused(slug, HostilePayloads.harmless(0));
    for (int i = 0; i < HostilePayloads.ALL.size(); i++) {
      List<Map<String, Integer>> hostile = refused(slug, HostilePayloads.hostile(i));
      for (int form = 0; form < hostile.size(); form++) {
        Inert.same(harmless.get(form), hostile.get(form), form + " " + HostilePayloads.hostile(i));
      }
    }
    inert.nothingRan();
  }

  private List<Map<String, Integer>> refused(String slug, String text) {
    return List.of(
        inert.posted(
            "/set-up/question",
            false,
            Map.of(
                "dataset",
                demoData(),
                "title",
                text,
                "options",
                text,
                "body",
                text,
                "name",
                text,
                "low",
                text,
                "type",
                "choice")),
        inert.posted("/pools/" + slug + "/members", false, Map.of("rater", text + "?")),
        inert.posted("/builder/import", true, Map.of("xml", text, "dataset", text, "then", text)),
        inert.posted(
            "/builder/import",
            true,
            Map.of(
                "xml",
                labelStudio(text.replace('\n', ' ')),
                "dataset",
                "",
                "then",
                "",
                "confirmed",
                "true")),
        inert.posted("/builder/preview", false, Map.of("json", text, "body", text)));
  }

  private String data;

  private String demoData() {
    return data = data == null ? Api.dataset(1) : data;
  }

  /** A configuration whose attributes hold the text, written as XML wants it. */
  private static String labelStudio(String text) {
    StringBuilder value = new StringBuilder();
    text.codePoints().forEach(c -> value.append("&#").append(c).append(';'));
    return "<View><Header value=\"x %1$s\"/><Text name=\"t\" value=\"$text\"/><Choices name=\"c\" toName=\"t\"><Choice value=\"x %1$s\"/><Choice value=\"b\" hint=\"x %1$s\"/></Choices></View>"
        .formatted(value);
  }

  @Test
  void aSlugALoginAndAValueTakeNoneOfIt() {
    for (int i = 0; i < HostilePayloads.ALL.size(); i++) {
      String text = HostilePayloads.hostile(i);
      refuses("/datasets", Map.of("slug", text, "name", "x"));
      refuses("/pools", Map.of("slug", text, "name", "x"));
      refuses("/raters", Map.of("name", Api.fresh("r"), "kind", "generalist", "login", text));
      refuses("/raters", Map.of("name", Api.fresh("r"), "kind", text));
      refuses(
          "/guidelines",
          Map.of(
              "slug",
              Api.fresh("g"),
              "name",
              "x",
              "body",
              "x",
              "template",
              Map.of(
                  "show",
                  List.of(Map.of("field", "t", "as", text, "lang", text)),
                  "ask",
                  List.of(Map.of("name", text, "type", "text", "title", "x")))));
      refuses("/pools", Map.of("slug", Api.fresh("p"), "name", text + "\u0000"));
    }
  }

  private static void refuses(String path, Map<String, Object> body) {
    int status = Api.post(Api.ADMIN, path, body).statusCode();
    assertTrue(status >= 400 && status < 500, () -> status + " from " + path + " for " + body);
  }

  @Test
  void aFileMayHaveAnyName() {
    String slug = Api.dataset(0);
    for (int i = 0; i < HostilePayloads.ALL.size(); i++) {
      String name = HostilePayloads.hostile(i).replaceAll("[\\r\\n\"]", "'") + ".csv";
      Response brought =
          Browser.as(eve.session)
              .multiPart("file", name, "id,text\n1,x\n,x\n".getBytes(), "text/csv")
              .multiPart("key", "id")
              .post("/datasets/" + slug + "/items");
      assertTrue(brought.statusCode() < 500, () -> brought.statusCode() + " for " + name);
      assertTrue(!brought.asString().contains("__pwn"), name);
    }
  }
}
