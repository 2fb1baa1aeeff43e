/**
 * The ground: problems, strict JSON, ids, secrets, paging, plain SQL, the clock and the home
 * folder. It knows no feature and imports none.
 */
package touchstone.base;
