// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import touchstone.post.Letter;
import touchstone.post.Post;
import touchstone.web.Speech;

/** Invitations by mail: the link goes to the address that it is for. */
@ApplicationScoped
class InvitationLetters {
  private static final Logger LOG = Logger.getLogger(InvitationLetters.class);

  private final Post post;
  private final Speech speech;

  InvitationLetters(Post post, Speech speech) {
    this.post = post;
    this.speech = speech;
  }

  /** The whole address of an invitation, for whoever made it. */
  String link(UriInfo uri, String secret) {
    return post.address(page(secret), uri.getBaseUri());
  }

  private static String page(String secret) {
    return "/join/" + secret;
  }

  /**
   * Sends the invitation by the public address, whatever host the request named; false where there
   * is no address or no server, or it did not take the letter.
   */
  boolean send(Pool pool, String email, String secret) {
    if (email == null || email.isBlank() || !post.open()) {
      return false;
    }
    try {
      post.send(
          email.strip(),
          new Letter(
                  speech.language(),
                  speech.say("rater_letterSubject", pool == null ? "" : pool.name))
              .says(speech.say("rater_letterSays"))
              .link(speech.say("rater_join"), post.address(page(secret)))
              .says(speech.say("rater_letterUntil")));
      return true;
    } catch (RuntimeException away) {
      LOG.warnf("An invitation could not be mailed: %s", away.getClass().getSimpleName());
      return false;
    }
  }
}
