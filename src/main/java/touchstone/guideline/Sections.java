// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import touchstone.base.Problem;
import touchstone.base.Required;

/**
 * Reads a guideline's Markdown as sections, one a heading, and writes sections as Markdown. A
 * heading may say what its section is: {@code ## Definition: Sarcasm {#sarcasm label=sarcasm}}. The
 * kind is the word before the colon, or a heading's only word; else a definition where the heading
 * is a label, else a rule. The label is named in braces, else by an option's value or title in the
 * heading, else it is that of the definition above. The id stands in braces, else it is made of the
 * heading's words. Nothing of it is needed.
 */
public final class Sections {
  private static final String INTRODUCTION = "introduction";
  private static final Pattern HEADING =
      Pattern.compile(" {0,3}(#{1,6})(?:[ \\t]+(.*?))?[ \\t]*#*");
  private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,}).*");
  private static final Pattern BRACES = Pattern.compile("[ \\t]*\\{([^{}]{1,200})}[ \\t]*$");
  private static final Pattern ID = Pattern.compile("[\\p{L}\\p{Nd}_-]{1,60}");
  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

  private Sections() {}

  /** What stands in braces after a heading; id and label may be null. */
  record Marks(String words, String id, String label) {
    static Marks of(String heading) {
      Matcher braces = BRACES.matcher(heading);
      if (!braces.find()) {
        return new Marks(heading, null, null);
      }
      String id = null;
      String label = null;
      for (String mark : braces.group(1).strip().split("\\s+")) {
        if (mark.startsWith("#") && ID.matcher(mark.substring(1)).matches()) {
          id = mark.substring(1);
        } else if (mark.startsWith("label=") && LABEL.matcher(mark.substring(6)).matches()) {
          label = mark.substring(6);
        } else {
          return new Marks(heading, null, null);
        }
      }
      return new Marks(heading.substring(0, braces.start()), id, label);
    }
  }

  /** The sections of a text, in order; labels are found among the template's values. */
  public static List<Section> of(String markdown, Template template) {
    Map<String, String> labels = Values.named(template);
    List<Section> sections = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    StringBuilder body = new StringBuilder();
    Section open = new Section(INTRODUCTION, SectionKind.RULE.word(), null, 0, "", "");
    Section definition = null;
    String fence = null;
    for (String line : markdown.split("\\R", -1)) {
      Matcher fenced = FENCE.matcher(line);
      if (fenced.matches()) {
        fence = fence == null ? fenced.group(1) : fenced.group(1).startsWith(fence) ? null : fence;
      }
      Matcher heading = HEADING.matcher(line);
      if (fence == null && !fenced.matches() && heading.matches()) {
        close(sections, ids, open, body);
        String words = heading.group(2) == null ? "" : heading.group(2);
        int level = heading.group(1).length();
        definition = definition != null && level > definition.level() ? definition : null;
        open = opened(words, level, open, definition, labels);
        definition = open.kind().equals(SectionKind.DEFINITION.word()) ? open : definition;
      } else {
        body.append(line).append('\n');
      }
    }
    close(sections, ids, open, body);
    return sections;
  }

  private static void close(
      List<Section> sections, Set<String> ids, Section open, StringBuilder body) {
    String text = body.toString().strip();
    body.setLength(0);
    if (open.level() == 0 && text.isEmpty()) {
      return;
    }
    String id = open.id();
    for (int next = 2; !ids.add(id); next++) {
      id = open.id() + "-" + next;
    }
    sections.add(new Section(id, open.kind(), open.label(), open.level(), open.title(), text));
  }

  private static Section opened(
      String heading, int level, Section before, Section definition, Map<String, String> labels) {
    Marks marks = Marks.of(heading);
    String title = marks.words().strip();
    int colon = title.indexOf(':');
    SectionKind named = SectionKind.of(colon < 0 ? title : title.substring(0, colon));
    String rest = colon < 0 || named == null ? title : title.substring(colon + 1).strip();
    String label = marks.label() != null ? marks.label() : labels.get(plain(rest));
    if (label == null && named != null && definition != null) {
      label = definition.label();
    }
    SectionKind kind =
        named != null ? named : label != null ? SectionKind.DEFINITION : inherited(before, level);
    String id = marks.id() != null ? marks.id() : Markdown.slug(title);
    return new Section(id, kind.word(), label, level, title, "");
  }

  /** Questions under a heading of questions are questions too. */
  private static SectionKind inherited(Section before, int level) {
    boolean faq = before.kind().equals(SectionKind.FAQ.word()) && before.level() > 0;
    return faq && level > 2 ? SectionKind.FAQ : SectionKind.RULE;
  }

  static String plain(String text) {
    return text.replaceAll("[*_`]", "").strip().toLowerCase(Locale.ROOT);
  }

  /** The text of sections as they were given: level 2 and a rule where nothing is said; or 422. */
  public static String given(List<Section> sections) {
    List<Section> checked = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      String place = "sections[" + i + "]";
      Section one = Required.value(place, sections.get(i));
      String title = Required.text(place + ".title", one.title(), 500).replaceAll("\\s+", " ");
      int level = one.level() == 0 ? 2 : one.level();
      SectionKind kind = one.kind() == null ? SectionKind.RULE : SectionKind.of(one.kind());
      if (kind == null || level < 1 || level > 6) {
        throw Problem.refusedField(
            place + (kind == null ? ".kind" : ".level"),
            kind == null
                ? "must be rule, definition, use-when, avoid-when, example, counter-example or faq"
                : "must be 1 to 6");
      }
      refuse(place + ".id", one.id(), ID);
      refuse(place + ".label", one.label(), LABEL);
      String body = one.body() == null ? "" : one.body();
      String id = one.id() == null ? Markdown.slug(title) : one.id();
      checked.add(new Section(id, kind.word(), one.label(), level, title, body));
    }
    return markdown(checked);
  }

  private static void refuse(String place, String word, Pattern form) {
    if (word != null && !form.matcher(word).matches()) {
      throw Problem.refusedField(place, "must be up to 60 letters, digits, _ and -");
    }
  }

  /** The text that reads as these sections. */
  static String markdown(List<Section> sections) {
    StringBuilder text = new StringBuilder();
    Map<String, Integer> seen = new HashMap<>();
    for (Section section : sections) {
      if (text.length() > 0) {
        text.append("\n\n");
      }
      if (section.level() > 0) {
        text.append("#".repeat(section.level())).append(' ').append(heading(section));
        String made = Markdown.slug(heading(section));
        boolean told = section.id().equals(made) && seen.merge(made, 1, Integer::sum) == 1;
        if (!told || section.label() != null) {
          text.append(" {").append(told ? "" : "#" + section.id());
          text.append(!told && section.label() != null ? " " : "");
          text.append(section.label() == null ? "" : "label=" + section.label()).append('}');
        }
        text.append(section.body().isBlank() ? "" : "\n\n");
      }
      text.append(section.body().strip());
    }
    return text.append('\n').toString();
  }

  /** The title, its kind before it where that does not read so anyway. */
  private static String heading(Section section) {
    int colon = section.title().indexOf(':');
    SectionKind kind = SectionKind.of(section.kind());
    boolean said =
        kind == null
            || kind == SectionKind.RULE
            || kind == SectionKind.DEFINITION && section.label() != null
            || kind
                == SectionKind.of(
                    colon < 0 ? section.title() : section.title().substring(0, colon));
    return said ? section.title() : kind.heading() + ": " + section.title();
  }
}
