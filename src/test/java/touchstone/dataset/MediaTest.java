// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.restassured.response.Response;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;

/** Uploaded media: told by their bytes, served without any right. */
@AppTest
class MediaTest {
  private static byte[] image(String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), format, bytes);
    return bytes.toByteArray();
  }

  private static Response upload(String data, String name, byte[] bytes) {
    return Api.admin().multiPart("file", name, bytes).post("/datasets/" + data + "/media");
  }

  @Test
  void anImageBecomesAnItemAndIsServedWithoutRights() throws IOException {
    String data = Api.dataset(0);
    byte[] png = image("png");
    Response made = upload(data, "../../etc/x.html", png);
    made.then().statusCode(200).body("items[0].type", equalTo("image/png"));
    String id = made.path("items[0].media");
    upload(data, "again.png", png).then().statusCode(200).body("items[0].media", equalTo(id));
    Api.admin()
        .get("/datasets/" + data + "/items")
        .then()
        .body("items", hasSize(1))
        .body("items[0].content.media", equalTo(id))
        .body("items[0].content.name", equalTo("x.html"));
    given().redirects().follow(false).get("/media/" + id).then().statusCode(303);
    Response served = Browser.signedIn().get("/media/" + id);
    served
        .then()
        .statusCode(200)
        .contentType("image/png")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", containsString("sandbox"));
    assertArrayEquals(png, served.asByteArray());
  }

  @Test
  void aFilmIsServedInThePartsThatAPlayerAsksFor() throws IOException {
    byte[] film;
    try (InputStream sample = getClass().getResourceAsStream("/samples/ball.webm")) {
      film = sample.readAllBytes();
    }
    Response made = upload(Api.dataset(0), "ball.webm", film);
    made.then().statusCode(200).body("items[0].type", equalTo("video/webm"));
    String path = "/media/" + made.path("items[0].media");
    Response part = Browser.signedIn().header("Range", "bytes=1000-1999").get(path);
    part.then()
        .statusCode(206)
        .header("Content-Range", "bytes 1000-1999/" + film.length)
        .header("Cache-Control", containsString("max-age"))
        .header("Content-Length", "1000");
    assertArrayEquals(Arrays.copyOfRange(film, 1000, 2000), part.asByteArray());
    Browser.signedIn()
        .header("Range", "bytes=" + film.length + "-")
        .get(path)
        .then()
        .statusCode(416)
        .header("Content-Range", "bytes */" + film.length);
    assertArrayEquals(film, Browser.signedIn().get(path).asByteArray());
  }

  @Test
  void theTypeIsToldByTheBytes() throws IOException {
    String data = Api.dataset(0);
    upload(data, "a.png", image("jpg")).then().body("items[0].type", equalTo("image/jpeg"));
    upload(data, "a.png", image("gif")).then().body("items[0].type", equalTo("image/gif"));
  }

  @Test
  void whatIsNoImageOrSoundIsRefused() throws IOException {
    String data = Api.dataset(0);
    byte[] page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    upload(data, "x.png", page).then().statusCode(422);
    upload(data, "x.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes())
        .then()
        .statusCode(422);
    byte[] cut = java.util.Arrays.copyOf(image("png"), 12);
    upload(data, "x.png", cut).then().statusCode(422);
    upload(data, "x.png", new byte[0]).then().statusCode(422);
    Api.admin()
        .multiPart("file", "good.png", image("png"))
        .multiPart("file", "bad.png", page)
        .post("/datasets/" + data + "/media")
        .then()
        .statusCode(422);
    Api.admin().get("/datasets/" + data + "/items").then().body("items", hasSize(0));
  }
}
