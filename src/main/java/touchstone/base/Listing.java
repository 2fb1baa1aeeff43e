// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * One page of a list, with the cursor of the next page, or null at the end.
 *
 * @param <T> what is listed
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Listing<T>(List<T> items, String next) {
  /** The largest page. */
  public static final int MOST = 1000;

  /** The page from up to limit + 1 rows: the row too many only tells that there is more. */
  public static <T> Listing<T> of(List<T> rows, int limit, Function<T, String> key) {
    if (rows.size() <= limit) {
      return new Listing<>(rows, null);
    }
    List<T> page = rows.subList(0, limit);
    return new Listing<>(List.copyOf(page), cursor(key.apply(page.get(limit - 1))));
  }

  public <R> Listing<R> map(Function<T, R> change) {
    return new Listing<>(items.stream().map(change).toList(), next);
  }

  /** The page size a caller asked for: 1 to 1000, 100 where none is named; else 400. */
  public static int limit(Integer asked) {
    if (asked == null) {
      return 100;
    }
    if (asked < 1 || asked > MOST) {
      throw Problem.malformed("limit must be 1 to 1000.", Fault.at("limit", "must be 1 to 1000"));
    }
    return asked;
  }

  /**
   * The last key of the page before, or null at the start; 400 where the cursor is none of ours.
   */
  public static String after(String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return null;
    }
    try {
      String key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (Text.fault(key) == null) {
        return key;
      }
    } catch (IllegalArgumentException notOurs) {
      // falls through
    }
    throw Problem.malformed("after is no cursor of this list.", Fault.at("after", "no cursor"));
  }

  /** The last id of the page before, or the start; 400 where the cursor is none of ours. */
  public static UUID afterId(String key, UUID start) {
    if (key == null) {
      return start;
    }
    try {
      return Ids.parse(key, "page");
    } catch (Problem noId) {
      throw Problem.malformed("after is no cursor of this list.", Fault.at("after", "no cursor"));
    }
  }

  private static String cursor(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }
}
