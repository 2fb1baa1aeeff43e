// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.resolution.Votes.NOON;
import static touchstone.resolution.Votes.expert;
import static touchstone.resolution.Votes.vote;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.guideline.Question;
import touchstone.resolution.BradleyTerry;
import touchstone.resolution.Method;
import touchstone.resolution.Resolved;
import touchstone.resolution.Vote;

/** The methods for answers that are no classes: the examples that their classes tell, and ends. */
class ByTypeTest {
  private static Vote by(String rater, String json) {
    return new Vote(rater, "generalist", false, false, 1, Json.tree(json), NOON, NOON, 1);
  }

  private static List<Vote> said(String... answers) {
    String[] raters = {"ada", "bo", "cy", "di", "ed"};
    List<Vote> votes = new ArrayList<>();
    for (int i = 0; i < answers.length; i++) {
      votes.add(by(raters[i], answers[i]));
    }
    return votes;
  }

  private static void label(String label, Resolved resolved) {
    assertEquals(Json.tree(label), Json.canonical(resolved.label()), resolved.toString());
  }

  static List<Method> all() {
    return List.of(
        new Mean(),
        new Median(),
        new TrimmedMean(),
        new PerLabel(),
        new SpanVote(),
        new BoxFusion(),
        new PolygonVote(),
        new Borda(),
        new Medoid(),
        new Rover(),
        new Expert(),
        new Jury());
  }

  @ParameterizedTest
  @MethodSource("all")
  void noVotesAreUnresolved(Method method) {
    Resolved nothing = method.resolve(List.of());
    assertEquals("unresolved", nothing.status());
    assertNull(nothing.label());
  }

  @ParameterizedTest
  @MethodSource("all")
  void anyAnswerOfAnyTypeEndsWithoutAFault(Method method) {
    List<Vote> votes =
        said("\"a\"", "[1,2]", "{\"x\":1}", "[{\"start\":0,\"end\":4,\"label\":\"x\"}]", "1e308");
    Resolved expected = method.resolve(votes);
    Random random = new Random(7);
    List<Vote> shuffled = new ArrayList<>(votes);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(shuffled, random);
      assertEquals(expected, method.resolve(shuffled));
    }
  }

  @Test
  void numbers() {
    label("5", new Mean().resolve(said("2", "3", "10")));
    label("3", new Median().resolve(said("10", "2", "3")));
    label("3.5", new Median().resolve(said("10", "2", "3", "4")));
    label("5", new TrimmedMean().resolve(said("2", "3", "10")));
    label("4", new TrimmedMean().resolve(said("2", "3", "4", "5", "100")));
    label("0.3", new Mean().resolve(said("0.1", "0.5")));
    assertNull(new Mean().resolve(said("2", "3")).confidence());
    assertEquals("unresolved", new Mean().resolve(said("\"NaN\"")).status());
    assertThrows(Problem.class, () -> new TrimmedMean().with(Json.tree("{\"trim\":0.5}")));
    assertThrows(Problem.class, () -> new Mean().with(Json.tree("{\"trim\":0.1}")));
  }

  @Test
  void setsLabelByLabel() {
    Resolved resolved = new PerLabel().resolve(said("[\"a\",\"b\"]", "[\"a\"]", "[\"a\",\"c\"]"));
    label("[\"a\"]", resolved);
    assertEquals(2.0 / 3, resolved.confidence(), 1e-12);
    assertEquals("tie", new PerLabel().resolve(said("[\"a\",\"b\"]", "[\"a\"]")).status());
    label("[]", new PerLabel().resolve(said("[]", "[]", "[\"a\"]")));
  }

  @Test
  void spans() {
    Resolved resolved =
        new SpanVote()
            .resolve(
                said(
                    "[{\"start\":0,\"end\":5,\"label\":\"PER\"}]",
                    "[{\"start\":0,\"end\":6,\"label\":\"PER\"}]",
                    "[]"));
    label("[{\"end\":5,\"label\":\"PER\",\"start\":0}]", resolved);
    assertEquals(2.0 / 3, resolved.confidence(), 1e-12);
    label(
        "[]",
        new SpanVote().resolve(said("[]", "[]", "[{\"start\":0,\"end\":5,\"label\":\"PER\"}]")));
  }

  @Test
  void spansOfAQuestionThatKeepsThemApart() {
    Method apart = new SpanVote().on(question(false));
    String per = "[{\"start\":0,\"end\":3,\"label\":\"PER\"}]";
    String loc = "[{\"start\":0,\"end\":3,\"label\":\"LOC\"}]";
    assertEquals("tie", apart.resolve(said(per, loc)).status());
    assertEquals(2, new SpanVote().on(question(true)).resolve(said(per, loc)).label().size());
    String both = "[" + per.substring(1, per.length() - 1) + "," + loc.substring(1);
    label("[{\"end\":3,\"label\":\"PER\",\"start\":0}]", apart.resolve(said(per, both, per, loc)));
  }

  private static Question question(boolean overlap) {
    ObjectNode json = Json.object().put("overlap", overlap);
    return (Question)
        Proxy.newProxyInstance(
            ByTypeTest.class.getClassLoader(),
            new Class<?>[] {Question.class},
            (proxy, called, arguments) -> json);
  }

  /** So many marks that comparing each with each is too much: whole answers are counted. */
  @Test
  void manyMarksEndInTime() {
    List<Vote> votes = new ArrayList<>();
    for (int rater = 0; rater < 10; rater++) {
      ArrayNode marks = Json.array();
      for (int i = 0; i < 800; i++) {
        marks.addObject().put("start", 10 * i).put("end", 10 * i + 5).put("label", "PER");
      }
      votes.add(by("r" + rater, marks.toString()));
    }
    assertEquals(800, new SpanVote().resolve(votes).label().size());
    assertEquals(800, new SpanVote().resolve(votes.subList(0, 3)).label().size());
  }

  @Test
  void boxes() {
    Resolved resolved =
        new BoxFusion()
            .resolve(
                said(
                    "[{\"x\":10,\"y\":10,\"width\":10,\"height\":10,\"label\":\"cat\"}]",
                    "[{\"x\":11,\"y\":10,\"width\":10,\"height\":10,\"label\":\"cat\"}]",
                    "[]"));
    label("[{\"height\":10,\"label\":\"cat\",\"width\":10,\"x\":10.5,\"y\":10}]", resolved);
    assertEquals(2.0 / 3, resolved.confidence(), 1e-12);
  }

  /** Planted boxes drawn with noise by five raters, one box in five forgotten, some invented. */
  @Test
  void plantedBoxesAreFoundAgain() {
    Random random = new Random(3);
    int found = 0;
    int planted = 0;
    for (int item = 0; item < 100; item++) {
      List<double[]> truths = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        truths.add(
            new double[] {
              i * 24 + 4 * random.nextDouble(), 80 * random.nextDouble(), 12 + random.nextInt(6), 15
            });
      }
      List<Vote> votes = new ArrayList<>();
      for (int rater = 0; rater < 5; rater++) {
        StringBuilder boxes = new StringBuilder("[");
        for (double[] truth : truths) {
          if (random.nextDouble() < .8) {
            boxes.append(boxes.length() > 1 ? "," : "").append(box(truth, random, 1.2));
          }
        }
        if (random.nextDouble() < .3) {
          boxes
              .append(boxes.length() > 1 ? "," : "")
              .append(
                  box(
                      new double[] {80 * random.nextDouble(), 80 * random.nextDouble(), 10, 10},
                      random,
                      0));
        }
        votes.add(by("r" + rater, boxes + "]"));
      }
      var kept = new BoxFusion().resolve(votes).label();
      for (double[] truth : truths) {
        planted++;
        for (var box : kept) {
          if (iou(truth, box) >= .5) {
            found++;
            break;
          }
        }
      }
    }
    double recall = (double) found / planted;
    System.out.printf("planted boxes found again: %.4f%n", recall);
    assertTrue(recall >= .9, "recall " + recall);
  }

  private static String box(double[] truth, Random random, double noise) {
    return String.format(
        java.util.Locale.ROOT,
        "{\"x\":%.3f,\"y\":%.3f,\"width\":%.3f,\"height\":%.3f,\"label\":\"cat\"}",
        Math.max(0, truth[0] + noise * random.nextGaussian()),
        Math.max(0, truth[1] + noise * random.nextGaussian()),
        Math.max(1, truth[2] + noise * random.nextGaussian()),
        Math.max(1, truth[3] + noise * random.nextGaussian()));
  }

  private static double iou(double[] truth, com.fasterxml.jackson.databind.JsonNode box) {
    double x = box.get("x").asDouble();
    double y = box.get("y").asDouble();
    double w = box.get("width").asDouble();
    double h = box.get("height").asDouble();
    double wide = Math.min(truth[0] + truth[2], x + w) - Math.max(truth[0], x);
    double high = Math.min(truth[1] + truth[3], y + h) - Math.max(truth[1], y);
    return wide <= 0 || high <= 0 ? 0 : wide * high / (truth[2] * truth[3] + w * h - wide * high);
  }

  @Test
  void polygonsAreTheOneInTheMiddle() {
    label(
        "[{\"label\":\"sea\",\"points\":[[0,0],[11,0],[11,11],[0,11]]}]",
        new PolygonVote().resolve(said(square(10), square(11), square(12))));
  }

  private static String square(int side) {
    return "[{\"points\":[[0,0],[%1$d,0],[%1$d,%1$d],[0,%1$d]],\"label\":\"sea\"}]".formatted(side);
  }

  @Test
  void rankings() {
    Resolved resolved =
        new Borda()
            .resolve(said("[\"a\",\"b\",\"c\"]", "[\"a\",\"c\",\"b\"]", "[\"b\",\"a\",\"c\"]"));
    label("[\"a\",\"b\",\"c\"]", resolved);
    assertEquals(7.0 / 9, resolved.confidence(), 1e-12);
    assertEquals("tie", new Borda().resolve(said("[\"a\",\"b\"]", "[\"b\",\"a\"]")).status());
  }

  @Test
  void texts() {
    label(
        "\"a red shoe\"",
        new Medoid().resolve(said("\"a red shoe\"", "\"red shoe\"", "\"a red boot\"")));
    assertEquals("tie", new Medoid().resolve(said("\"yes\"", "\"no\"")).status());
    Resolved heard =
        new Rover()
            .resolve(
                said("\"how to get him out\"", "\"how to get out\"", "\"who to get him out\""));
    label("\"how to get him out\"", heard);
    assertEquals(13.0 / 15, heard.confidence(), 1e-12);
  }

  @Test
  void expertsAndJuries() {
    List<Vote> votes = List.of(vote("ada", "cat"), vote("bo", "cat"), expert("cy", "dog"));
    assertEquals("dog", new Expert().resolve(votes).label().textValue());
    assertEquals("tie", new Jury().resolve(votes).status());
    Resolved seated =
        new Jury().with(Json.tree("{\"groups\":{\"expert\":2,\"generalist\":1}}")).resolve(votes);
    assertEquals("dog", seated.label().textValue());
    assertEquals(2.0 / 3, seated.confidence(), 1e-12);
    assertThrows(Problem.class, () -> new Jury().with(Json.tree("{\"groups\":{\"queen\":1}}")));
  }

  @Test
  void pairs() {
    List<BradleyTerry.Comparison> pairs =
        List.of(
            new BradleyTerry.Comparison("ada", "a", "b", 1),
            new BradleyTerry.Comparison("bo", "b", "a", 0),
            new BradleyTerry.Comparison("cy", "a", "b", 0));
    List<BradleyTerry.Score> scores = BradleyTerry.of(pairs, false);
    assertEquals("a", scores.get(0).thing());
    assertEquals(scores.get(0).score(), -scores.get(1).score(), 1e-9);
    assertEquals(.293, scores.get(0).score(), .0005);
    List<BradleyTerry.Score> alone =
        BradleyTerry.of(List.of(new BradleyTerry.Comparison("ada", "a", "b", 1)), true);
    assertTrue(Double.isFinite(alone.get(0).score()));
    assertEquals(List.of(), BradleyTerry.of(List.of(), true));
  }
}
