// SPDX-License-Identifier: Apache-2.0
package touchstone.house;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds words for people that stand in a template or a script itself, where only the key of a
 * message should: two letters in a row are a word.
 */
final class Literals {
  /** The same in every language. */
  private static final Set<String> NAMES = Set.of("Touchstone", "JSON");

  private static final Pattern WORDS = Pattern.compile("[^<>\\n]*\\p{L}{2}[^<>\\n]*");
  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
  private static final Pattern EXPRESSION = Pattern.compile("\\{[\\w#/@!|][^{}]*\\}");
  private static final Pattern DEFAULT = Pattern.compile("(?:\\?:|\\?|:)\\s*'([^']*)'");
  private static final Pattern MACHINE =
      Pattern.compile(
          "<(script|style|pre|code|kbd)\\b.*?</\\1>|<!--.*?-->|\\{#body}.*?\\{/(body)?}",
          Pattern.DOTALL);
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern READ =
      Pattern.compile(
          "\\b(aria-label|aria-description|aria-roledescription|aria-valuetext|title|placeholder"
              + "|alt|data-confirm)=(\"[^\"]*\"|'[^']*')");
  private static final Pattern BUTTON =
      Pattern.compile("<input\\b(?=[^>]*type=\"(?:submit|button|reset)\")[^>]*value=(\"[^\"]*\")");

  private static final String STRING = "(\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`|'(?:[^'\\\\]|\\\\.)*')";
  private static final List<Pattern> SPOKEN =
      List.of(
          Pattern.compile(
              "\\b(?:textContent|innerText|innerHTML|ariaLabel|title|placeholder|alt|label)"
                  + "\\s*(?:\\+|\\?\\?)?=(?![=>])\\s*[^;\\n]*?"
                  + STRING),
          Pattern.compile(
              "\\bsetAttribute\\(\\s*[\"'](?:aria-(?:label|description|roledescription|valuetext)"
                  + "|title|placeholder|alt)[\"']\\s*,[^;\\n]*?"
                  + STRING),
          Pattern.compile(
              "[\"']?\\b(?:aria-(?:label|description|roledescription|valuetext)|title|placeholder"
                  + "|alt|textContent)[\"']?\\s*:\\s*"
                  + STRING),
          Pattern.compile("\\b(?:alert|confirm|prompt|Text|createTextNode)\\(\\s*" + STRING));
  private static final Pattern CALL =
      Pattern.compile(
          "\\b(append|prepend|replaceChildren|replaceWith|before|after|insertAdjacentText|element"
              + "|announce|write|how)\\(");

  private Literals() {}

  static List<Finding> inTemplate(String source) {
    List<Finding> found = new ArrayList<>();
    String text = blank(source, MACHINE);
    for (Matcher each = EXPRESSION.matcher(text); each.find(); ) {
      if (Character.isLetter(each.group().charAt(1))) {
        note(found, source, each.start(), DEFAULT.matcher(each.group()));
      }
    }
    text = blank(text, EXPRESSION).replaceAll("&(\\w+|#\\d+);", " ");
    for (Matcher tag = TAG.matcher(text); tag.find(); ) {
      for (Matcher read = READ.matcher(tag.group()); read.find(); ) {
        note(found, text, tag.start() + read.start(), read.group(2));
      }
      for (Matcher button = BUTTON.matcher(tag.group()); button.find(); ) {
        note(found, text, tag.start(), button.group(1));
      }
    }
    String bare = blank(text, TAG);
    for (Matcher words = WORDS.matcher(bare); words.find(); ) {
      note(found, bare, words.start(), words.group());
    }
    return sorted(found);
  }

  static List<Finding> inScript(String source) {
    List<Finding> found = new ArrayList<>();
    String text = blank(source, Pattern.compile("/\\*.*?\\*/|(?m)(?<=^|\\s)//.*$", Pattern.DOTALL));
    for (Pattern pattern : SPOKEN) {
      for (Matcher each = pattern.matcher(text); each.find(); ) {
        note(found, text, each.start(1), spoken(text, each.start(1), each.group(1)));
      }
    }
    for (Matcher call = CALL.matcher(text); call.find(); ) {
      arguments(found, text, call.end(), call.group(1).equals("element"));
    }
    return sorted(found);
  }

  /** The literals that are arguments themselves, not those of a call within; the tag is none. */
  private static void arguments(List<Finding> found, String text, int from, boolean tagFirst) {
    Matcher string = Pattern.compile(STRING).matcher(text);
    int depth = 1;
    int argument = 0;
    for (int i = from; i < text.length() && depth > 0; i++) {
      char each = text.charAt(i);
      if ("\"'`".indexOf(each) >= 0 && string.find(i) && string.start() == i) {
        if (depth == 1 && !(tagFirst && argument == 0)) {
          note(found, text, i, spoken(text, i, string.group()));
        }
        i = string.end() - 1;
      } else if ("([{".indexOf(each) >= 0) {
        depth++;
      } else if (")]}".indexOf(each) >= 0) {
        depth--;
      } else if (each == ',' && depth == 1) {
        argument++;
      }
    }
  }

  /** What is said of a literal: nothing of a key, of what is compared, or of what is filled in. */
  private static String spoken(String text, int at, String literal) {
    String before = text.substring(0, at).stripTrailing();
    boolean key = before.endsWith("t(") || before.endsWith("[");
    boolean compared = before.endsWith("===") || before.endsWith("!==");
    return key || compared ? "" : literal.replaceAll("\\$\\{[^}]*\\}", " ");
  }

  private static void note(List<Finding> found, String source, int at, Matcher literals) {
    while (literals.find()) {
      note(found, source, at, literals.group(1));
    }
  }

  private static void note(List<Finding> found, String source, int at, String words) {
    boolean foreign =
        WORD.matcher(words).results().map(MatchResult::group).anyMatch(one -> !NAMES.contains(one));
    Finding finding = Finding.at(source, at, words);
    if (foreign && !found.contains(finding)) {
      found.add(finding);
    }
  }

  private static List<Finding> sorted(List<Finding> found) {
    return found.stream().sorted(Comparator.comparingInt(Finding::line)).toList();
  }

  /** The text with each match as blanks, so that lines stay where they are. */
  private static String blank(String text, Pattern what) {
    return what.matcher(text).replaceAll(match -> match.group().replaceAll("[^\\n]", " "));
  }
}
