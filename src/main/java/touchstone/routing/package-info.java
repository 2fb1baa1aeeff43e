// SPDX-License-Identifier: Apache-2.0
/**
 * Which open tasks a rater may be given and why not others, what is given first, and what another
 * policy would do. Imports project, judgement and below; leasing itself is above.
 */
package touchstone.routing;
