// SPDX-License-Identifier: Apache-2.0
package touchstone.account;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/**
 * A secret that a request carries: a token, with the path it was shown at, or a session's cookie.
 */
class SecretRequest extends BaseAuthenticationRequest {
  final boolean cookie;
  final String secret;
  final String path;

  private SecretRequest(boolean cookie, String secret, String path) {
    this.cookie = cookie;
    this.secret = secret;
    this.path = path;
  }

  static SecretRequest cookie(String secret) {
    return new SecretRequest(true, secret, null);
  }

  /** Null for null: whoever shows none is a stranger. */
  static SecretRequest token(String secret, String path) {
    return secret == null ? null : new SecretRequest(false, secret, path);
  }
}
