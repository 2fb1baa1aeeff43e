/**
 * Who gets what next: slots and leases over what is not yet settled, exact under load, by the
 * database's clock alone. Plain SQL. Imports resolution, judgement, project and below.
 */
package touchstone.assignment;
