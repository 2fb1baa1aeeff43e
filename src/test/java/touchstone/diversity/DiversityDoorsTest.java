// SPDX-License-Identifier: Apache-2.0
package touchstone.diversity;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;
import touchstone.app.Crowd;

/** What other doors say of who judges: a sheet, an archive, a data card, a pool. */
@AppTest
class DiversityDoorsTest {
  private static final Map<String, Object> HALVES =
      Map.of("gender", Map.of("woman", .5, "man", .5));

  @Test
  void whatPeopleCallThemselvesIsNoFormula() {
    Crowd crowd = new Crowd(3, Map.of());
    crowd.join(11, Map.of("=1+1", "@SUM(A1), \"so\""));
    crowd.join(10, Map.of("=1+1", "hidden"));
    crowd.judgeAll(0, 21);
    String sheet =
        RestAssured.given()
            .cookie(
                Browser.COOKIE, Browser.signIn("admin", Browser.PASSWORD).cookie(Browser.COOKIE))
            .get("/projects/" + crowd.project() + "/diversity.csv")
            .then()
            .statusCode(200)
            .contentType(containsString("text/csv"))
            .header("Content-Disposition", containsString("-diversity.csv"))
            .extract()
            .asString();
    assertEquals("'=1+1,\"'@sum(a1), \"\"so\"\"\",11,33,,,1.0,,,,,", sheet.split("\r\n")[1]);
    assertEquals("'=1+1,“hidden”,10,30,,,1.0,,,,,", sheet.split("\r\n")[2]);
  }

  /** A quota of routing notes the group with the participant: it stays behind. */
  @Test
  void anArchiveTellsNoGroup() throws IOException {
    Crowd crowd = new Crowd(3, Map.of());
    crowd.join(2, Map.of("plays", "xylophone"));
    crowd.judgeAll(0, 2);
    Api.admin()
        .contentType("application/json")
        .body(Map.of("routing", Map.of("quota", Map.of("trait", "plays", "most", 3))))
        .put("/projects/" + crowd.project() + "/policy")
        .then()
        .statusCode(200);
    byte[] archive =
        Api.admin().get("/projects/" + crowd.project() + "/archive").then().extract().asByteArray();
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry each = entries.getNextEntry(); each != null; each = entries.getNextEntry()) {
        String text = new String(entries.readAllBytes(), StandardCharsets.UTF_8);
        assertFalse(text.contains("xylophone"), each.getName());
      }
    }
  }

  @Test
  void theDataCardSaysWhoJudged() {
    Crowd crowd = new Crowd(4, HALVES);
    crowd.join(18, Map.of("gender", "woman"));
    crowd.join(12, Map.of("gender", "man"));
    int few = crowd.join(3, Map.of("gender", "neither"));
    crowd.judgeAll(0, few + 3);
    String card = Api.admin().get("/projects/" + crowd.project() + "/card").asString();
    assertTrue(card.contains("**gender**: woman 18 (wanted 50 %, met to 100 %);"), card);
    assertTrue(card.contains("all others, hidden 15"), card);
    assertTrue(card.contains("Whether groups judge alike is not known"), card);
    assertTrue(card.contains("Nobody came by an invitation"), card);
    assertFalse(card.contains("neither"), card);
    String nobody =
        Api.admin().get("/projects/" + new Crowd(1, Map.of()).project() + "/card").asString();
    assertTrue(nobody.contains("Who they are is not known"), nobody);
  }

  @Test
  void quotasAreShares() {
    for (Object quotas :
        List.of(
            Map.of("gender", .5),
            Map.of("gender", Map.of()),
            Map.of("gender", Map.of("woman", "half")),
            Map.of("gender", Map.of("woman", -.1)),
            Map.of("gender", Map.of("woman", .6, "man", .6)),
            Map.of("gender", Map.of("woman", .2, "Woman", .2)),
            List.of("gender"))) {
      Api.post(
              Api.ADMIN, "/pools", Map.of("slug", Api.fresh("pool"), "name", "n", "quotas", quotas))
          .then()
          .statusCode(422)
          .body("errors.field", hasItem(containsString("quotas")));
    }
    Api.post(Api.ADMIN, "/pools", Map.of("slug", Api.fresh("pool"), "name", "n", "quotas", HALVES))
        .then()
        .statusCode(201)
        .body("quotas.gender.woman", equalTo(.5f))
        .body("quotas", not(empty()));
  }
}
