/**
 * Who may sign in or call: accounts by invitation only, sessions for pages, bearer tokens for the
 * API, the four roles, and the first start that makes the first admin. Imports web and base.
 */
package touchstone.account;
