// SPDX-License-Identifier: Apache-2.0
/**
 * Closes the loop: an alarm drafts a batch of exactly its slice, a lead launches it for a pool,
 * people label it, and model, stream and people are laid side by side until a cause is named. It
 * composes {@code watch}, {@code feedback} and a project of its own for each batch; none of them
 * knows it.
 */
package touchstone.remedy;
