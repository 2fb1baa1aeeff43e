// SPDX-License-Identifier: Apache-2.0
package touchstone.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import touchstone.base.Secrets;

/**
 * Text sealed (AES-GCM) with a key that only the caller holds: a stored answer may carry a token
 * that was to be shown once.
 */
final class Sealed {
  private static final int NONCE = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Sealed() {}

  static String seal(String key, String text) {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, key, nonce, text.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder()
        .encodeToString(ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array());
  }

  static String open(String key, String sealed) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
    byte[] nonce = new byte[NONCE];
    bytes.get(nonce);
    byte[] rest = new byte[bytes.remaining()];
    bytes.get(rest);
    return new String(run(Cipher.DECRYPT_MODE, key, nonce, rest), StandardCharsets.UTF_8);
  }

  private static byte[] run(int mode, String key, byte[] nonce, byte[] input) {
    try {
      byte[] secret =
          Secrets.digest()
              .digest(("touchstone idempotency\n" + key).getBytes(StandardCharsets.UTF_8));
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(128, nonce));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
