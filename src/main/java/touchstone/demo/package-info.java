/**
 * The demo project of a first start: a small shoe shop's search results, three raters who disagree,
 * one gold, one stale slice. It is the tutorial. Beside it a crowd that is paid, for the charts.
 * May import any room below the pages.
 */
package touchstone.demo;
