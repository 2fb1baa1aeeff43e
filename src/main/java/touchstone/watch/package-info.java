// SPDX-License-Identifier: Apache-2.0
/**
 * Watches every slice of every stream: counts closed labels into cells of model, slice and hour,
 * feeds the detectors, and raises alarms. It pulls from {@code feedback} and keeps nothing that
 * could not be counted again. The maths are those of {@code signal}.
 */
package touchstone.watch;
