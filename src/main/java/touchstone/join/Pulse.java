// SPDX-License-Identifier: Apache-2.0
package touchstone.join;

import java.time.Instant;

/** How far, in event time, the outcomes of a stream had come when something was received. */
public record Pulse(Instant newest, Instant receivedAt) {}
