// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;

/** Pictures that are added to a guideline in its editor. */
@AppTest
class PicturesTest {
  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
  private static final byte[] SOUND =
      "RIFF\u0024\0\0\0WAVEfmt ".getBytes(StandardCharsets.ISO_8859_1);
  private static final String TYPED = "Look at <this> & that.";

  /** The editor's button, with all that was typed, and a file where one was chosen. */
  private static Response add(Revised world, String name, byte[] file) {
    var form =
        Browser.signedIn()
            .multiPart("body", TYPED)
            .multiPart("change", "clarifying")
            .multiPart("note", "A note typed")
            .multiPart("mapping", "a -> b")
            .multiPart("act", "image");
    return (file == null ? form : form.multiPart("image", name, file))
        .post("/guidelines/" + world.guideline + "/revise");
  }

  private static void kept(Response page) {
    page.then()
        .body(containsString("Look at &lt;this&gt; &amp; that."))
        .body(containsString("value=\"A note typed\""))
        .body(containsString("a -&gt; b"));
  }

  @Test
  void aPictureIsKeptAndShownAsRatersWillSeeIt() {
    Revised world = new Revised(1, "0.10");
    Response page = add(world, "a [red] dot.png", PNG);
    page.then().statusCode(200);
    kept(page);
    Matcher shown =
        Pattern.compile("!\\[a  red  dot]\\((/media/[0-9a-f-]+)\\)").matcher(page.asString());
    assertTrue(shown.find(), page.asString());
    Browser.signedIn()
        .get(shown.group(1))
        .then()
        .statusCode(200)
        .header("Content-Type", containsString("image/png"));
    Browser.signedIn()
        .formParam("body", shown.group())
        .post("/guidelines/" + world.guideline + "/preview")
        .then()
        .statusCode(200)
        .body(containsString("<img src=\"" + shown.group(1) + "\""));
    // The same picture again is the same file.
    assertTrue(add(world, "dot.png", PNG).asString().contains(shown.group(1)));
  }

  @Test
  void whatIsNoPictureIsRefusedInClearWordsAndNothingTypedIsLost() {
    Revised world = new Revised(1, "0.10");
    refused(add(world, null, null), "must be chosen first");
    refused(add(world, "notes.png", "no picture".getBytes()), "must be a PNG, JPEG, GIF or WebP");
    refused(add(world, "sound.wav", SOUND), "must be a PNG, JPEG, GIF or WebP");
    byte[] large = java.util.Arrays.copyOf(PNG, 10_000_001);
    refused(add(world, "large.png", large), "must be at most 10 MB");
    Api.admin().get(world.versions()).then().body("items.size()", org.hamcrest.Matchers.is(1));
  }

  @Test
  void aPictureNeedsAProjectThatKeepsIt() {
    Revised unused = new Revised(1, "0.10");
    Api.admin().post("/projects/" + unused.project + "/cancel").then().statusCode(200);
    refused(add(unused, "dot.png", PNG), "once a project uses the guideline");
  }

  private static void refused(Response page, String why) {
    page.then().statusCode(422).body(containsString(why));
    kept(page);
  }
}
