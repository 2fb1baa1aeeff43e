// SPDX-License-Identifier: Apache-2.0
package touchstone.account;

import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where shippers of logs can carry a token: as bearer, as the password (or the user, without one)
 * of Basic, as the key of Elasticsearch's ApiKey, or as the access key of Firehose.
 */
final class ShipperSecret {
  private static final String FIREHOSE = "X-Amz-Firehose-Access-Key";
  private static final String OURS = "tst_";

  private ShipperSecret() {}

  /** The token that the request carries, or null. */
  static String of(HttpServerRequest request) {
    String header = request.getHeader("Authorization");
    if (header == null) {
      return request.getHeader(FIREHOSE);
    }
    String[] parts = header.strip().split("\\s+", 2);
    String value = parts.length < 2 ? "" : parts[1];
    return switch (parts[0].toLowerCase(java.util.Locale.ROOT)) {
      case "bearer" -> value;
      case "basic" -> behindColon(decoded(value));
      case "apikey" -> value.startsWith(OURS) ? value : behindColon(decoded(value));
      default -> null;
    };
  }

  /** What stands behind the first colon, or before it where nothing does. */
  private static String behindColon(String pair) {
    int colon = pair.indexOf(':');
    return colon < 0 || colon == pair.length() - 1
        ? pair.replace(":", "")
        : pair.substring(colon + 1);
  }

  /** The text of the Base64, or the value itself where it is none. */
  private static String decoded(String value) {
    try {
      return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException plain) {
      return value;
    }
  }
}
