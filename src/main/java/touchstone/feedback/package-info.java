// SPDX-License-Identifier: Apache-2.0
/**
 * Process feedback: streams of predictions and outcomes, received, joined and given out as labels
 * that nobody had to give. What is received is a set that only grows (predictions, outcomes,
 * pulses); the labels are a view over it by the plain Java of {@code join}. Doors for shippers
 * stand in {@code source}, one class each, and hand their records to {@link
 * touchstone.feedback.Inbox}.
 */
package touchstone.feedback;
