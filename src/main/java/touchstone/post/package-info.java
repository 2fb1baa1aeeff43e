// SPDX-License-Identifier: Apache-2.0
/**
 * Letters out by mail, if a server for mail is named; without one the same is shown on pages only.
 * Imports base and web alone.
 */
package touchstone.post;
