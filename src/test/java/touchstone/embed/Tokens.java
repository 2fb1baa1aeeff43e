// SPDX-License-Identifier: Apache-2.0
package touchstone.embed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Signs as a product's backend does. */
public record Tokens(String embed, String secret) {
  /** A good one. */
  public String of(String user, String item) {
    Instant now = Instant.now();
    return of(user, item, now, now.plusSeconds(300));
  }

  String of(String user, String item, Instant from, Instant until) {
    return signed(claims(user, item, from, until), false);
  }

  String unsigned(String user, String item) {
    Instant now = Instant.now();
    return signed(claims(user, item, now, now.plusSeconds(300)), true);
  }

  private JwtClaims claims(String user, String item, Instant from, Instant until) {
    JwtClaims claims = new JwtClaims();
    claims.setAudience(embed);
    claims.setSubject(user);
    claims.setStringClaim("item", item);
    claims.setJwtId(UUID.randomUUID().toString());
    claims.setIssuedAt(NumericDate.fromMilliseconds(from.toEpochMilli()));
    claims.setExpirationTime(NumericDate.fromMilliseconds(until.toEpochMilli()));
    return claims;
  }

  private String signed(JwtClaims claims, boolean none) {
    try {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setPayload(claims.toJson());
      if (none) {
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
      } else {
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKey(new HmacKey(secret.getBytes(StandardCharsets.UTF_8)));
      }
      return signature.getCompactSerialization();
    } catch (JoseException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
