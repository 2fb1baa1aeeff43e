// SPDX-License-Identifier: Apache-2.0
package touchstone.training;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import touchstone.account.Account;
import touchstone.account.Accounts;
import touchstone.account.Role;
import touchstone.account.Tokens;
import touchstone.app.Api;
import touchstone.app.Browser;
import touchstone.base.Transactions;
import touchstone.rater.Arrivals;
import touchstone.rater.Pools;

/** A pool with a school of its own, and people who come to it. */
abstract class AtSchool {
  static final Map<String, Object> SCHOOL =
      Map.of(
          "consent",
          "You will read reviews.",
          "training",
          Map.of("items", 1),
          "exam",
          Map.of("items", 2, "pass", 1.0, "tries", 2),
          "skill",
          Map.of("name", "feeling", "lasts", "P30D"));

  @Inject Accounts accounts;
  @Inject Arrivals arrivals;
  @Inject Pools pools;
  @Inject Tokens tokens;
  @Inject Transactions transactions;

  /** A rater who can sign in and call. */
  record Person(String login, String password, String token) {
    /** Signed in at a browser that asks for this language. */
    RequestSpecification reads(String language) {
      return Browser.as(Browser.signIn(login, password).cookie(Browser.COOKIE))
          .header("Accept-Language", language);
    }
  }

  String pool;
  String project;

  /** A pool with a school of six golds, all "neg". */
  void school(Map<String, Object> journey) {
    pool = Api.fresh("school");
    Map<String, String> rate = Map.of("per", "judgement", "amount", "0.10", "currency", "EUR");
    Api.post(Api.ADMIN, "/pools", Map.of("slug", pool, "name", pool, "rate", rate));
    project = Api.project(10, pool, Api.overlap(2));
    List<Map<String, Object>> golds = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      golds.add(Map.of("item", "i" + i, "answers", Map.of("sentiment", "neg")));
    }
    Api.post(Api.ADMIN, "/projects/" + project + "/gold", Map.of("items", golds));
    set(journey).then().statusCode(200);
  }

  Response set(Map<String, Object> journey) {
    Map<String, Object> all = new java.util.HashMap<>(journey);
    all.put("project", project);
    return Api.admin().contentType(ContentType.JSON).body(all).put("/pools/" + pool + "/journey");
  }

  /** Somebody who followed a link into the pool. */
  Person comes(String name) {
    return transactions.inNew(
        () -> {
          Account account = accounts.open(Api.fresh(name), Role.RATER, null);
          String password = "a password of " + account.login;
          accounts.setPassword(account, password);
          accounts.flush();
          arrivals.join(pools.named(pool), account, "by-invitation");
          String token = tokens.issue(account, "test", Role.RATERS);
          return new Person(account.login, password, token);
        });
  }

  /** The same; their token. */
  String arrived(String name) {
    return comes(name).token();
  }

  void judge(String token, String answer) {
    String lease =
        Api.lease(token, project).then().statusCode(200).extract().path("leases[0].lease");
    Api.judge(token, project, lease, answer).then().statusCode(201);
  }

  void agree(String token) {
    Api.as(token).post("/journeys/" + pool + "/consent").then().statusCode(200);
  }

  String member() {
    return Api.admin().get("/pools/" + pool + "/members").path("items[0].id");
  }

  /** Moves the first member by the admin's hand. */
  Response move(String state, String reason) {
    return Api.post(
        Api.ADMIN,
        "/pools/" + pool + "/members/" + member() + "/transitions",
        reason == null ? Map.of("state", state) : Map.of("state", state, "reason", reason));
  }

  Response invite(String csv) {
    return Api.admin().contentType("text/csv").body(csv).post("/pools/" + pool + "/invitations");
  }
}
