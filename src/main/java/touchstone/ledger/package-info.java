// SPDX-License-Identifier: Apache-2.0
/**
 * What labelling costs: what raters earned, got beside and were paid out, and what models, streams
 * and the rest cost, as entries that nothing changes; budgets that are checked when a task is given
 * out, and what leases that are out may still come to.
 */
package touchstone.ledger;
