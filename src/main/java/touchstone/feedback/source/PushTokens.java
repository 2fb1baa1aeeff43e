// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import touchstone.account.Voucher;

/**
 * The tokens that Google puts on a push: signed by a key of the configured set, for our audience
 * and from the service account that we expect. Nothing is fetched: the keys are text or a file that
 * is read again when it has changed.
 */
@ApplicationScoped
class PushTokens implements Voucher {
  static final String ROLE = "pubsub";

  private static final Logger LOG = Logger.getLogger(PushTokens.class);
  private static final int SKEW_SECONDS = 60;

  private record Known(FileTime changed, JsonWebKeySet keys) {}

  private final String keys;
  private final String audience;
  private final String email;
  private volatile Known known;

  PushTokens(
      @ConfigProperty(name = "touchstone.pubsub.keys") Optional<String> keys,
      @ConfigProperty(name = "touchstone.pubsub.audience") Optional<String> audience,
      @ConfigProperty(name = "touchstone.pubsub.email") Optional<String> email) {
    this.keys = keys.orElse("").strip();
    this.audience = audience.orElse("");
    this.email = email.orElse("");
  }

  @Override
  public String role(String path, String token) {
    boolean configured = !keys.isEmpty() && !audience.isEmpty() && !email.isEmpty();
    return configured && path.endsWith("/pubsub") && isGood(token) ? ROLE : null;
  }

  private boolean isGood(String token) {
    try {
      JwtClaims claims =
          new JwtConsumerBuilder()
              .setVerificationKeyResolver(new JwksVerificationKeyResolver(set().getJsonWebKeys()))
              .setJwsAlgorithmConstraints(
                  AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
              .setExpectedIssuers(true, "https://accounts.google.com", "accounts.google.com")
              .setExpectedAudience(audience)
              .setRequireExpirationTime()
              .setAllowedClockSkewInSeconds(SKEW_SECONDS)
              .build()
              .processToClaims(token);
      return email.equals(claims.getClaimValue("email"))
          && Boolean.TRUE.equals(claims.getClaimValue("email_verified"));
    } catch (InvalidJwtException bad) {
      return false;
    } catch (IOException | JoseException noKeys) {
      LOG.errorf("touchstone.pubsub.keys cannot be read: %s", noKeys.getMessage());
      return false;
    }
  }

  private JsonWebKeySet set() throws IOException, JoseException {
    boolean inline = keys.startsWith("{");
    FileTime changed = inline ? null : Files.getLastModifiedTime(Path.of(keys));
    Known before = known;
    if (before == null || changed != null && !changed.equals(before.changed())) {
      before =
          new Known(changed, new JsonWebKeySet(inline ? keys : Files.readString(Path.of(keys))));
      known = before;
    }
    return before.keys();
  }
}
