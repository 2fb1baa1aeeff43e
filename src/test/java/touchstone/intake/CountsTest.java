// SPDX-License-Identifier: Apache-2.0
package touchstone.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import touchstone.app.Api;
import touchstone.app.AppTest;

/** Items are counted once, however many lines say something of them. */
@AppTest
class CountsTest {

  private static String line(String format, int item) {
    return format.equals("doccano")
        ? "{\"id\":%d,\"text\":\"text %d\",\"label\":[\"pos\"]}".formatted(item, item)
        : "{\"_input_hash\":%d,\"text\":\"text %d\",\"label\":\"pos\",\"answer\":\"accept\"}"
            .formatted(item, item);
  }

  @ParameterizedTest
  @CsvSource({"doccano", "prodigy"})
  void linesOfTheSameItemAreOneItem(String format) {
    String project = Worlds.project(Api.guideline(Worlds.template(Worlds.choice())));
    StringBuilder file = new StringBuilder();
    for (int line = 0; line < 15; line++) {
      file.append(line(format, line % 6)).append('\n');
    }
    Response dry = Worlds.bring(project, "format=" + format + "&dryRun=true", file.toString());
    assertEquals(6, (int) dry.path("items"), dry.asString());
    assertEquals(6, (int) dry.path("newItems"), dry.asString());
    Response taken = Worlds.bring(project, "format=" + format, file.toString());
    assertEquals(6, (int) taken.path("newItems"), taken.asString());
    String dataset = Api.admin().get("/projects/" + project).path("dataset");
    assertEquals(6, (int) Api.admin().get("/datasets/" + dataset).path("items"));
    Response again = Worlds.bring(project, "format=" + format, file.toString());
    assertEquals(6, (int) again.path("items"), again.asString());
    assertEquals(0, (int) again.path("newItems"), again.asString());
  }
}
