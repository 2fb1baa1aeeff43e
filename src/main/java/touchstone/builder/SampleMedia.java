// SPDX-License-Identifier: Apache-2.0
package touchstone.builder;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import touchstone.account.Role;
import touchstone.base.Problem;

/**
 * A picture, a tune and a clip that are always there, so that templates can be looked at before any
 * data is: they have ids as media have, which no upload gets.
 */
@Path("/media/00000000-0000-7000-8000-00000000a00{number}")
class SampleMedia {
  static final String IMAGE = "00000000-0000-7000-8000-00000000a001";
  static final String AUDIO = "00000000-0000-7000-8000-00000000a002";
  static final String VIDEO = "00000000-0000-7000-8000-00000000a003";

  private record Sample(String file, String type) {}

  private static final Map<String, Sample> SAMPLES =
      Map.of(
          "1", new Sample("street.png", "image/png"),
          "2", new Sample("tune.wav", "audio/wav"),
          "3", new Sample("ball.webm", "video/webm"));

  @GET
  @RolesAllowed(Role.LEADS)
  public Response serve(@PathParam("number") String number) throws IOException {
    Sample sample = SAMPLES.get(number);
    if (sample == null) {
      throw Problem.notFound("file");
    }
    try (InputStream stream = SampleMedia.class.getResourceAsStream("/samples/" + sample.file())) {
      return Response.ok(stream.readAllBytes())
          .type(sample.type())
          .header("Content-Security-Policy", "default-src 'none'; sandbox")
          .build();
    }
  }
}
