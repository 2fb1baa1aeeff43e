/**
 * How far raters agree, one measure a file, each with its interval and with words where it has no
 * value. Measures look at the answers as given, never at the label, so that a low figure speaks of
 * the question and its raters and not of the method. {@link Ratings} is all they see; {@link
 * Bootstrap} draws for all of them at once; {@link Hearing} reads what was answered, {@link Parts}
 * cuts it by slice, pair, version and origin, and {@link GoldAnswers} stands beside it. To add one,
 * write a singleton that is a {@link Measure} and a test that extends {@code MeasureContract} with
 * a published or worked example. Measures import the JDK, the reader of JSON and the mark by which
 * they are handed in, and no framework.
 */
package touchstone.resolution.agreement;
