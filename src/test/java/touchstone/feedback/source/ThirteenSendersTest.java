// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import touchstone.app.AppTest;

/**
 * The requests of thirteen senders as they write them, sent twice each: everything is accepted the
 * first time and known the second.
 */
@AppTest
class ThirteenSendersTest {
  private static final Path SENDERS = Path.of("src/test/resources/feedback/senders");

  /** One request of a file: first its line, then headers, then behind a blank line its body. */
  private record Request(String method, String path, Map<String, String> headers, String body) {
    static Request of(String text, Senders to) {
      String basic = "shipper:" + to.token();
      String filled =
          text.replace("{token}", to.token())
              .replace("{basic}", base64(basic))
              .replace("{apikey}", base64("id:" + to.token()));
      String[] parts = filled.strip().split("\n\n", 2);
      String[] head = parts[0].split("\n");
      Map<String, String> headers = new TreeMap<>();
      // The senders that show their token elsewhere send no such header.
      headers.put("Authorization", "");
      for (int i = 1; i < head.length; i++) {
        String[] header = head[i].split(": ", 2);
        headers.put(header[0], header[1]);
      }
      String[] first = head[0].split(" ");
      return new Request(first[0], first[1], headers, parts.length > 1 ? parts[1] + "\n" : null);
    }

    byte[] bytes() throws IOException {
      byte[] plain = body.getBytes(StandardCharsets.UTF_8);
      return switch (headers.getOrDefault("Content-Encoding", "")) {
        case "gzip" -> gzip(plain);
        case "zstd" -> Zstd.compress(plain);
        default -> plain;
      };
    }

    int send(Senders to) throws Exception {
      var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes());
      return to.request(method, path, publisher, headers).statusCode();
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }

  @Test
  void everySenderIsUnderstood() throws Exception {
    List<Path> files;
    try (var listed = Files.list(SENDERS)) {
      files = listed.sorted().toList();
    }
    List<String> wrong = new ArrayList<>();
    int understood = 0;
    for (Path file : files) {
      String text = Files.readString(file);
      int events = Integer.parseInt(text.substring(2, text.indexOf(" events")));
      String requests = text.substring(text.indexOf('\n') + 1);
      Senders to = Senders.toNewStream();
      for (int time = 0; time < 2; time++) {
        for (String request : requests.split("\n###\n")) {
          int status = Request.of(request, to).send(to);
          assertTrue(status >= 200 && status < 300, file + ": " + status + " to " + request);
        }
      }
      if (to.traffic().equals(List.of(events, events, 0))) {
        understood++;
      } else {
        wrong.add(file.getFileName() + ": " + to.traffic() + to.quarantine());
      }
    }
    System.out.println("senders: " + understood + " of " + files.size());
    assertEquals(List.of(), wrong);
    assertEquals(13, files.size());
  }
}
