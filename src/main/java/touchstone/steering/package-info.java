/**
 * The lead's pages that compose several rooms: the list of projects, the set-up wizard and the
 * project's home. May import any room but the other pages.
 */
package touchstone.steering;
