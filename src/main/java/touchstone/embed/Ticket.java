// SPDX-License-Identifier: Apache-2.0
package touchstone.embed;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import touchstone.base.Problem;

/**
 * What a token of the product's backend says, a JWT signed by HS256: who is asked ({@code sub}),
 * about which item ({@code item}), until when ({@code exp}, at most 15 minutes after {@code iat}),
 * once ({@code jti}).
 *
 * @param user whom it is for, so that nobody here can tell who that is
 */
record Ticket(String user, String item, String id) {
  private static final int MOST_MINUTES = 15;
  private static final int SKEW_SECONDS = 30;
  private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{8,64}");

  /** The token's contents, or a problem in the user's words: 403 forged, 410 over. */
  static Ticket read(Embed embed, String token) {
    try {
      JwtClaims claims =
          new JwtConsumerBuilder()
              .setJwsAlgorithmConstraints(
                  new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256))
              .setVerificationKey(new HmacKey(embed.secret().getBytes(StandardCharsets.UTF_8)))
              .setRequireExpirationTime()
              .setRequireIssuedAt()
              .setRequireJwtId()
              .setRequireSubject()
              .setExpectedAudience(embed.id().toString())
              .setMaxFutureValidityInMinutes(MOST_MINUTES)
              .setAllowedClockSkewInSeconds(SKEW_SECONDS)
              .build()
              .processToClaims(token == null ? "" : token);
      String item = claims.getStringClaimValue("item");
      if (item == null
          || item.isBlank()
          || item.length() > 500
          || claims.getSubject().isBlank()
          || claims.getSubject().length() > 500
          || !ID.matcher(claims.getJwtId()).matches()
          || claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue()
              > MOST_MINUTES * 60L) {
        throw forged();
      }
      return new Ticket(hidden(embed, claims.getSubject()), item, claims.getJwtId());
    } catch (InvalidJwtException invalid) {
      throw invalid.hasErrorCode(ErrorCodes.EXPIRED)
          ? new Problem(410, "Over", "This question is over.", List.of())
          : forged();
    } catch (MalformedClaimException malformed) {
      throw forged();
    }
  }

  private static Problem forged() {
    return Problem.forbidden("This question cannot be answered from here.");
  }

  /** The same user is the same rater, and only who has the secret can say which. */
  private static String hidden(Embed embed, String subject) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(embed.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] digest = mac.doFinal(("user:" + subject).getBytes(StandardCharsets.UTF_8));
      return java.util.HexFormat.of().formatHex(digest, 0, 12);
    } catch (java.security.GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
