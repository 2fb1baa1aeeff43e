// SPDX-License-Identifier: Apache-2.0
/**
 * The doors: what shippers of logs send, taken in as they send it. Each door is one class that
 * wires and a part in plain Java that reads bytes into {@link touchstone.feedback.Received}; a
 * record that cannot be read goes to the quarantine alone, and an answer is given once everything
 * is durable. Of the house, a door knows only the parent room.
 */
package touchstone.feedback.source;
