/**
 * How the product meets HTTP: bodies with limits, problems as JSON or page, headers, the own-origin
 * check, keys that make creation repeatable, and the page shell. Imports base only.
 */
package touchstone.web;
