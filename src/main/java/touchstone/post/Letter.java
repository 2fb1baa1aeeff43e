// SPDX-License-Identifier: Apache-2.0
package touchstone.post;

import java.util.ArrayList;
import java.util.List;
import touchstone.web.Language;

/** A letter, written once and read as plain text or as HTML that fetches nothing. */
public final class Letter {
  private final String subject;
  private final Language language;
  private final List<Part> parts = new ArrayList<>();

  /** A heading, a line with a figure, or a link. */
  private record Part(String kind, String words, String value) {}

  /** Nothing of a name may begin a further line of a letter's head. */
  public Letter(Language language, String subject) {
    this.language = language;
    this.subject = subject.replaceAll("\\p{Cntrl}+", " ");
  }

  public String subject() {
    return subject;
  }

  public Letter heading(String words) {
    parts.add(new Part("heading", words, null));
    return this;
  }

  public Letter line(String words, Object value) {
    parts.add(new Part("line", words, String.valueOf(value)));
    return this;
  }

  public Letter says(String words) {
    parts.add(new Part("says", words, null));
    return this;
  }

  public Letter link(String words, String address) {
    parts.add(new Part("link", words, address));
    return this;
  }

  public String text() {
    StringBuilder text = new StringBuilder(subject).append("\n");
    for (Part part : parts) {
      text.append(
          switch (part.kind) {
            case "heading" -> "\n" + part.words + "\n";
            case "says" -> part.words + "\n";
            case "link" -> "\n" + part.words + ": " + part.value + "\n";
            default -> "- " + part.words + ": " + part.value + "\n";
          });
    }
    return text.toString();
  }

  public String html() {
    StringBuilder html = new StringBuilder();
    html.append(
            "<!DOCTYPE html><html lang=\"%s\" dir=\"%s\">"
                .formatted(language.code(), language.dir()))
        .append("<head><meta charset=\"utf-8\"><title>" + escaped(subject) + "</title></head>")
        .append("<body style=\"font-family: sans-serif; max-width: 40em\">")
        .append("<h1 style=\"font-size: 1.3em\">" + escaped(subject) + "</h1>");
    for (Part part : parts) {
      String words = escaped(part.words);
      html.append(
          switch (part.kind) {
            case "heading" -> "<h2 style=\"font-size: 1.1em\">" + words + "</h2>";
            case "says" -> "<p>" + words + "</p>";
            case "link" -> "<p><a href=\"" + escaped(part.value) + "\">" + words + "</a></p>";
            default ->
                "<p style=\"margin: .2em 0\">"
                    + words
                    + ": <strong>"
                    + escaped(part.value)
                    + "</strong></p>";
          });
    }
    return html.append("</body></html>").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
