// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Fetches what others have packaged by its own means, into target, once. */
final class Unpacking {
  static final Path FOLDER = Path.of("target/shippers");

  private Unpacking() {}

  record Ran(boolean sound, String out) {}

  static Ran run(String... command) throws IOException, InterruptedException {
    return run(Path.of("."), command);
  }

  private static Ran run(Path folder, String... command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("shippers", ".txt");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      Process process = builder.directory(folder.toFile()).redirectOutput(out.toFile()).start();
      boolean ended = process.waitFor(10, TimeUnit.MINUTES);
      if (!ended) {
        process.destroyForcibly();
      }
      return new Ran(ended && process.exitValue() == 0, Files.readString(out));
    } catch (IOException absent) {
      return new Ran(false, absent.getMessage());
    } finally {
      Files.deleteIfExists(out);
    }
  }

  /** The Python of an environment with these packages. */
  static Path python(Path requirements) throws Exception {
    Path python = FOLDER.resolve("venv/bin/python").toAbsolutePath();
    Path done = FOLDER.resolve("python.txt");
    String wanted = Files.readString(requirements);
    if (!Files.exists(done) || !Files.readString(done).equals(wanted)) {
      Files.createDirectories(FOLDER);
      Ran made = run("python3", "-m", "venv", FOLDER.resolve("venv").toString());
      Assumptions.assumeTrue(made.sound(), "no python3: " + made.out());
      Ran packages =
          run(python.toString(), "-m", "pip", "install", "--quiet", "-r", requirements.toString());
      Assumptions.assumeTrue(packages.sound(), "no packages: " + packages.out());
      Files.writeString(done, wanted);
    }
    return python;
  }

  /** A folder into which these packages of Debian are unpacked, beside the system's own. */
  static Path debian(String... packages) throws Exception {
    Path root = FOLDER.resolve("debian/root");
    Path done = FOLDER.resolve("debian/done.txt");
    if (!Files.exists(done)) {
      Files.createDirectories(root);
      List<String> command = new ArrayList<>(List.of("apt-get", "download"));
      command.addAll(List.of(packages));
      Ran fetched = run(root.getParent(), command.toArray(String[]::new));
      Assumptions.assumeTrue(fetched.sound(), "no packages of Debian: " + fetched.out());
      for (Path each : archives(root.getParent())) {
        Ran unpacked = run("dpkg", "-x", each.toString(), root.toString());
        Assumptions.assumeTrue(unpacked.sound(), unpacked.out());
      }
      Files.writeString(done, String.join("\n", packages));
    }
    return root;
  }

  private static List<Path> archives(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".deb")).toList();
    }
  }
}
