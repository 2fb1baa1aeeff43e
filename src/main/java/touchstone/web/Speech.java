// SPDX-License-Identifier: Apache-2.0
package touchstone.web;

import io.quarkus.arc.Arc;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;
import touchstone.base.Fault;
import touchstone.base.Problem;

/** The language of this request: the one chosen on this device, else the browser's. */
@Named("speech")
@RequestScoped
public class Speech {
  static final String COOKIE = "touchstone-language";

  private final HttpServerRequest request;
  private final Shown shown;
  private Language language;

  Speech(HttpServerRequest request, Shown shown) {
    this.request = request;
    this.shown = shown;
  }

  public Language language() {
    if (language == null) {
      Cookie cookie = request.getCookie(COOKIE);
      Language chosen = cookie == null ? null : Language.of(cookie.getValue());
      language = chosen == null ? Language.wanted(request.getHeader("Accept-Language")) : chosen;
    }
    return language;
  }

  /** The text of a key in this language. */
  public String say(String key, Object... arguments) {
    return Messages.text(language(), key, arguments);
  }

  /** What a fault says in this language; English where it has words in no other. */
  public String say(Fault fault) {
    return fault.why() == null ? fault.reason() : Messages.text(language(), fault.why());
  }

  /** What a refusal says in this language; English where it has words in no other. */
  public String say(Problem refused) {
    return Messages.text(language(), refused);
  }

  /** All there are to choose from. */
  public List<Language> all() {
    return Language.ALL;
  }

  /** Where to come back to after another language was chosen. */
  public String here() {
    return shown.behind(request);
  }

  /** The language of the present request; English outside of one. */
  static Language present() {
    if (!Arc.container().requestContext().isActive()) {
      return Language.ENGLISH;
    }
    return Arc.container().instance(Speech.class).get().language();
  }
}
