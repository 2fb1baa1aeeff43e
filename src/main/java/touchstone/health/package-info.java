// SPDX-License-Identifier: Apache-2.0
/**
 * How a project stands, at one look: agreement, quality, freshness, cost, coverage and backlog, the
 * worst first, each with the one thing to do about it; and all projects beside each other.
 */
package touchstone.health;
