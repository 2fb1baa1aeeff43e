// SPDX-License-Identifier: Apache-2.0
package touchstone.thread;

/**
 * The questions and answers at the end of a guideline: a heading of their own, each question a
 * heading under it. What raters wrote is taken as text, what leads answered as Markdown.
 */
final class Faq {
  static final String HEADING = "## Questions and answers";

  private static final int LONGEST_QUESTION = 300;

  private Faq() {}

  /** The guideline with one more question and answer. */
  static String add(String guideline, String question, String answer) {
    String body = guideline.stripTrailing();
    boolean there = body.lines().anyMatch(line -> line.strip().equals(HEADING));
    return body
        + (there ? "" : (body.isEmpty() ? "" : "\n\n") + HEADING)
        + "\n\n### "
        + heading(question)
        + "\n\n"
        + answer.strip()
        + "\n";
  }

  /** One line in which nothing is markup. */
  private static String heading(String question) {
    String line = question.strip().replaceAll("\\s+", " ");
    if (line.length() > LONGEST_QUESTION) {
      line = line.substring(0, LONGEST_QUESTION) + "…";
    }
    return line.replaceAll("([\\\\`*_{}\\[\\]()#+\\-.!|<>~&])", "\\\\$1");
  }
}
