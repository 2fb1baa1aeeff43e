/**
 * Of what: datasets, their items with keys and slices, imports in any of the formats, uploaded
 * media, and the profile of each field. Imports account, web and base.
 */
package touchstone.dataset;
