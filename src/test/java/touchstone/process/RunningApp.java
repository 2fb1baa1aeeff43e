// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The packaged application as a process of its own, a node on a store, to be killed and started
 * again.
 */
final class RunningApp implements AutoCloseable {
  static final String TOKEN = "tst_process_admin_token_0123456789";
  static final String PASSWORD = "correct horse battery";

  private final Path home;
  private final Store store;
  private final boolean ownsStore;
  private final int port;
  private final List<String> jvm;
  private final Map<String, String> settings = new HashMap<>();
  private Process process;
  private long startMillis;

  /** The only node of a store of its own. */
  RunningApp(boolean onPostgresql, String... jvm) throws IOException {
    this(Store.fresh(onPostgresql), true, jvm);
  }

  /** A node of a store that outlives it. */
  RunningApp(Store store, String... jvm) throws IOException {
    this(store, false, jvm);
  }

  private RunningApp(Store store, boolean ownsStore, String... jvm) throws IOException {
    this.home = Files.createTempDirectory("touchstone-process");
    this.store = store;
    this.ownsStore = ownsStore;
    this.jvm = List.of(jvm);
    this.port = Store.freePort();
  }

  /** Sets a variable of the environment for starts to come. */
  RunningApp with(String variable, String value) {
    settings.put(variable, value);
    return this;
  }

  /** Whether this build is the one for PostgreSQL. */
  static boolean postgresql() {
    return System.getProperty("quarkus.test.profile", "").contains("postgresql");
  }

  /** Starts and waits until requests are answered. */
  void start() throws Exception {
    Path jar = Path.of("target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException("Package first: ./mvnw -DskipTests package");
    }
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(jvm);
    command.add("-jar");
    command.add(jar.toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    Map<String, String> environment = builder.environment();
    environment.put("TOUCHSTONE_HOME", store.folder().toString());
    environment.put("TOUCHSTONE_ADMIN_TOKEN", TOKEN);
    environment.put("TOUCHSTONE_ADMIN_PASSWORD", PASSWORD);
    environment.put("TOUCHSTONE_DEMO", "false");
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    environment.put("QUARKUS_HTTP_ACCESS_LOG_ENABLED", "false");
    store.tell(environment);
    environment.putAll(settings);
    long began = System.nanoTime();
    process = builder.start();
    Http http = http();
    while (!http.answers("/q/health/ready")) {
      if (!process.isAlive() || System.nanoTime() - began > Duration.ofSeconds(180).toNanos()) {
        throw new IllegalStateException(
            "The application did not start:\n" + Files.readString(log()));
      }
      Thread.sleep(50);
    }
    startMillis = (System.nanoTime() - began) / 1_000_000;
    if (store.postgresql() && !store.hasTables()) {
      // A package knows its store from when it was built.
      throw new IllegalStateException("Package for PostgreSQL: ./mvnw -Ppostgresql package");
    }
  }

  /** How long the last start took until the first answer. */
  long startMillis() {
    return startMillis;
  }

  /** SIGKILL: nothing is tidied up. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  int port() {
    return port;
  }

  /** The process, or null before the first start. */
  Process process() {
    return process;
  }

  Http http() {
    return new Http(address());
  }

  Path log() {
    return home.resolve("process.log");
  }

  /** Resident memory of the process in MB, where the system tells it. */
  long residentMegabytes() throws IOException {
    return status("VmHWM") / 1024;
  }

  /** CPU time used so far, in milliseconds. */
  long cpuMillis() {
    return process.info().totalCpuDuration().map(Duration::toMillis).orElse(-1L);
  }

  private long status(String field) throws IOException {
    Path file = Path.of("/proc/" + process.pid() + "/status");
    if (!Files.exists(file)) {
      return -1024;
    }
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(-1024);
  }

  @Override
  public void close() throws IOException {
    if (process != null) {
      process.destroy();
      try {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    if (ownsStore) {
      store.close();
    }
  }
}
