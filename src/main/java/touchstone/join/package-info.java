// SPDX-License-Identifier: Apache-2.0
/**
 * The join of predictions and outcomes, as plain Java: what a set of events amounts to under a
 * label policy at a time. No framework, no clock and no store of its own, so that a request, a test
 * and a stream engine can host the same code. May import base alone.
 */
package touchstone.join;
