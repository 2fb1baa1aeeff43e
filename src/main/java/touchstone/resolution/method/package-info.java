/**
 * The methods of resolution, one file each, with its tie rule, a worked example and its source. To
 * add one, write a singleton that is a {@code Method} and a test that extends the contract of
 * methods; no other file changes. Imports {@code resolution}, {@code base} and Jackson's tree, and
 * no framework but the mark by which it is handed in.
 */
package touchstone.resolution.method;
