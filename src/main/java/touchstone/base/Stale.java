// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

/**
 * What a transaction had read was changed by another before it could write: nothing is wrong with
 * the request, and the same work tried again sees the new state.
 */
public class Stale extends RuntimeException {
  public Stale(String what) {
    super(what, null, false, false);
  }

  /** Whether the failure is one, however it was wrapped on its way. */
  public static boolean is(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Stale) {
        return true;
      }
    }
    return false;
  }
}
