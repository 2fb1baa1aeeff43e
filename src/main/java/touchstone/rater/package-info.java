/**
 * By whom: raters of any kind, the pools they work in with rates and quotas, and the invitations
 * that bring people into a pool. Imports account, web and base.
 */
package touchstone.rater;
