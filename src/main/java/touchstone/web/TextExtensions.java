// SPDX-License-Identifier: Apache-2.0
package touchstone.web;

import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What templates may do with a text. */
@TemplateExtension
class TextExtensions {
  private TextExtensions() {}

  /** The text as part of a URL's query. */
  static String urlEncoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A time to the minute, in UTC. */
  static String minute(Instant at) {
    return at.toString().substring(0, 16).replace('T', ' ');
  }
}
