// SPDX-License-Identifier: Apache-2.0
package touchstone.web;

import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Sends the browser on after a form was taken. */
public final class Redirect {
  private Redirect() {}

  /** 303 to a path of ours; anything else goes home. */
  public static Response to(String path) {
    boolean ours = path != null && path.matches("/(?![/\\\\])[^\\\\\\p{Cntrl}]*");
    return Response.seeOther(URI.create(ours ? path.replace(" ", "%20") : "/")).build();
  }
}
