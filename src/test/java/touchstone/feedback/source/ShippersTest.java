// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.app.AppTest;
import touchstone.feedback.FullInbox;
import touchstone.feedback.Snippets;

/**
 * Shippers as they are packaged: clients from PyPI of pinned versions, rsyslog and syslog-ng from
 * Debian unpacked under target. Skipped, and said so, where the packages cannot be had.
 */
@Tag("shippers")
@AppTest
class ShippersTest {
  private static final Path SCRIPTS = Path.of("src/test/shippers");
  private static final String[] PACKAGES = {
    "rsyslog",
    "rsyslog-elasticsearch",
    "libestr0",
    "libfastjson4",
    "syslog-ng-core",
    "syslog-ng-mod-http",
    "libivykis0",
    "libnet1",
    "libpcre3"
  };

  /** Sends two clicks and waits for them. */
  private static void arrived(Senders to, String out) throws InterruptedException {
    for (int i = 0; i < 200 && to.traffic().get(0) < 2; i++) {
      Thread.sleep(100);
    }
    assertEquals(List.of(2, 0, 0), to.traffic(), out);
  }

  @ParameterizedTest
  @ValueSource(strings = {"elasticsearch", "opensearch", "otlp", "fluent"})
  void clientsForPythonSend(String client) throws Exception {
    Path python = Unpacking.python(SCRIPTS.resolve("requirements.txt"));
    Senders to = client.equals("fluent") ? Senders.to("open-python") : Senders.toNewStream();
    String address = client.equals("fluent") ? to.slug() : to.address();
    var ran =
        Unpacking.run(
            python.toString(),
            SCRIPTS.resolve("send.py").toString(),
            client,
            address,
            to.token(),
            String.valueOf(ForwardClient.port()));
    assertTrue(ran.sound(), ran.out());
    arrived(to, ran.out());
  }

  /** What the connect page says to write, for this stream. */
  private static String snippet(String sender, Senders to) {
    URI base = URI.create("http://127.0.0.1:" + RestAssured.port);
    return new Snippets(base, to.slug()).text(sender, to.token());
  }

  @ParameterizedTest
  @CsvSource({"elasticsearch-client, 1", "opensearch-client, 1", "curl, 2"})
  void whatTheConnectPageSaysIsEnough(String sender, int events) throws Exception {
    Senders to = Senders.toNewStream();
    Path script = Files.createTempFile("snippet", ".txt");
    Files.writeString(script, snippet(sender, to) + "\n");
    String program =
        sender.equals("curl")
            ? "bash"
            : Unpacking.python(SCRIPTS.resolve("requirements.txt")).toString();
    var ran = Unpacking.run(program, script.toString());
    assertTrue(ran.sound(), ran.out());
    for (int i = 0; i < 200 && to.traffic().get(0) < events; i++) {
      Thread.sleep(100);
    }
    assertEquals(List.of(events, 0, 0), to.traffic(), ran.out());
  }

  /** A folder of its own with two clicks in a file and the configuration filled in. */
  private static Path folder(String configuration, Senders to) throws Exception {
    Path folder = Unpacking.FOLDER.resolve(to.slug()).toAbsolutePath();
    Files.createDirectories(folder.resolve("work"));
    Files.writeString(
        folder.resolve("clicks.log"),
        DoorContract.event("a") + "\n" + DoorContract.event("b") + "\n");
    Path root = folder.resolve("root");
    Files.createSymbolicLink(root, Unpacking.debian(PACKAGES).toAbsolutePath());
    // The connect page's own words, but for where files are and how soon to try again.
    String modules = folder + "/root/usr/lib/x86_64-linux-gnu/rsyslog/";
    String text =
        Files.readString(SCRIPTS.resolve(configuration))
            .replace("SNIPPET", snippet(configuration.replace(".conf", ""), to))
            .replace("load=\"imfile\"", "load=\"" + modules + "imfile.so\"")
            .replace("load=\"omelasticsearch\"", "load=\"" + modules + "omelasticsearch.so\"")
            .replace("/var/log/clicks.log", "FOLDER/clicks.log")
            .replace("resumeRetryCount=", "resumeInterval=\"1\" action.resumeRetryCount=")
            .replace("reliable(yes)", "reliable(yes) dir(\"FOLDER/work\")")
            .replace("FOLDER", folder.toString());
    Files.writeString(folder.resolve(configuration), text);
    return folder;
  }

  /** Runs it while the inbox is full, and on until its two clicks are there. */
  private static void ship(Senders to, Path folder, String... command) throws Exception {
    Path root = folder.resolve("root");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("out.txt").toFile());
    String libraries = root + "/usr/lib/x86_64-linux-gnu";
    builder.environment().put("RSYSLOG_MODDIR", libraries + "/rsyslog/");
    builder
        .environment()
        .put(
            "LD_LIBRARY_PATH",
            String.join(
                ":", libraries, root + "/lib/x86_64-linux-gnu", root + "/usr/lib/syslog-ng"));
    Process process =
        FullInbox.during(
            () -> {
              Process started = builder.start();
              Thread.sleep(3000);
              return started;
            });
    try {
      arrived(to, "");
    } catch (AssertionError missing) {
      throw new AssertionError(Files.readString(folder.resolve("out.txt")), missing);
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  @Test
  void rsyslogSendsInBulk() throws Exception {
    Senders to = Senders.toNewStream();
    Path folder = folder("rsyslog.conf", to);
    String rsyslog = folder.resolve("root/usr/sbin/rsyslogd").toString();
    ship(to, folder, rsyslog, "-n", "-C", "-f", folder + "/rsyslog.conf", "-i", folder + "/pid");
  }

  @Test
  void syslogNgSendsLines() throws Exception {
    Senders to = Senders.toNewStream();
    Path folder = folder("syslog-ng.conf", to);
    Path root = folder.resolve("root");
    Path modules = root.resolve("usr/lib/syslog-ng/3.38");
    Assumptions.assumeTrue(Files.isDirectory(modules), "another version of syslog-ng");
    ship(
        to,
        folder,
        root + "/usr/sbin/syslog-ng",
        "-F",
        "--no-caps",
        "--module-path=" + modules,
        "-f",
        folder + "/syslog-ng.conf",
        "-R",
        folder + "/work/persist",
        "-p",
        folder + "/work/pid",
        "-c",
        folder + "/work/control");
  }
}
