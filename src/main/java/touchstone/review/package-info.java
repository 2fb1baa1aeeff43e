// SPDX-License-Identifier: Apache-2.0
/**
 * The last word: reviewers look at what the crowd could not settle, blind first, then beside all
 * judgements. What they decide is a judgement that settles; raters are told and may contest once.
 */
package touchstone.review;
