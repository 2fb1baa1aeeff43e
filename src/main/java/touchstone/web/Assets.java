// SPDX-License-Identifier: Apache-2.0
package touchstone.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.TemplateExtension;
import java.io.IOException;
import java.io.InputStream;
import touchstone.base.Json;

/** The hashed names of scripts and styles: {@code {ui:url('touchstone.css')}} in a template. */
@TemplateExtension(namespace = "ui")
class Assets {
  private static volatile JsonNode names;

  private Assets() {}

  static String url(String source) {
    JsonNode known = names;
    if (known == null || !known.has(source)) {
      known = read();
      names = known;
    }
    if (!known.has(source)) {
      throw new IllegalArgumentException("No asset " + source);
    }
    return known.get(source).textValue();
  }

  private static JsonNode read() {
    try (InputStream stream =
        Thread.currentThread().getContextClassLoader().getResourceAsStream("ui/names.json")) {
      return Json.tree(stream);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
