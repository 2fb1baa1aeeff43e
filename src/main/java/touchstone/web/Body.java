// SPDX-License-Identifier: Apache-2.0
package touchstone.web;

import com.fasterxml.jackson.databind.JsonNode;
import touchstone.base.Json;
import touchstone.base.Secrets;

/**
 * The body of a request that is one JSON document of at most 16 MB. It is read into a record only
 * when asked, so that what does not exist answers 404 before a bad body answers 400.
 */
public final class Body {
  /** The largest document, in bytes. */
  public static final int LIMIT = 16_000_000;

  private final byte[] bytes;

  Body(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The document as a record; 400 where it is malformed or has unknown fields. */
  public <T> T as(Class<T> type) {
    return Json.read(tree(), type);
  }

  /** As a record, every field of which may be absent: an empty body counts as an empty object. */
  public <T> T orEmpty(Class<T> type) {
    return bytes.length == 0 ? Json.read(Json.object(), type) : as(type);
  }

  /** The document as a tree. */
  public JsonNode tree() {
    return Json.tree(bytes);
  }

  String hash() {
    return Secrets.sha256(bytes);
  }
}
