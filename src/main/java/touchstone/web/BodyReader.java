// SPDX-License-Identifier: Apache-2.0
package touchstone.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import touchstone.base.Problem;

/** Reads a JSON document as bytes and stops at the limit. */
@Provider
@Consumes("*/*")
public class BodyReader implements MessageBodyReader<Body> {
  @Override
  public boolean isReadable(Class<?> type, Type generic, Annotation[] with, MediaType media) {
    return type == Body.class;
  }

  @Override
  public Body readFrom(
      Class<Body> type,
      Type generic,
      Annotation[] with,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream stream)
      throws IOException {
    byte[] bytes = stream == null ? new byte[0] : stream.readNBytes(Body.LIMIT + 1);
    if (bytes.length > Body.LIMIT) {
      throw Problem.tooLarge("A JSON document may hold 16 MB; lines may be streamed at any size.");
    }
    return new Body(bytes);
  }
}
