// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import touchstone.app.AppTest;

/** On an empty store each page says what to do next, and leads there. */
@AppTest
@TestProfile(FirstVisitTest.EmptyStore.class)
class FirstVisitTest {
  /** A start of the application for these tests alone. */
  public static class EmptyStore implements QuarkusTestProfile {}

  @RegisterExtension final Visitors visitors = new Visitors();

  @Test
  void everyEmptyPageSaysWhatToDo() {
    Visitor ada = visitors.ada().look();
    ada.see("No project is open. Set one up");
    ada.follow("Projects").see("No project yet.");
    ada.follow("Data").see("No data yet.");
    ada.follow("Guidelines").see("No guideline yet.");
    ada.follow("Pools").see("No pool yet.");
    ada.follow("admin").see("API tokens");
    ada.follow("My work").follow("Set up a project").seeHeading("Set up a project");
    ada.see("New data").seeNot("Or data that is here");
  }

  @Test
  void theMenuSaysWhereOneIs() {
    Visitor ada = visitors.ada();
    for (String place : new String[] {"My work", "Projects", "Data", "Guidelines", "Pools"}) {
      ada.follow(place);
      PlaywrightAssertions.assertThat(ada.link(place)).hasAttribute("aria-current", "page");
    }
    ada.open("/set-up");
    PlaywrightAssertions.assertThat(ada.link("Projects")).hasAttribute("aria-current", "page");
  }
}
