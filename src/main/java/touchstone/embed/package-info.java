// SPDX-License-Identifier: Apache-2.0
/**
 * A product's own users as raters: one question in a frame on the product's pages. Its backend
 * signs a short-lived token for each time it is asked; cookie and own origin count for nothing
 * here.
 */
package touchstone.embed;
