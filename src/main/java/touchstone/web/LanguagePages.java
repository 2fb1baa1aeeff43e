// SPDX-License-Identifier: Apache-2.0
package touchstone.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import touchstone.base.Problem;

/** Choosing the language of the pages on this device. */
@Path("/language")
class LanguagePages {
  private static final int YEAR = 365 * 24 * 3600;

  @POST
  @PermitAll
  public Response choose(@FormParam("language") String code, @FormParam("next") String next) {
    if (Language.of(code == null ? "" : code) == null) {
      throw Problem.refusedField("language", "is not one of those offered");
    }
    NewCookie cookie =
        new NewCookie.Builder(Speech.COOKIE)
            .value(code)
            .path("/")
            .maxAge(YEAR)
            .httpOnly(true)
            .sameSite(NewCookie.SameSite.LAX)
            .build();
    return Response.fromResponse(Redirect.to(next)).cookie(cookie).build();
  }
}
