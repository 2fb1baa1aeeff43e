// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

/** Where things stand in a record, for each door. */
public final class Mappings {}
