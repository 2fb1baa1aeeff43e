// SPDX-License-Identifier: Apache-2.0
package touchstone.post;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where letters go out, if a server for mail is named. */
@ApplicationScoped
public class Post {
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

  /** Waits until the server took it, and throws where it did not. */
  public void send(String to, Letter letter) {
    mailer.send(Mail.withText(to, letter.subject(), letter.text()).setHtml(letter.html()));
  }
}
