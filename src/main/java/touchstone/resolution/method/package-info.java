/**
 * The methods of resolution, one file each, with its tie rule, a worked example and its source. To
 * add one, write a singleton that is a {@code Method} or a {@code Learner} and a test that extends
 * its contract, and name it in the policy. Imports {@code resolution}, {@code base} and Jackson's
 * tree, and no framework but the mark by which it is handed in.
 */
package touchstone.resolution.method;
