// SPDX-License-Identifier: Apache-2.0
package touchstone.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import touchstone.house.Words.Entry;

/** Every text for people is a message, there in each language, and none is left over. */
class MessagesTest {
  private static final Words ENGLISH = Words.of("en");
  private static final Words ARABIC = Words.of("ar");

  /** Beginnings that code completes by a word of its own: the type of a question, a command. */
  private static final Set<String> BUILT =
      Set.of(
          "builder_as_",
          "builder_cell_",
          "builder_dir_",
          "builder_hint_",
          "builder_startAbout_",
          "builder_start_",
          "builder_type_",
          "script_cover_",
          "script_key_",
          "script_missing_");

  /** The same in both: figures alone. */
  private static final Set<String> EQUAL =
      Set.of(
          "rater_listColumns",
          "agreement_seconds",
          "agreement_shareIs",
          "diversity_about",
          "diversity_share",
          "freshness_percent",
          "health_figure",
          "labelling_disputeOption",
          "quality_fromTo",
          "quality_hundredths",
          "quality_percent",
          "cost_points",
          "cost_share",
          "remedy_share",
          "report_share",
          "report_two",
          "remedy_thousandths",
          "stopping_hundredths",
          "stopping_share",
          "web_number",
          "web_tenths",
          "web_hundredths");

  private static final Pattern IN_TEMPLATE = Pattern.compile("\\bm:([a-z]+_\\w+)");
  private static final Pattern IN_JAVA = Pattern.compile("\"((?:" + rooms() + ")_[a-z][\\w-]*)\"");
  private static final Pattern IN_SCRIPT = Pattern.compile("[\"'`](script_\\w+)");

  private static String rooms() {
    return ENGLISH.entries().keySet().stream()
        .map(key -> key.replaceFirst("_.*", ""))
        .distinct()
        .collect(Collectors.joining("|"));
  }

  /** The keys that sources name, each with the place; columns of tables look like keys too. */
  private static Map<String, String> used() {
    Map<String, String> used = new TreeMap<>(Sources.java().all(IN_JAVA));
    used.keySet().removeIf(key -> key.matches("[a-z]+_(id|version)"));
    used.keySet().removeAll(tables());
    used.putAll(Sources.templates().all(IN_TEMPLATE));
    used.putAll(Sources.scripts().all(IN_SCRIPT));
    return used;
  }

  /** The names of tables look like keys as well. */
  private static Set<String> tables() {
    Set<String> tables = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources/db/migration"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Matcher made = Pattern.compile("CREATE TABLE (\\w+)").matcher(Files.readString(file));
        while (made.find()) {
          tables.add(made.group(1));
        }
      }
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
    return tables;
  }

  @Test
  void everyKeyThatIsUsedIsThere() {
    List<String> lacking = new ArrayList<>();
    used()
        .forEach(
            (key, place) -> {
              if (!BUILT.contains(key) && !ENGLISH.entries().containsKey(key)) {
                lacking.add(place);
              }
            });
    assertEquals(List.of(), lacking);
  }

  @Test
  void everyKeyThatIsThereIsUsed() {
    Set<String> used = used().keySet();
    assertEquals(
        List.of(),
        ENGLISH.entries().values().stream()
            .filter(entry -> !used.contains(entry.key()))
            .filter(entry -> BUILT.stream().noneMatch(entry.key()::startsWith))
            .map(entry -> entry.finding("is not used"))
            .toList());
  }

  @Test
  void everyBeginningThatIsBuiltOnIsStillUsed() {
    Set<String> unused = new TreeSet<>(BUILT);
    unused.removeAll(used().keySet());
    assertEquals(Set.of(), unused);
  }

  @Test
  void bothLanguagesHaveTheSameKeysEachOnce() {
    Set<String> left = new TreeSet<>(ENGLISH.entries().keySet());
    left.removeAll(ARABIC.entries().keySet());
    assertEquals(Set.of(), left, "without Arabic");
    left.addAll(ARABIC.entries().keySet());
    left.removeAll(ENGLISH.entries().keySet());
    assertEquals(Set.of(), left, "without English");
    assertEquals(
        List.of(), Stream.of(ENGLISH, ARABIC).flatMap(words -> words.faults().stream()).toList());
  }

  @Test
  void bothLanguagesTakeTheSameArguments() {
    assertEquals(
        List.of(),
        pairs(
            (english, arabic) -> {
              Set<String> taken = arguments(english);
              Set<String> also = arguments(arabic);
              return taken.equals(also) ? null : "takes " + also + ", in English " + taken;
            }));
  }

  private static Set<String> arguments(Entry entry) {
    try {
      return entry.scripted() ? Patterns.scripted(entry.text()) : Patterns.arguments(entry.text());
    } catch (IllegalArgumentException | IndexOutOfBoundsException bad) {
      throw new AssertionError(entry.finding("is no message: " + bad.getMessage()), bad);
    }
  }

  @Test
  void everyPluralHasTheCategoriesOfItsLanguage() {
    assertEquals(
        List.of(),
        Stream.of(Map.entry("en", ENGLISH), Map.entry("ar", ARABIC))
            .flatMap(
                each ->
                    each.getValue().entries().values().stream()
                        .filter(entry -> !entry.scripted())
                        .filter(e -> !Patterns.lacking(e.text(), each.getKey()).isEmpty())
                        .map(e -> e.finding("lacks " + Patterns.lacking(e.text(), each.getKey()))))
            .toList());
  }

  @Test
  void whatIsEqualInBothLanguagesIsNotForgotten() {
    assertEquals(
        List.of(),
        pairs(
            (english, arabic) ->
                english.text().equals(arabic.text()) && !EQUAL.contains(english.key())
                    ? "is the same in English"
                    : null));
  }

  @Test
  void figuresAreTheSameAsThoseOfTheData() {
    assertEquals(
        List.of(),
        ARABIC.entries().values().stream()
            .filter(entry -> entry.text().matches(".*[٠-٩].*"))
            .map(entry -> entry.finding("has Arabic-Indic figures; data and scripts write 0 to 9"))
            .toList());
  }

  private static List<String> pairs(BiFunction<Entry, Entry, String> compared) {
    List<String> findings = new ArrayList<>();
    for (Entry english : ENGLISH.entries().values()) {
      Entry arabic = ARABIC.entries().get(english.key());
      String words = arabic == null ? null : compared.apply(english, arabic);
      if (words != null) {
        findings.add(arabic.finding(words));
      }
    }
    return findings;
  }

  @Test
  void templatesHoldNoWords() {
    assertEquals(List.of(), Sources.templates().findings(Literals::inTemplate));
  }

  @Test
  void scriptsHoldNoWords() {
    assertEquals(List.of(), Sources.scripts().findings(Literals::inScript));
  }

  @Test
  void aMessageIsReadAsItsWriterMeant() {
    assertEquals(Set.of("0", "1"), Patterns.arguments("{0, plural, other {# of {1}}} it''s"));
    assertEquals(
        List.of("zero", "two"),
        Patterns.lacking(
            "{0, plural, one {a} few {b} many {c} other {{1, select, other {d}}}}", "ar"));
    assertEquals(List.of(), Patterns.lacking("{0, plural, =0 {none} one {a} other {b}}", "en"));
    assertThrows(IllegalArgumentException.class, () -> Patterns.arguments("{0, plural, other {"));
    assertThrows(IllegalArgumentException.class, () -> Patterns.scripted("{0, plural, other {x}}"));
  }
}
