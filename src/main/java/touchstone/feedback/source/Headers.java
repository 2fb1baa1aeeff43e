// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import jakarta.ws.rs.core.HttpHeaders;

/** The headers of senders that are no standard's. */
final class Headers {
  /** As recipes for Fluent Bit's {@code header_tag} name it. */
  private static final String TAG = "X-Tag";

  private static final String FLUENT_TAG = "Fluent-Tag";

  private Headers() {}

  /** The tag that a header names, or null. */
  static String tag(HttpHeaders headers) {
    String tag = headers.getHeaderString(TAG);
    return tag == null ? headers.getHeaderString(FLUENT_TAG) : tag;
  }
}
