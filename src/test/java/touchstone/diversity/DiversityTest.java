// SPDX-License-Identifier: Apache-2.0
package touchstone.diversity;

import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Crowd;

/** Who judges a project, by what they say of themselves. */
@AppTest
class DiversityTest {
  private static final Map<String, Object> HALVES =
      Map.of("gender", Map.of("woman", .5, "man", .5));

  private static ValidatableResponse ask(Crowd crowd, String query) {
    return Api.admin()
        .config(
            RestAssuredConfig.config()
                .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE)))
        .get("/projects/" + crowd.project() + "/metrics/diversity" + query)
        .then()
        .statusCode(200);
  }

  private static Crowd women(int women, int men, int items) {
    Crowd crowd = new Crowd(items, HALVES);
    crowd.join(women, Map.of("gender", "Woman ", "age", "30"));
    crowd.join(men, Map.of("gender", "man"));
    return crowd;
  }

  @Test
  void groupsStandBesideTheirTargets() {
    Crowd crowd = women(18, 12, 10);
    crowd.judge(0, 18, (rater, item) -> true);
    crowd.judge(18, 30, (rater, item) -> item < 5);
    ask(crowd, "")
        .body("k", equalTo(10))
        .body("counted", equalTo(30))
        .body("waiting", equalTo(0))
        .body("traits.trait", equalTo(List.of("age", "gender")))
        .body("traits[1].groups.value", equalTo(List.of("woman", "man")))
        .body("traits[1].groups.raters", equalTo(List.of(18, 12)))
        .body("traits[1].groups[0].judgements", equalTo(180))
        .body("traits[1].groups[0].target", equalTo(.5))
        .body("traits[1].groups[0].coverage", equalTo(1.0))
        .body("traits[1].groups[1].coverage", equalTo(.8))
        .body("traits[1].blau", equalTo(.48))
        .body("traits[1].hill1", closeTo(1.9601, .0001))
        .body("traits[1].tvd", equalTo(.1))
        .body("traits[0].groups.value", equalTo(List.of("30", "not said")))
        .body("traits[0].tvd", nullValue())
        .body("itemsWithAny.find { it.value == 'man' }.share", equalTo(.5))
        .body("traits[1].gai", empty())
        .body("raters", equalTo(30))
        .body("effectiveRaters", closeTo(27.4286, .0001))
        .body("hhi", closeTo(.0365, .0001));
  }

  @Test
  void oneSmallGroupHidesTheNext() {
    Crowd crowd = new Crowd(4, HALVES);
    crowd.join(20, Map.of("gender", "woman"));
    crowd.join(15, Map.of("gender", "man"));
    crowd.join(3, Map.of("gender", "other"));
    crowd.judgeAll(0, 38);
    ask(crowd, "")
        .body("traits[0].groups.value", equalTo(List.of("woman", "hidden")))
        .body("traits[0].groups.raters", equalTo(List.of(20, 18)))
        .body("traits[0].blau", closeTo(.4986, .0001))
        .body("itemsWithAny.value", equalTo(List.of("woman")));
  }

  @Test
  void aNewcomerWaitsForNineOthers() {
    Crowd crowd = women(12, 12, 6);
    crowd.judgeAll(0, 24);
    ask(crowd, "").body("traits[1].groups.raters", equalTo(List.of(12, 12)));
    int di = crowd.join(1, Map.of("gender", "woman"));
    crowd.judgeAll(di, di + 1);
    ask(crowd, "")
        .body("waiting", equalTo(1))
        .body("raters", equalTo(25))
        .body("traits[1].groups.raters", equalTo(List.of(12, 12)))
        .body("traits[1].groups.judgements", equalTo(List.of(72, 72)));
    int others = crowd.join(9, Map.of("gender", "man"));
    crowd.judgeAll(others, others + 9);
    ask(crowd, "")
        .body("waiting", equalTo(0))
        .body("traits[1].groups.value", equalTo(List.of("man", "woman")))
        .body("traits[1].groups.raters", equalTo(List.of(21, 13)));
  }

  @Test
  void oneMoreAnswerOfOneMovesNothing() {
    Crowd crowd = women(12, 12, 6);
    crowd.judge(0, 24, (rater, item) -> item < 2);
    ask(crowd, "").body("traits[1].groups.judgements", equalTo(List.of(24, 24)));
    crowd.judge(0, 1, (rater, item) -> item > 2);
    ask(crowd, "").body("traits[1].groups.judgements", equalTo(List.of(24, 24)));
    crowd.judge(1, 10, (rater, item) -> item > 2);
    ask(crowd, "").body("traits[1].groups.value", equalTo(List.of("man", "woman")));
    ask(crowd, "").body("traits[1].groups[1].judgements", equalTo(54));
  }

  @Test
  void agreementByGroupHasItsChance() {
    Crowd crowd = women(12, 12, 220);
    crowd.judgeAll(0, 24);
    ask(crowd, "")
        .body("question", equalTo("sentiment"))
        .body("traits[1].gai.value", equalTo(List.of("man", "woman")))
        .body("traits[1].gai.p", everyItem(notNullValue()))
        .body("traits[1].gai[0].irr", closeTo(.16, .1))
        .body("traits[0].gai.value", equalTo(List.of("30", "not said")))
        .body("sampled", equalTo(false));
    Api.admin()
        .get("/projects/" + crowd.project() + "/metrics/diversity?question=nothing")
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("question"));
  }

  @Test
  void aTimeShowsNoGroup() {
    Crowd crowd = women(12, 12, 6);
    crowd.judgeAll(0, 24);
    ask(crowd, "?from=2020-01-01T00:00:00Z")
        .body("hides", equalTo("time"))
        .body("note", containsString("difference of two times"))
        .body("traits[1].groups.value", equalTo(List.of("hidden")))
        .body("itemsWithAny", empty())
        .body("effectiveRaters", equalTo(24.0));
  }

  @Test
  void aSliceIsShownWhereItsRestIsNotSmall() {
    Crowd crowd = women(20, 20, 6);
    crowd.judge(0, 40, (rater, item) -> item % 2 == 0 || rater % 20 < 10);
    ask(crowd, "?slice=shop:shoes")
        .body("hides", nullValue())
        .body("traits[1].groups.raters", equalTo(List.of(10, 10)));
    ask(crowd, "?slice=size:small").body("hides", equalTo("otherSlice"));
    Crowd uneven = women(20, 20, 6);
    uneven.judge(0, 40, (rater, item) -> item % 2 == 0 || rater > 0);
    ask(uneven, "?slice=shop:shoes")
        .body("hides", equalTo("fewInSlice"))
        .body("traits[1].groups.value", equalTo(List.of("hidden")));
    ask(uneven, "?slice=shop:hats").body("hides", nullValue());
    Api.admin()
        .get("/projects/" + uneven.project() + "/metrics/diversity?slice=shop:gloves")
        .then()
        .statusCode(422);
  }

  @Test
  void nobodyIsCountedBeforeTen() {
    Crowd crowd = women(9, 0, 4);
    crowd.judgeAll(0, 9);
    ask(crowd, "")
        .body("counted", equalTo(0))
        .body("waiting", equalTo(9))
        .body("asOf", nullValue())
        .body("traits", hasSize(0))
        .body("effectiveRaters", equalTo(9.0));
  }
}
