// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text for a sender names where to send and the token, and leaves no gap. */
class SnippetsTest {
  private static final Snippets HERE =
      new Snippets(URI.create("https://touchstone.example/"), "clicks");

  static java.util.List<Snippets.Sender> senders() {
    return Snippets.senders();
  }

  @ParameterizedTest
  @MethodSource("senders")
  void theTextIsReadyToBePasted(Snippets.Sender sender) {
    String text = HERE.text(sender, "tst_secret");
    assertFalse(text.matches("(?s).*@[A-Z_]+@.*"), text);
    if (!sender.fetched()) {
      assertTrue(text.contains("tst_secret"), text);
      assertTrue(text.contains("touchstone.example"), text);
    }
    if (!sender.fetched() && !sender.forward()) {
      assertTrue(
          text.contains(HERE.url())
              || text.contains("https://touchstone.example:443/ingest/clicks")
              || text.contains("/ingest/clicks")
              || text.contains("/api/v1/streams/clicks/"),
          text);
    }
  }

  @Test
  void everyFileHasItsLineAndEveryLineItsFile() throws IOException {
    try (var files = Files.list(Path.of("src/main/resources/senders"))) {
      Set<String> there =
          files
              .map(file -> file.getFileName().toString().replace(".txt", ""))
              .collect(Collectors.toSet());
      assertEquals(
          there, senders().stream().map(Snippets.Sender::name).collect(Collectors.toSet()));
    }
  }

  @Test
  void whoForgetsByItselfIsToldToTryForEver() {
    for (Snippets.Sender sender : senders()) {
      String text = HERE.text(sender, "t");
      switch (sender.name()) {
        case "fluent-bit-http", "fluent-bit-es" ->
            assertTrue(text.matches("(?s).*Retry_Limit +no_limits.*"), text);
        case "fluentd-http", "fluentd-forward" ->
            assertTrue(text.contains("retry_forever true"), text);
        case "rsyslog" -> assertTrue(text.contains("action.resumeRetryCount=\"-1\""), text);
        case "opentelemetry-collector" -> assertTrue(text.contains("max_elapsed_time: 0"), text);
        default -> {}
      }
    }
  }

  @Test
  void aPlainServerIsSpokenToWithoutTls() {
    Snippets plain = new Snippets(URI.create("http://10.0.0.7:8080/"), "clicks");
    String text = plain.text(new Snippets.Sender("fluent-bit-es", ""), "t");
    assertTrue(text.matches("(?s).*Port +8080\\b.*tls +Off\\b.*"), text);
    assertEquals("http://10.0.0.7:8080/ingest/clicks", plain.url());
  }
}
