// SPDX-License-Identifier: Apache-2.0
package touchstone.app;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In which order and in which words requests are refused. */
@AppTest
class RefusalTest {
  private static final String NOBODY = "/00000000-0000-7000-8000-000000000000";

  private static Response raw(String token, String path, String type, byte[] body) {
    return Api.as(token).contentType(type).body(body).post(path);
  }

  private static Response json(String token, String path, String body) {
    return raw(token, path, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private static void refused(Response answer, int status) {
    answer.then().statusCode(status);
    assertNull(HostileBodyTest.problemFault(answer));
  }

  @Test
  void whoComesFirstThenTheRoleThenTheThingThenTheContent() {
    String rater = Api.rater(Api.pool(), "bo");
    String bad = "{nonsense";
    Response nobody =
        given().basePath("/api/v1").contentType("application/json").body(bad).post("/datasets");
    refused(nobody, 401);
    nobody.then().header("WWW-Authenticate", containsString("Bearer"));
    refused(json(rater, "/datasets", bad), 403);
    refused(json(rater, "/guidelines/not-there/versions", bad), 403);
    refused(json(Api.ADMIN, "/guidelines/not-there/versions", bad), 404);
    refused(json(rater, "/projects/not-there/judgements", bad), 404);
    refused(json(rater, "/leases" + NOBODY + "/skip", bad), 404);
    refused(json(Api.ADMIN, "/datasets", bad), 400);
    refused(json(Api.ADMIN, "/datasets", "{\"slug\":\"A B\",\"name\":\"n\"}"), 422);
  }

  @Test
  void whoComesBeforeTheMediaType() {
    refused(given().basePath("/api/v1").contentType("text/plain").body("x").post("/datasets"), 401);
    refused(given().basePath("/api/v1").get("/not-there"), 401);
  }

  @Test
  void aFormWithABrokenEscapeIsMalformed() {
    for (String path : List.of("/sign-in", "/language", "/builder/form")) {
      Browser.signedIn()
          .config(
              RestAssured.config()
                  .encoderConfig(
                      EncoderConfig.encoderConfig()
                          .encodeContentTypeAs(
                              "application/x-www-form-urlencoded", ContentType.TEXT)))
          .contentType("application/x-www-form-urlencoded")
          .header("Sec-Fetch-Site", "same-origin")
          .body("login=%zz")
          .post(path)
          .then()
          .statusCode(400);
    }
  }

  @Test
  void anUnknownFieldIsNamed() {
    Response answer =
        json(Api.ADMIN, "/datasets", "{\"slug\":\"a\",\"name\":\"n\",\"createdAt\":\"2020\"}");
    refused(answer, 400);
    answer.then().body("errors[0].field", equalTo("createdAt"));
  }

  @Test
  void malformedJsonIsRefusedWithThePlace() {
    Response answer = json(Api.ADMIN, "/datasets", "{\"slug\":\"a\",\n \"name\": oops}");
    refused(answer, 400);
    answer.then().body("detail", containsString("line 2"));
  }

  @Test
  void aWrongTypeIsRefusedAtItsField() {
    Response answer = json(Api.ADMIN, "/datasets", "{\"slug\":1,\"name\":\"n\"}");
    refused(answer, 400);
    answer.then().body("errors[0].field", equalTo("slug"));
    refused(json(Api.ADMIN, "/datasets", "[]"), 400);
    refused(json(Api.ADMIN, "/raters", "{\"name\":\"n\",\"kind\":\"dog\"}"), 422);
  }

  @Test
  void textsThatCannotBeStoredAreRefused() {
    refused(json(Api.ADMIN, "/datasets", "{\"slug\":\"a\",\"name\":\"a\\u0000\"}"), 400);
    refused(json(Api.ADMIN, "/datasets", "{\"slug\":\"a\",\"name\":\"\\ud800\"}"), 400);
    refused(json(Api.ADMIN, "/datasets", "{\"slug\":\"a\",\"name\":\"\\udc00x\"}"), 400);
    String deep = "[".repeat(66) + "]".repeat(66);
    refused(json(Api.ADMIN, "/pools", "{\"slug\":\"a\",\"quotas\":{\"a\":" + deep + "}}"), 400);
  }

  @Test
  void addressesAndQueriesAreReadStrictly() {
    for (String path :
        List.of(
            "/datasets/%ED%A0%80",
            "/guidelines/x/versions/99999999999/schema",
            "/imports/1/errors",
            "/resolution-runs/nonsense")) {
      refused(Api.admin().urlEncodingEnabled(false).get(path), 404);
    }
    String data = Api.dataset(2);
    String project = Api.project(1, Api.pool(), Api.overlap(1));
    for (String path :
        List.of(
            "/datasets/%00",
            "/datasets/a%00b/items",
            "/projects/%00/ready",
            "/datasets?limit=many",
            "/datasets?limit=0",
            "/datasets?limit=1001",
            "/datasets?after=%25%25",
            "/projects/" + project + "/resolutions?after=YWJj",
            "/datasets/" + data + "/items?slice=nonsense",
            "/datasets/" + data + "/items?q=a%00",
            "/datasets/" + data + "/items?slice=a:%00",
            "/datasets/" + data + "/items?after=YWJj",
            "/projects/" + project + "/ready?wait=long")) {
      refused(Api.admin().urlEncodingEnabled(false).get(path), 400);
    }
    for (String query :
        List.of(
            "mode=all", "format=xls", "question=nope", "asOf=noon", "asOf=2999-01-01T00:00:00Z")) {
      refused(Api.admin().get("/projects/" + project + "/labels?" + query), 422);
    }
    refused(Api.admin().get("/projects/" + project + "/judgements?asOf=2999-01-01T00:00:00Z"), 422);
  }

  @Test
  void aDocumentOverSixteenMegabytesIsTooLarge() {
    String name = "x".repeat(16_500_000);
    refused(json(Api.ADMIN, "/datasets", "{\"slug\":\"a\",\"name\":\"" + name + "\"}"), 413);
  }

  @Test
  void aLineOverOneMegabyteIsRefusedAlone() {
    String data = Api.dataset(0);
    String lines =
        "{\"id\":\"a\"}\n{\"id\":\"b\",\"text\":\""
            + "x".repeat(1_200_000)
            + "\"}\n{\"id\":\"c\"}\n";
    raw(
            Api.ADMIN,
            "/datasets/" + data + "/items",
            "application/x-ndjson",
            lines.getBytes(StandardCharsets.UTF_8))
        .then()
        .statusCode(200)
        .body("accepted", equalTo(2))
        .body("rejected", equalTo(1))
        .body("errors[0].line", equalTo(2));
  }

  @Test
  void anUnknownMediaTypeIsNotTaken() {
    byte[] body = "<a/>".getBytes(StandardCharsets.UTF_8);
    refused(raw(Api.ADMIN, "/datasets", "text/plain", body), 415);
    refused(raw(Api.ADMIN, "/datasets/" + Api.dataset(0) + "/items", "text/xml", body), 415);
    String project = Api.project(1, Api.pool(), Api.overlap(1));
    refused(raw(Api.ADMIN, "/projects/" + project + "/judgements/import", "text/plain", body), 415);
  }

  @Test
  void aSlugIsTakenOnce() {
    String slug = Api.dataset(0);
    refused(Api.post(Api.ADMIN, "/datasets", Map.of("slug", slug, "name", "n")), 409);
  }

  @Test
  void whatIsNotOnesOwnIsNotThereForAnyRole() {
    String pool = Api.pool();
    String bo = Api.rater(pool, "bo");
    String project = Api.project(1, pool, Api.overlap(2));
    String lease = Api.lease(bo, project).path("leases[0].lease");
    List<String> others = List.of(Api.rater(pool, "cy"), Api.ADMIN);
    for (String other : others) {
      refused(Api.judge(other, project, lease, "pos"), 404);
      refused(Api.as(other).post("/leases/" + lease + "/heartbeat"), 404);
      refused(Api.as(other).delete("/leases/" + lease), 404);
      refused(json(other, "/leases/" + lease + "/skip", "{\"reason\":\"r\"}"), 404);
    }
    String judgement = Api.judge(bo, project, lease, "pos").path("judgement");
    for (String other : others) {
      refused(Api.as(other).delete("/judgements/" + judgement), 404);
      refused(
          Api.as(other).contentType("application/json").body("{}").put("/judgements/" + judgement),
          404);
    }
    Api.admin()
        .get("/projects/" + project + "/judgements")
        .then()
        .body(not(empty()))
        .body(containsString(judgement));
    Api.admin().get("/projects").then().body("items", not(hasSize(0)));
  }
}
