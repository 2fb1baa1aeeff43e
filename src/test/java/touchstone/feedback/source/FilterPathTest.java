// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import touchstone.base.Json;

/** The forms of filter_path that clients send. */
class FilterPathTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "''|{\"took\":1,\"items\":{\"index\":{\"status\":201,\"error\":{\"type\":\"t\"}}}}",
        "-took|{\"took\":1,\"items\":{\"index\":{\"status\":201,\"error\":{\"type\":\"t\"}}}}",
        "took|{\"took\":1}",
        "t*|{\"took\":1}",
        "items.*.status|{\"items\":{\"index\":{\"status\":201}}}",
        "items.*.error|{\"items\":{\"index\":{\"error\":{\"type\":\"t\"}}}}",
        "items.index.error.type,took|{\"took\":1,\"items\":{\"index\":{\"error\":{\"type\":\"t\"}}}}",
        "**.type|{\"items\":{\"index\":{\"error\":{\"type\":\"t\"}}}}",
        "errors|{}"
      })
  void whatIsAskedForIsKept(String path, String kept) {
    ObjectNode whole =
        (ObjectNode)
            Json.tree(
                "{\"took\":1,\"items\":{\"index\":{\"status\":201,\"error\":{\"type\":\"t\"}}}}");
    assertEquals(kept, FilterPath.of(path).keep(whole).toString());
  }
}
