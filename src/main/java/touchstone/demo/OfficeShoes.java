// SPDX-License-Identifier: Apache-2.0
package touchstone.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import touchstone.base.Json;

/**
 * Made-up shoes and what forty people and a model said of them over eight weeks: the old are
 * stricter and more of one mind, some are quick and some are slow, and a few shoes divide everyone.
 * The last shoes are only begun. The same end gives the same lines.
 */
final class OfficeShoes {
  static final String MODEL = "office-net-3 (demo)";
  static final String YOUNG = "18-29";
  static final String MIDDLE = "30-49";
  static final String OLD = "50 and over";

  private static final String QUESTION = "office";
  private static final List<String> ANSWERS = List.of("no", "casual", "yes");
  private static final List<String> CATEGORIES =
      List.of("lace-ups", "loafers", "ankle boots", "trainers");

  /** How fit for an office a shoe of each category is on average; 0 to 1 is for casual days. */
  private static final double[] USUAL = {1.5, 1.1, 0.7, 0.2};

  private static final List<String> COLOURS =
      List.of("Black", "Brown", "Navy", "White", "Red", "Silver");

  /** Loud colours take something off. */
  private static final double[] COLOUR = {.4, .3, .2, -.1, -.6, -.8};

  private static final List<String> MATERIALS =
      List.of("calf", "suede", "canvas", "patent leather");

  private static final int PEOPLE = 40;
  private static final int EXPERTS = 4;
  private static final int GROUP = 10;
  private static final int SILENT = 5;

  /** So many that groups can be compared, which takes 200 items that both sides judged. */
  private static final int SHOES = 260;

  private static final int OPEN = 30;
  private static final int EACH = 8;
  private static final int BEGUN = 3;
  private static final int GOLDS = 10;
  private static final int APART = 8;
  private static final double BETWEEN_SHOES = .5;
  private static final double BETWEEN_PEOPLE = .55;
  private static final Duration LENGTH = Duration.ofDays(56);
  private static final Duration SPREAD = Duration.ofDays(4);

  private final Random random = new Random(7);
  private final Instant end;
  private final double[] fitness = new double[SHOES];
  private final List<ObjectNode> items = new ArrayList<>();

  OfficeShoes(Instant end) {
    this.end = end;
    for (int shoe = 0; shoe < SHOES; shoe++) {
      items.add(shoe(shoe));
    }
  }

  /**
   * Somebody in the crowd.
   *
   * @param age what they say of their age, or null
   */
  record Somebody(String name, boolean expert, String age) {}

  /** The people, each group of ages ten of them; five would rather not say, five say nothing. */
  static List<Somebody> people() {
    List<Somebody> people = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      boolean expert = i >= PEOPLE - EXPERTS;
      people.add(
          new Somebody(
              "%s %02d (demo)".formatted(expert ? "Expert" : "Rater", i + 1), expert, age(i)));
    }
    return people;
  }

  private static String age(int i) {
    int place = i * 7 % PEOPLE;
    return place < GROUP
        ? YOUNG
        : place < 2 * GROUP
            ? MIDDLE
            : place < 3 * GROUP ? OLD : place < 3 * GROUP + SILENT ? "rather not say" : null;
  }

  List<ObjectNode> items() {
    return items;
  }

  private ObjectNode shoe(int number) {
    int category = number % CATEGORIES.size();
    int colour = random.nextInt(COLOURS.size());
    String material = MATERIALS.get(random.nextInt(MATERIALS.size()));
    fitness[number] = USUAL[category] + COLOUR[colour] + BETWEEN_SHOES * random.nextGaussian();
    String name = CATEGORIES.get(category);
    return Json.object()
        .put("id", key(number))
        .put("title", COLOURS.get(colour) + " " + name)
        .put("details", name + " of " + material + ", no. " + (100 + random.nextInt(900)))
        .put("price", 40 + 10 * random.nextInt(12) + ".00")
        .put("category", name);
  }

  private static String key(int shoe) {
    return "office-%03d".formatted(shoe + 1);
  }

  /** What everybody said, as lines of an import of judgements. */
  List<ObjectNode> judgements() {
    List<Somebody> people = people();
    double[] pace = new double[people.size()];
    double[] taste = new double[people.size()];
    for (int i = 0; i < pace.length; i++) {
      pace[i] = 18_500 * Math.exp(.38 * random.nextGaussian());
      taste[i] = .25 * random.nextGaussian();
    }
    List<Integer> turn = new ArrayList<>();
    List<ObjectNode> lines = new ArrayList<>();
    for (int shoe = 0; shoe < SHOES; shoe++) {
      boolean begun = shoe >= SHOES - OPEN;
      Instant around = end.minus(LENGTH).plus(LENGTH.multipliedBy(shoe).dividedBy(SHOES));
      for (int i = 0; i < (begun ? BEGUN : EACH); i++) {
        if (turn.isEmpty()) {
          for (int each = 0; each < people.size(); each++) {
            turn.add(each);
          }
          Collections.shuffle(turn, random);
        }
        int who = turn.remove(turn.size() - 1);
        double said =
            fitness[shoe]
                + taste[who]
                + shift(people.get(who), shoe)
                + (OLD.equals(people.get(who).age()) ? .4 : 1)
                    * BETWEEN_PEOPLE
                    * random.nextGaussian();
        lines.add(
            line(people.get(who).name(), shoe, said, at(around))
                .put(
                    "activeMillis", Math.round(pace[who] * Math.exp(.35 * random.nextGaussian()))));
      }
      double score = fitness[shoe] + BETWEEN_SHOES * random.nextGaussian();
      lines.add(line(MODEL, shoe, score, around).put("kind", "model"));
    }
    return lines;
  }

  /** The young let much pass, trainers above all, the old do not. */
  private static double shift(Somebody person, int shoe) {
    boolean trainers = shoe % CATEGORIES.size() == CATEGORIES.size() - 1;
    double by = YOUNG.equals(person.age()) ? .7 : OLD.equals(person.age()) ? -.9 : 0;
    return trainers ? by : by / 2;
  }

  private Instant at(Instant around) {
    Instant at = around.plusSeconds((long) (SPREAD.toSeconds() * random.nextDouble()));
    return at.isAfter(end) ? end.minusSeconds(random.nextInt((int) SPREAD.toSeconds())) : at;
  }

  /** Golds of an expert, of the plainest shoe to such as people get wrong. */
  List<ObjectNode> golds(String expert) {
    List<Integer> plain = new ArrayList<>();
    for (int shoe = 0; shoe < SHOES - OPEN; shoe++) {
      plain.add(shoe);
    }
    plain.sort((one, other) -> Double.compare(clarity(other), clarity(one)));
    return IntStream.range(0, GOLDS)
        .mapToObj(place -> plain.get(APART * place))
        .map(shoe -> line(expert, shoe, fitness[shoe], end.minus(LENGTH)).put("gold", true))
        .toList();
  }

  private double clarity(int shoe) {
    return Math.abs(fitness[shoe] - .5);
  }

  private static ObjectNode line(String rater, int shoe, double fit, Instant at) {
    int answer = fit < 0 ? 0 : fit < 1 ? 1 : 2;
    return Json.object()
        .put("item", key(shoe))
        .put("rater", rater)
        .put("question", QUESTION)
        .put("answer", ANSWERS.get(answer))
        .put("at", at.toString());
  }
}
