// SPDX-License-Identifier: Apache-2.0
package touchstone.thread;

import java.util.List;
import java.util.regex.Pattern;
import touchstone.guideline.Markdown;

/** The sections of a guideline by the words of their headings, for pointing at one. */
public final class Sections {
  private static final Pattern HEADING = Pattern.compile("<h[2-6] id=\"[^\"]*\">(.*?)</h[2-6]>");

  private Sections() {}

  /** The headings' words in order, each at most 200 characters. */
  public static List<String> of(String markdown) {
    return HEADING
        .matcher(Markdown.html(markdown))
        .results()
        .map(found -> words(found.group(1)))
        .filter(words -> !words.isEmpty())
        .toList();
  }

  private static String words(String html) {
    String text =
        html.replaceAll("<[^>]*>", "")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&")
            .strip();
    return text.length() <= 200 ? text : text.substring(0, 200);
  }
}
