// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.app.Browser;

/** What is wrong with the form of agreement is said by the words of the form. */
@AppTest
class AgreementPagesTest {
  private String project;

  @BeforeEach
  void aProject() {
    project = Api.project(2, Api.pool(), Api.overlap(2));
  }

  private Response page(String query) {
    return Browser.signedIn().get("/projects/" + project + "/agreement?" + query);
  }

  @Test
  void daysTheWrongWayRoundAreRefusedByTheirLabels() {
    Response refused = page("from=2026-11-05&to=2026-11-04");
    assertEquals(422, refused.statusCode());
    assertTrue(
        refused.asString().contains("Judged until: must not be before “Judged from”"),
        refused.asString());
    assertEquals(200, page("from=2026-11-05&to=2026-11-05").statusCode());
  }

  @Test
  void aSliceThatIsNotThereIsRefused() {
    Response refused = page("slice=nope:1");
    assertEquals(422, refused.statusCode());
    assertTrue(refused.asString().contains("no such slice"), refused.asString());
    assertFalse(refused.asString().contains("must be name:value"));
  }
}
