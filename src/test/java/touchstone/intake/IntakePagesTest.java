// SPDX-License-Identifier: Apache-2.0
package touchstone.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;

/** A refusal is said once, by the words of the form. */
@AppTest
class IntakePagesTest {
  private String project;

  @BeforeEach
  void aProject() {
    project =
        Worlds.project(
            Api.guideline(
                Map.of(
                    "show",
                    List.of(Map.of("field", "text", "as", "text")),
                    "ask",
                    List.of(Worlds.choice(), Worlds.multi()))));
  }

  private Response sent(String file) {
    return Browser.signedIn()
        .multiPart("file", "a.jsonl", file.getBytes(StandardCharsets.UTF_8))
        .multiPart("format", "doccano")
        .multiPart("take", "false")
        .post("/projects/" + project + "/intake");
  }

  @Test
  void aMissingFileIsSaidOnce() {
    Response refused = sent("");
    assertEquals(422, refused.statusCode());
    assertEquals(2, refused.asString().split("choose a file", -1).length, refused.asString());
    assertTrue(refused.asString().contains("<bdi>File</bdi>"), refused.asString());
  }

  @Test
  void questionsToChooseFromAreNamedAsTheListNamesThem() {
    Response refused = sent("{\"id\":1,\"text\":\"x\",\"label\":[\"pos\"]}");
    assertEquals(422, refused.statusCode());
    assertTrue(refused.asString().contains("moods (Which moods?)"), refused.asString());
  }
}
