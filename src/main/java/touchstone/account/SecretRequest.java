// SPDX-License-Identifier: Apache-2.0
package touchstone.account;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A secret that a request carries: a bearer token or a session's cookie. */
class SecretRequest extends BaseAuthenticationRequest {
  final boolean cookie;
  final String secret;

  SecretRequest(boolean cookie, String secret) {
    this.cookie = cookie;
    this.secret = secret;
  }
}
