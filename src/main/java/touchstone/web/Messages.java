// SPDX-License-Identifier: Apache-2.0
package touchstone.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import touchstone.base.Fault;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Reason;

/**
 * The texts that people read, by key and language. The key {@code labelling_send} stands in {@code
 * messages/labelling.properties}, its Arabic in {@code messages/labelling_ar.properties}; the text
 * is an ICU message, so that each language forms its own plurals.
 */
public final class Messages {
  private static final Map<String, Properties> FILES = new ConcurrentHashMap<>();
  private static final Pattern PLACE = Pattern.compile("\\[(\\d{1,6})]");
  private static final Map<String, MessageFormat> FORMATS = new ConcurrentHashMap<>();

  private Messages() {}

  /** The text of a key; English where the language lacks it, and an error where English does. */
  public static String text(Language language, String key, Object... arguments) {
    String pattern = pattern(language, key);
    if (arguments.length == 0 && pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0) {
      return pattern;
    }
    MessageFormat format =
        FORMATS.computeIfAbsent(
            language.code() + " " + pattern,
            any -> new MessageFormat(isolated(language, pattern), language.locale()));
    return ((MessageFormat) format.clone()).format(arguments);
  }

  /** From right to left, what is filled in keeps its own direction and none of its neighbours'. */
  private static String isolated(Language language, String pattern) {
    return language.dir().equals("rtl")
        ? pattern.replaceAll("\\{(\\d)}", "\u2068{$1}\u2069")
        : pattern;
  }

  /** What a reason says in this language. */
  public static String text(Language language, Reason why) {
    return text(
        language,
        why.key(),
        why.arguments().stream()
            .map(each -> each instanceof Reason further ? text(language, further) : each)
            .toArray());
  }

  /**
   * What a refusal says on a page in this language; what the API says where it has no words for
   * people.
   */
  public static String text(Language language, Problem refused) {
    if (refused.why() != null) {
      return text(language, refused.why());
    }
    Fault first = refused.faults().isEmpty() ? null : refused.faults().get(0);
    if (first == null || first.why() == null) {
      return refused.getMessage();
    }
    return text(
        language,
        "web_faultAt",
        field(language, String.valueOf(first.field())),
        text(language, first.why()));
  }

  /** What a form calls a field; places in lists are counted from 1. */
  private static String field(Language language, String path) {
    Matcher place = PLACE.matcher(path);
    int number = place.find() ? Integer.parseInt(place.group(1)) + 1 : 0;
    String key = PLACE.matcher(path).replaceAll("").replaceAll("\\W", "_");
    String words = text(language, "web_field", key, number);
    return words.equals(key) ? path : words;
  }

  private static String pattern(Language language, String key) {
    String room = key.replaceFirst("_.*", "");
    String pattern = file(room, language).getProperty(key);
    if (pattern == null) {
      pattern = file(room, Language.ENGLISH).getProperty(key);
    }
    if (pattern == null) {
      throw new IllegalArgumentException("No message " + key);
    }
    return pattern;
  }

  /** The texts of the label page's scripts, as a JSON object that is safe inside an element. */
  static String scripts(Language language) {
    ObjectNode texts = Json.object();
    Properties english = file("script", Language.ENGLISH);
    Properties own = file("script", language);
    english.stringPropertyNames().stream()
        .sorted()
        .forEach(
            key ->
                texts.put(key, isolated(language, own.getProperty(key, english.getProperty(key)))));
    return Json.write(texts).replace("<", "\\u003c");
  }

  private static Properties file(String room, Language language) {
    return FILES.computeIfAbsent(room + language.suffix(), Messages::read);
  }

  private static Properties read(String name) {
    Properties texts = new Properties();
    String path = "messages/" + name + ".properties";
    try (InputStream stream =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
      if (stream != null) {
        texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
      }
      return texts;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
