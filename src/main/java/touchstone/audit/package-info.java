/**
 * Who did what: an append-only, hash-chained log of administrative and adverse acts, under
 * pseudonyms alone. Imports account, web and base.
 */
package touchstone.audit;
