// SPDX-License-Identifier: Apache-2.0
/**
 * How raters come to be given work: they consent, learn on known items with a word after each, and
 * are asked known items in an exam. What a rater answers there is a judgement like any other, in a
 * round below zero, so that it is no vote; it is paid as training.
 */
package touchstone.training;
