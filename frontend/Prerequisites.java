// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;

/** Says in one line what the build of the pages needs and does not find. */
class Prerequisites {
  public static void main(String[] arguments) throws Exception {
    String node = output("node", "--version");
    if (node == null || major(node) < 20) {
      fail("Touchstone needs Node 20 or newer on the PATH; found " + (node == null ? "none" : node) + ".");
    }
    if (output("npm", "--version") == null) {
      fail("Touchstone needs npm on the PATH (it comes with Node 20); found none.");
    }
  }

  private static int major(String version) {
    return Integer.parseInt(version.replaceFirst("^v", "").split("\\.")[0]);
  }

  /** The first line a command prints, or null where it cannot be started. */
  private static String output(String... command) throws Exception {
    try {
      Process process = new ProcessBuilder(command).start();
      String text = new String(process.getInputStream().readAllBytes()).strip();
      return process.waitFor() == 0 ? text : null;
    } catch (IOException absent) {
      return null;
    }
  }

  private static void fail(String message) {
    System.err.println("\n" + message + "\n");
    System.exit(1);
  }
}
