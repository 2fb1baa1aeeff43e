// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * The packaged application as a process of its own, on a home folder or on a real PostgreSQL of its
 * own, to be killed and started again.
 */
final class RunningApp implements AutoCloseable {
  static final String TOKEN = "tst_process_admin_token_0123456789";
  static final String PASSWORD = "correct horse battery";

  private final Path home;
  private final EmbeddedPostgres postgres;
  private final int port;
  private final List<String> jvm;
  private Process process;
  private long startMillis;

  RunningApp(boolean onPostgresql, String... jvm) throws IOException {
    this.home = Files.createTempDirectory("touchstone-process");
    this.postgres =
        onPostgresql
            ? EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .start()
            : null;
    this.jvm = List.of(jvm);
    try (ServerSocket free = new ServerSocket(0)) {
      this.port = free.getLocalPort();
    }
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
    environment.put("TOUCHSTONE_HOME", home.toString());
    environment.put("TOUCHSTONE_ADMIN_TOKEN", TOKEN);
    environment.put("TOUCHSTONE_ADMIN_PASSWORD", PASSWORD);
    environment.put("TOUCHSTONE_DEMO", "false");
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    environment.put("QUARKUS_HTTP_ACCESS_LOG_ENABLED", "false");
    if (postgres != null) {
      environment.put("TOUCHSTONE_DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"));
      environment.put("TOUCHSTONE_DATABASE_USERNAME", "postgres");
      environment.put("TOUCHSTONE_DATABASE_PASSWORD", "postgres");
    }
    long began = System.nanoTime();
    process = builder.start();
    Http http = http();
    while (!http.answers("/q/health/ready")) {
      if (!process.isAlive() || System.nanoTime() - began > Duration.ofSeconds(90).toNanos()) {
        throw new IllegalStateException(
            "The application did not start:\n" + Files.readString(log()));
      }
      Thread.sleep(50);
    }
    startMillis = (System.nanoTime() - began) / 1_000_000;
    if (postgres != null && !usesPostgres()) {
      throw new IllegalStateException("Package for PostgreSQL: ./mvnw -Ppostgresql package");
    }
  }

  /** A package knows its store from when it was built. */
  private boolean usesPostgres() throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        ResultSet tables = connection.getMetaData().getTables(null, "public", "task", null)) {
      return tables.next();
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

  /** The store of this application, to ask it directly. */
  DataSource database() {
    return postgres.getPostgresDatabase();
  }

  int databasePort() {
    return postgres.getPort();
  }

  /** CPU time used so far by PostgreSQL with all its processes, in milliseconds. */
  double databaseCpuMillis() throws IOException {
    long postmaster = postmaster();
    double ticks = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path each : all) {
        String[] fields = stat(each);
        boolean itself = each.getFileName().toString().equals(String.valueOf(postmaster));
        if (fields.length > 14 && (itself || fields[1].equals(String.valueOf(postmaster)))) {
          ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
          ticks += itself ? Long.parseLong(fields[13]) + Long.parseLong(fields[14]) : 0;
        }
      }
    }
    return ticks * 10;
  }

  private long postmaster() throws IOException {
    try (Connection connection = database().getConnection();
        ResultSet row = connection.createStatement().executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      return Long.parseLong(stat(Path.of("/proc/" + row.getInt(1)))[1]);
    } catch (SQLException failure) {
      throw new IOException(failure);
    }
  }

  /** The fields of a process after its name: state, parent and so on; none where it is gone. */
  private static String[] stat(Path process) {
    try {
      String line = Files.readString(process.resolve("stat"));
      return line.substring(line.lastIndexOf(')') + 2).split(" ");
    } catch (IOException gone) {
      return new String[0];
    }
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
    if (postgres != null) {
      postgres.close();
    }
  }
}
