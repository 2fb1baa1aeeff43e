// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Json;
import touchstone.builder.Starting;

/** What a lead may start from, the gallery's and imported ones, is labelled on the real page. */
@AppTest
class EveryStartIsLabelledTest {
  private static String signedIn;

  @RegisterExtension final Visitors visitors = new Visitors();

  static Stream<Starting> starts() {
    return Stream.concat(Starting.gallery().stream(), Starting.labelStudio().stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("starts")
  void anItemIsLabelled(Starting start) {
    String dataset = Api.dataset(0);
    Map<String, Object> item = new HashMap<>(Json.mapper().convertValue(start.item(), Map.class));
    item.put("id", "i1");
    Api.post(Api.ADMIN, "/datasets/" + dataset + "/items", List.of(item)).then().statusCode(200);
    String guideline = Api.guideline(start.template());
    String project = Api.project(dataset, guideline, Api.pool(), Api.overlap(1));
    Visitor ada = ada();
    ada.page().navigate("/label/" + project);
    ada.button("Label").click();
    ada.seeTask().look().fits().picture("start-" + start);
    int answered = new Answerer(ada).answerAllAndSend();
    ada.see("That was all").see("All saved");
    assertTrue(answered > 0);
    assertEquals(answered, Stories.judgements(project).size());
  }

  private Visitor ada() {
    if (signedIn == null) {
      Visitor ada = visitors.ada();
      ada.see("Projects");
      signedIn = ada.page().context().storageState();
      return ada;
    }
    return visitors.with(new Browser.NewContextOptions().setStorageState(signedIn));
  }

  @Test
  void thereAreEnoughToStartFrom() {
    assertTrue(Starting.gallery().size() >= 12);
    assertEquals(20, Starting.labelStudio().size());
  }
}
