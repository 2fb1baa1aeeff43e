// SPDX-License-Identifier: Apache-2.0
package touchstone.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The projects of a stream's batches are told apart, however long its own name is. */
class BatchSlugTest {
  @Test
  void ofALongNameTheBatchIsKept() {
    String stream = "s".repeat(64);
    UUID one = UUID.fromString("01a22128-434d-7000-93c6-423bc8000001");
    UUID other = UUID.fromString("01a22128-434d-7000-93c6-423bc8000002");
    assertNotEquals(Remedies.slug(stream, one), Remedies.slug(stream, other));
    assertEquals("clicks-423bc8000001", Remedies.slug("clicks", one));
  }
}
