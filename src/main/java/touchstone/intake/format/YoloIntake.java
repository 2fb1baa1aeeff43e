// SPDX-License-Identifier: Apache-2.0
package touchstone.intake.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.intake.Brought;
import touchstone.intake.IntakeFormat;
import touchstone.intake.Taker;
import touchstone.intake.Wanted;

/**
 * YOLO's folder in a zip: a text file an image, its classes named by classes.txt or data.yaml. An
 * empty file says that there is nothing to mark.
 */
@Singleton
public class YoloIntake implements IntakeFormat {
  private static final Pattern NUMBER =
      Pattern.compile("-?\\d{0,9}(\\.\\d{0,20})?([eE]-?\\d{1,2})?");
  private static final Pattern NAMED = Pattern.compile("\\s+(\\d{1,6}):\\s*(.*)");
  private static final Pattern LISTED = Pattern.compile("\\s*-\\s+(.*)");
  private static final Pattern INLINE = Pattern.compile("names:\\s*\\[(.*)]\\s*");
  private static final BigDecimal ONE = BigDecimal.ONE;

  @Override
  public String name() {
    return "yolo";
  }

  @Override
  public List<String> types() {
    return List.of("boxes", "polygons");
  }

  @Override
  public boolean whole() {
    return true;
  }

  @Override
  public void read(Path file, Wanted wanted, Taker taker) throws IOException {
    Values values = new Values(wanted.question(), taker);
    try (Archive archive = Archive.open(file)) {
      Map<Integer, String> classes = classes(archive);
      for (String name : archive.names()) {
        if (name.endsWith(".txt") && !name.matches("(?i)(.*/)?(classes|readme)\\.txt")) {
          image(name, text(archive.read(name), name), classes, wanted, values, taker);
        } else if (!name.matches("(?i)(.*/)?(classes\\.txt|readme.*|about\\.json|.*\\.ya?ml)")) {
          taker.lost(name, "a file of the zip that is no label", null);
        }
      }
    }
  }

  private static String text(byte[] bytes, String name) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      throw Problem.refused(name + " is not UTF-8.");
    }
    return text;
  }

  private static Map<Integer, String> classes(Archive archive) throws IOException {
    Map<Integer, String> classes = new TreeMap<>();
    for (String name : archive.names()) {
      if (name.matches("(?i)(.*/)?classes\\.txt")) {
        text(archive.read(name), name)
            .lines()
            .forEach(line -> classes.put(classes.size(), line.strip()));
        return classes;
      }
    }
    for (String name : archive.names()) {
      if (name.matches("(?i)(.*/)?.*\\.ya?ml")) {
        yaml(text(archive.read(name), name), classes);
      }
    }
    if (classes.isEmpty()) {
      throw Problem.refused("The zip names its classes neither in classes.txt nor in a YAML file.");
    }
    return classes;
  }

  /** The names of a data.yaml, in the three ways in which they are written. */
  private static void yaml(String text, Map<Integer, String> classes) {
    boolean within = false;
    for (String line : text.lines().toList()) {
      Matcher inline = INLINE.matcher(line);
      if (inline.matches()) {
        for (String each : inline.group(1).split(",")) {
          classes.put(classes.size(), bare(each));
        }
        return;
      }
      Matcher named = NAMED.matcher(line);
      Matcher listed = LISTED.matcher(line);
      if (line.startsWith("names:")) {
        within = true;
      } else if (within && named.matches()) {
        classes.put(Integer.valueOf(named.group(1)), bare(named.group(2)));
      } else if (within && listed.matches()) {
        classes.put(classes.size(), bare(listed.group(1)));
      } else {
        within &= line.isBlank();
      }
    }
  }

  private static String bare(String name) {
    String stripped = name.strip();
    boolean quoted = stripped.matches("\".*\"|'.*'");
    return quoted ? stripped.substring(1, stripped.length() - 1) : stripped;
  }

  private static void image(
      String name,
      String text,
      Map<Integer, String> classes,
      Wanted wanted,
      Values values,
      Taker taker) {
    String stem = name.replaceFirst(".*/", "").replaceFirst("\\.txt$", "");
    String key;
    try {
      key = URLDecoder.decode(stem.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException plain) {
      key = stem;
    }
    ArrayNode parts = Json.array();
    boolean sound = true;
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        String at = name + " line " + (i + 1);
        sound &= part(at, lines.get(i).strip().split("\\s+"), classes, values, taker, parts);
      }
    }
    ObjectNode content = Json.object().put(wanted.field(), key);
    List<Brought.Answer> answers =
        sound
            ? List.of(
                new Brought.Answer(
                    name,
                    values.question().name(),
                    wanted.rater(),
                    wanted.kind(),
                    parts,
                    null,
                    null,
                    false,
                    List.of()))
            : List.of();
    taker.item(new Brought(name, key, content, answers));
  }

  private static boolean part(
      String at,
      String[] cells,
      Map<Integer, String> classes,
      Values values,
      Taker taker,
      ArrayNode parts) {
    List<BigDecimal> numbers = new ArrayList<>();
    for (int i = 1; i < cells.length; i++) {
      if (!NUMBER.matcher(cells[i]).matches() || !cells[i].matches(".*\\d.*")) {
        taker.broken(at, cells[i] + " is no number from 0 to 1");
        return false;
      }
      numbers.add(new BigDecimal(cells[i]));
    }
    String words = cells[0].matches("\\d{1,6}") ? classes.get(Integer.valueOf(cells[0])) : null;
    if (words == null) {
      taker.broken(at, cells[0] + " is the number of no class");
      return false;
    }
    String label = values.label(at, words);
    if (label == null) {
      return false;
    }
    if (values.question().type().equals("boxes")) {
      if (numbers.size() == 5) {
        taker.lost(at, "the confidence of a box", cells[5]);
      } else if (numbers.size() != 4) {
        taker.broken(at, "has no four numbers behind its class");
        return false;
      }
      BigDecimal half = BigDecimal.valueOf(5, 1);
      BigDecimal width = numbers.get(2);
      BigDecimal height = numbers.get(3);
      parts.add(
          Values.box(
              numbers.get(0).subtract(width.multiply(half)),
              numbers.get(1).subtract(height.multiply(half)),
              width,
              height,
              ONE,
              ONE,
              label));
      return true;
    }
    if (numbers.size() < 6 || numbers.size() % 2 == 1) {
      taker.broken(at, "has no pairs of numbers behind its class");
      return false;
    }
    ObjectNode outline = Json.object();
    ArrayNode points = outline.putArray("points");
    for (int i = 0; i < numbers.size(); i += 2) {
      points
          .addArray()
          .add(Values.percent(numbers.get(i), ONE))
          .add(Values.percent(numbers.get(i + 1), ONE));
    }
    parts.add(outline.put("label", label));
    return true;
  }
}
