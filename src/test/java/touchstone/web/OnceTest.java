// SPDX-License-Identifier: Apache-2.0
package touchstone.web;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** One Idempotency-Key creates one thing, whatever the retries. */
@AppTest
class OnceTest {
  private static Response create(String key, String path, Map<String, ?> body) {
    return Api.admin()
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(body)
        .post(path);
  }

  @Test
  void theSameKeyAndBodyGiveTheFirstAnswerAgain() {
    String key = Api.fresh("key");
    Map<String, String> body = Map.of("slug", Api.fresh("once"), "name", "n");
    Response first = create(key, "/datasets", body);
    first.then().statusCode(201);
    Response again = create(key, "/datasets", body);
    again.then().statusCode(201);
    assertEquals(first.asString(), again.asString());
    create(Api.fresh("key"), "/datasets", body).then().statusCode(409);
    Api.post(Api.ADMIN, "/datasets", body).then().statusCode(409);
  }

  @Test
  void anotherBodyIsRefused() {
    String key = Api.fresh("key");
    create(key, "/pools", Map.of("slug", Api.fresh("once"), "name", "n")).then().statusCode(201);
    create(key, "/pools", Map.of("slug", Api.fresh("once"), "name", "n"))
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("Idempotency-Key"));
  }

  @Test
  void aKeyBelongsToItsCallerAndAddress() {
    String key = Api.fresh("key");
    String slug = Api.fresh("once");
    create(key, "/pools", Map.of("slug", slug, "name", "n")).then().statusCode(201);
    create(key, "/datasets", Map.of("slug", slug, "name", "n"))
        .then()
        .statusCode(201)
        .body("items", equalTo(0));
  }

  @Test
  void aRefusalIsNotKept() {
    String key = Api.fresh("key");
    Map<String, String> bad = Map.of("slug", "A B", "name", "n");
    create(key, "/pools", bad).then().statusCode(422);
    create(key, "/pools", Map.of("slug", Api.fresh("once"), "name", "n")).then().statusCode(201);
  }

  @Test
  void aTokenIsShownAgainOnlyToTheSameKey() {
    String key = Api.fresh("key");
    Map<String, String> body = Map.of("name", Api.fresh("rater"), "kind", "user");
    String token = create(key, "/raters?token=true", body).path("token");
    assertEquals(token, create(key, "/raters?token=true", body).path("token"));
    create(Api.fresh("key"), "/raters?token=true", body).then().statusCode(409);
    Api.as(token).post("/projects/not-there/leases").then().statusCode(404);
  }

  @Test
  void badKeysAreMalformed() {
    Map<String, String> body = Map.of("slug", Api.fresh("once"), "name", "n");
    create("x".repeat(256), "/pools", body).then().statusCode(400);
    create(" ", "/pools", body).then().statusCode(400);
  }

  @Test
  void theSameKeyAtOnceCreatesOne() throws Exception {
    String key = Api.fresh("key");
    Map<String, String> body = Map.of("name", Api.fresh("rater"), "kind", "user");
    List<Callable<Response>> calls = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      calls.add(() -> create(key, "/raters?token=true", body));
    }
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    Set<String> made = new HashSet<>();
    try {
      for (Future<Response> call : threads.invokeAll(calls)) {
        call.get().then().statusCode(201).body("token", notNullValue());
        made.add(call.get().path("id"));
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(1, made.size());
  }
}
