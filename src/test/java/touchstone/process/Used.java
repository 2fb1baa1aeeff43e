// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import java.io.IOException;

/** CPU milliseconds of the three that share the machine. */
record Used(double application, double database, double client) {
  static Used by(RunningApp app, Store store) throws IOException {
    return new Used(
        app.cpuMillis(),
        store.cpuMillis(),
        ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis());
  }

  Used since(Used before) {
    return new Used(
        application - before.application, database - before.database, client - before.client);
  }
}
