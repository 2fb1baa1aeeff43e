/**
 * How far raters agree, one measure a file, each with its interval and with words where it has no
 * value. Measures look at the answers as given, never at the label, so that a low figure speaks of
 * the question and its raters and not of the method. To add one, write a singleton that is a {@link
 * Measure} and a test with a published example. Imports the JDK only, and no framework but the mark
 * by which it is handed in.
 */
package touchstone.resolution.agreement;
