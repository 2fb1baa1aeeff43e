// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import touchstone.base.Secrets;

/** Short digests by which events are the same; parts are told apart by a separator. */
final class Hashes {
  private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Secrets::digest);
  private static final byte SEPARATOR = 0x1f;

  private Hashes() {}

  /** 128 bits of SHA-256 over a text. */
  static UUID uuid(String text) {
    ByteBuffer bytes = ByteBuffer.wrap(digest(text));
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  /** 64 bits of SHA-256 over what the sender wrote; an absent part differs from an empty one. */
  static long of(Object... parts) {
    MessageDigest digest = DIGEST.get();
    for (Object part : parts) {
      if (part != null) {
        digest.update((byte) 1);
        digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
      }
      digest.update(SEPARATOR);
    }
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  private static byte[] digest(String text) {
    return DIGEST.get().digest(text.getBytes(StandardCharsets.UTF_8));
  }
}
