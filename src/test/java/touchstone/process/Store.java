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
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * What the nodes of one installation share: a folder with an H2 file, or a real PostgreSQL of its
 * own that can be stopped, frozen and started again on the same data and port.
 */
final class Store implements AutoCloseable {
  private static final int MILLIS_A_TICK = 10;

  private final Path folder;
  private final int port;
  private EmbeddedPostgres postgres;

  private Store(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** The store that this build is for, in a fresh folder. */
  static Store fresh(boolean postgresql) throws IOException {
    return in(Files.createTempDirectory("touchstone-store"), postgresql);
  }

  /** The same in a folder that is there. */
  static Store in(Path folder, boolean postgresql) throws IOException {
    Store store = new Store(folder, postgresql ? freePort() : 0);
    if (postgresql) {
      store.start();
    }
    return store;
  }

  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  boolean postgresql() {
    return port > 0;
  }

  /** Where a node on H2 keeps its file. */
  Path folder() {
    return folder;
  }

  /** Starts PostgreSQL on the data there is; what was committed is recovered. */
  void start() throws IOException {
    postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(data())
            .setCleanDataDirectory(false)
            .setPort(port)
            .setPGStartupWait(Duration.ofSeconds(90))
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("fsync", "on")
            .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
            .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  /** Stops PostgreSQL at once, as a crash of its machine would: nothing is tidied up. */
  void stopImmediately() throws IOException, InterruptedException {
    long server = server();
    signal("QUIT", server);
    while (ProcessHandle.of(server).isPresent()) {
      Thread.sleep(20);
    }
    postgres.close();
  }

  /** Whether PostgreSQL runs. */
  boolean running() throws IOException {
    return Files.exists(data().resolve("postmaster.pid")) && ProcessHandle.of(server()).isPresent();
  }

  /** Starts PostgreSQL unless it runs, as whoever watches over it would. */
  void ensureRunning() throws IOException {
    if (!running()) {
      postgres.close();
      start();
    }
  }

  private Path data() {
    return folder.resolve("postgresql");
  }

  private long server() throws IOException {
    return Long.parseLong(Files.readAllLines(data().resolve("postmaster.pid")).get(0).strip());
  }

  /** A connection past the nodes. */
  DataSource database() {
    return postgres.getPostgresDatabase();
  }

  int port() {
    return port;
  }

  /** CPU time used so far by PostgreSQL with all its processes, in milliseconds. */
  double cpuMillis() throws IOException {
    String server = String.valueOf(server());
    double ticks = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path each : all) {
        String[] fields = stat(each);
        boolean itself = each.getFileName().toString().equals(server);
        if (fields.length > 14 && (itself || fields[1].equals(server))) {
          ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
          ticks += itself ? Long.parseLong(fields[13]) + Long.parseLong(fields[14]) : 0;
        }
      }
    }
    return ticks * MILLIS_A_TICK;
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

  static void signal(String signal, long process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, String.valueOf(process)).start().waitFor();
  }

  /** How a node is told of it. */
  void tell(Map<String, String> environment) {
    if (postgresql()) {
      environment.put("TOUCHSTONE_DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"));
      environment.put("TOUCHSTONE_DATABASE_USERNAME", "postgres");
      environment.put("TOUCHSTONE_DATABASE_PASSWORD", "postgres");
    }
  }

  /** Whether a node has made its tables here. */
  boolean hasTables() throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        ResultSet tables = connection.getMetaData().getTables(null, "public", "task", null)) {
      return tables.next();
    }
  }

  @Override
  public void close() throws IOException {
    if (postgres != null) {
      postgres.close();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> !file.equals(folder))
          .sorted(Comparator.reverseOrder())
          .forEach(file -> file.toFile().delete());
    }
  }
}
