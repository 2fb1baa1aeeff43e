/**
 * The demo project of a first start: a small shoe shop's search results, three raters who disagree,
 * one gold, one stale slice. It is the tutorial. May import any room below the pages.
 */
package touchstone.demo;
