// SPDX-License-Identifier: Apache-2.0
package touchstone.post;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where letters go out, if a server for mail is named. */
@ApplicationScoped
public class Post {
  /** Where people reach a server that was told of no public address. */
  private static final String USUAL = "http://localhost:8080";

  private final Optional<String> host;
  private final String url;
  private final Mailer mailer;

  public Post(
      @ConfigProperty(name = "touchstone.mail.host") Optional<String> host,
      @ConfigProperty(name = "touchstone.url") String url,
      Mailer mailer) {
    this.host = host;
    this.url = url;
    this.mailer = mailer;
  }

  /** Whether mail is set up. */
  public boolean open() {
    return host.filter(name -> !name.isBlank()).isPresent();
  }

  /** The whole address of a page. */
  public String address(String path) {
    return url.replaceFirst("/+$", "") + path;
  }

  /** The same for who looks at a page now: where no public address is set, as they reach it. */
  public String address(String path, URI reachedAt) {
    return url.replaceFirst("/+$", "").equals(USUAL)
        ? reachedAt.resolve(path).toString()
        : address(path);
  }

  /** Waits until the server took it, and throws where it did not. */
  public void send(String to, Letter letter) {
    mailer.send(Mail.withText(to, letter.subject(), letter.text()).setHtml(letter.html()));
  }
}
