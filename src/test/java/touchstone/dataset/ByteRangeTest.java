// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-, 0, 99",
    "bytes=0-0, 0, 0",
    "bytes=10-19, 10, 19",
    "bytes=90-500, 90, 99",
    "bytes=-10, 90, 99",
    "bytes=-500, 0, 99"
  })
  void onePartIsServed(String header, long from, long to) {
    assertEquals(new ByteRange(from, to), ByteRange.of(header, 100));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bytes=-", "bytes=5-2", "bytes=0-1,5-6", "lines=0-1", "bytes=a-b"})
  void whatIsNotOnePartGetsTheWhole(String header) {
    assertNull(ByteRange.of(header, 100));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
  void aPartBehindTheEndIsNone(String header) {
    assertTrue(ByteRange.of(header, 100).behind(100));
  }

  @Test
  void noHeaderIsTheWhole() {
    assertNull(ByteRange.of(null, 100));
  }
}
