// SPDX-License-Identifier: Apache-2.0
package touchstone.account;

/** Speaks for a bearer token that somebody else gave out, at the addresses of its own room. */
public interface Voucher {
  /** The one role that the token gives at this path, or null where it gives none. */
  String role(String path, String token);
}
