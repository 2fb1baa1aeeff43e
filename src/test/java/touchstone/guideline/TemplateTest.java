// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.base.Fault;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.guideline.question.Boxes;
import touchstone.guideline.question.Choice;
import touchstone.guideline.question.Multi;
import touchstone.guideline.question.NumberQuestion;
import touchstone.guideline.question.Scale;
import touchstone.guideline.question.Spans;
import touchstone.guideline.question.TextQuestion;

class TemplateTest {
  private static final Templates TEMPLATES =
      new Templates(
          List.of(
              new Boxes.Type(),
              new Choice.Type(),
              new Multi.Type(),
              new Scale.Type(),
              new NumberQuestion.Type(),
              new Spans.Type(),
              new TextQuestion.Type()));

  private static final String SHOW = "\"show\":[{\"field\":\"text\",\"as\":\"text\"}]";

  private static final String REVIEW =
      """
      {"show":[{"field":"text","as":"text","title":"Review","lang":"ar","dir":"rtl"},
               {"field":"photo","as":"image"}],
       "ask":[
        {"name":"sentiment","type":"choice","title":"What does the writer feel?","options":[
         {"value":"pos","title":"Positive","key":"1"},{"value":"neg","title":"Negative","key":"2"}]},
        {"name":"faults","type":"multi","title":"What is wrong?","when":{"sentiment":["neg"]},
         "options":[{"value":"late","title":"Late","key":"1"},{"value":"torn","title":"Torn","key":"2"},
          {"value":"other","title":"Else","key":"3"}]},
        {"name":"why","type":"text","title":"Why?","required":false,
         "when":{"faults":["torn","other"]}},
        {"name":"sure","type":"scale","title":"How sure are you?","min":1,"max":5}]}
      """;

  private final Template review = TEMPLATES.read(Json.tree(REVIEW));

  @Test
  void writesWhatItRead() {
    assertEquals(Json.tree(REVIEW), review.toJson());
    assertEquals(review, TEMPLATES.read(review.toJson()));
  }

  @Test
  void questionsAreFoundByName() {
    assertEquals("Why?", review.question("why").title());
    assertNull(review.question("who"));
  }

  @Test
  void fullAnswersAreTaken() {
    assertEquals(List.of(), check("{\"sentiment\":\"pos\",\"sure\":3}"));
    assertEquals(List.of(), check("{\"sentiment\":\"neg\",\"faults\":[\"late\"],\"sure\":3}"));
    assertEquals(
        List.of(),
        check("{\"sentiment\":\"neg\",\"faults\":[\"late\",\"torn\"],\"why\":\"x\",\"sure\":3}"));
  }

  @Test
  void requiredAnswersAreMissedOnlyWhereTheyAreAsked() {
    assertEquals(
        List.of(
            Fault.at("answers.sentiment", "is missing"), Fault.at("answers.sure", "is missing")),
        check("{}"));
    assertEquals(
        List.of(Fault.at("answers.faults", "is missing")),
        check("{\"sentiment\":\"neg\",\"sure\":1}"));
  }

  @Test
  void anAnswerThatWasNotAskedForIsAFault() {
    assertEquals(
        List.of(Fault.at("answers.why", "must be left out unless faults is torn or other")),
        check("{\"sentiment\":\"neg\",\"faults\":[\"late\"],\"why\":\"x\",\"sure\":1}"));
  }

  @Test
  void anAnswerThatWasNotAskedForFulfilsNoCondition() {
    assertEquals(
        List.of(
            Fault.at("answers.faults", "must be left out unless sentiment is neg"),
            Fault.at("answers.why", "must be left out unless faults is torn or other")),
        check("{\"sentiment\":\"pos\",\"faults\":[\"torn\"],\"why\":\"x\",\"sure\":1}"));
  }

  @Test
  void answersToNothingAreFaults() {
    assertEquals(
        List.of(Fault.at("answers.mood", "unknown; known here: sentiment, faults, why, sure")),
        check("{\"sentiment\":\"pos\",\"sure\":1,\"mood\":\"good\"}"));
  }

  @Test
  void nullIsNoAnswer() {
    assertEquals(
        List.of(Fault.at("answers.sure", "must be a number")),
        check("{\"sentiment\":\"pos\",\"sure\":null}"));
  }

  @Test
  void countlessFaultsAreCapped() {
    ObjectNode answers = Json.object();
    for (int i = 0; i < 100_000; i++) {
      answers.put("q" + i, 1);
    }
    assertEquals(Place.MOST, review.check(answers).size());
  }

  @Test
  void canonicalAnswersStandInTheOrderOfTheQuestions() {
    JsonNode answers =
        Json.tree(
            "{\"sure\":3.0,\"why\":\"x \",\"faults\":[\"torn\",\"late\"],\"sentiment\":\"neg\"}");
    assertEquals(
        "{\"sentiment\":\"neg\",\"faults\":[\"late\",\"torn\"],\"why\":\"x\",\"sure\":3}",
        review.canonical((ObjectNode) answers).toString());
  }

  @Test
  void aScaleIsDependedOnByItsNumbers() {
    ObjectNode json = review.toJson();
    ObjectNode why = ((ObjectNode) json.at("/ask/2")).deepCopy();
    why.put("name", "doubt").putObject("when").putArray("sure").add("1").add("2");
    json.withArray("ask").add(why);
    Template template = TEMPLATES.read(json);
    assertTrue(asked(template, "{\"sure\":2.0}"));
    assertTrue(asked(template, "{\"sure\":1e0}"));
    assertFalse(asked(template, "{\"sure\":3}"));
    assertFalse(asked(template, "{\"sure\":1e999999999}"));
    assertEquals(
        "[1,2]", template.answerSchema().at("/allOf/2/if/properties/sure/enum").toString());
    why.putObject("when").putArray("sure").add("1.0").add("6");
    assertEquals(
        List.of(
            Fault.at("ask[4].when.sure[0]", "must be one of 1, 2, 3, 4, 5"),
            Fault.at("ask[4].when.sure[1]", "must be one of 1, 2, 3, 4, 5")),
        assertThrows(Problem.class, () -> TEMPLATES.read(json)).faults());
  }

  private static boolean asked(Template template, String answers) {
    return template.asked((ObjectNode) Json.tree(answers)).containsKey("doubt");
  }

  @Test
  void questionsThatWouldShareKeysTakeTurnsByRow() {
    Map<String, Map<String, String>> keys = review.keys();
    assertEquals(Map.of("pos", "1", "neg", "2"), keys.get("sentiment"));
    assertEquals(Map.of("late", "q", "torn", "w", "other", "e"), keys.get("faults"));
    assertEquals(Map.of(), keys.get("why"));
    assertEquals(Map.of("1", "a", "2", "d", "3", "h", "4", "j", "5", "k"), keys.get("sure"));
  }

  @Test
  void ownKeysStayWhereNobodyHasThemAndRowsRunOut() {
    ObjectNode json = review.toJson();
    ((ObjectNode) json.at("/ask/1/options/0")).put("key", "L");
    ((ObjectNode) json.at("/ask/1/options/1")).put("key", "T");
    ((ObjectNode) json.at("/ask/1/options/2")).put("key", "X");
    ObjectNode again = ((ObjectNode) json.at("/ask/3")).deepCopy().put("name", "again");
    json.withArray("ask").add(again);
    Map<String, Map<String, String>> keys = TEMPLATES.read(json).keys();
    assertEquals(Map.of("late", "L", "torn", "T", "other", "X"), keys.get("faults"));
    assertEquals(List.of(), List.copyOf(keys.get("sure").keySet()));
    assertEquals(Map.of(), keys.get("again"));
  }

  @Test
  void whatIsMarkedMustBeShownInThatWay() {
    ObjectNode json = review.toJson();
    json.putArray("ask")
        .add(
            Json.tree(
                "{\"name\":\"s\",\"type\":\"spans\",\"title\":\"S\",\"on\":\"photo\","
                    + "\"labels\":[{\"value\":\"a\",\"title\":\"A\"}]}"))
        .add(
            Json.tree(
                "{\"name\":\"b\",\"type\":\"boxes\",\"title\":\"B\",\"on\":\"text\","
                    + "\"labels\":[{\"value\":\"a\",\"title\":\"A\"}]}"));
    assertEquals(
        List.of(
            Fault.at("ask[0].on", "must name a field that is shown as text"),
            Fault.at("ask[1].on", "must name a field that is shown as image")),
        assertThrows(Problem.class, () -> TEMPLATES.read(json)).faults());
    ((ObjectNode) json.at("/ask/0")).put("on", "text");
    ((ObjectNode) json.at("/ask/1")).put("on", "photo");
    Template template = TEMPLATES.read(json);
    assertTrue(template.needsItem());
    assertEquals(
        List.of(Fault.at("answers.s", "[0] ends at 9, the text has 3 characters")),
        template.check(
            (ObjectNode) Json.tree("{\"s\":[{\"start\":0,\"end\":9,\"label\":\"a\"}],\"b\":[]}"),
            Json.tree("{\"text\":\"abc\"}")));
  }

  @Test
  void anItemMayNameTheLanguageOfItsTextsWhereTheTemplateDoesNot() {
    JsonNode item = Json.tree("{\"lang\":\"fa\",\"dir\":\"rtl\"}");
    Shown photo = review.show().get(1);
    assertEquals("ar", review.show().get(0).lang(item));
    assertEquals("fa", photo.lang(item));
    assertEquals("rtl", photo.dir(item));
    JsonNode odd = Json.tree("{\"lang\":\"a b\",\"dir\":3}");
    assertNull(photo.lang(odd));
    assertEquals("auto", photo.dir(odd));
  }

  @Test
  void oneKeyIsEnoughForASingleChoiceAlone() {
    assertFalse(review.oneKey());
    ObjectNode json = review.toJson();
    JsonNode choice = json.at("/ask/0");
    JsonNode scale = json.at("/ask/3");
    json.putArray("ask").add(choice);
    assertTrue(TEMPLATES.read(json).oneKey());
    json.putArray("ask").add(scale);
    assertFalse(TEMPLATES.read(json).oneKey());
  }

  @Test
  void theAnswerSchemaFollowsTheConditions() {
    ObjectNode schema = review.answerSchema();
    assertEquals("[\"sentiment\",\"sure\"]", schema.path("required").toString());
    assertEquals(4, schema.path("properties").size());
    assertEquals(
        Json.tree(
            """
            {"if":{"properties":{"sentiment":{"enum":["neg"]}},"required":["sentiment"]},
             "then":{"required":["faults"]},"else":{"properties":{"faults":false}}}
            """),
        schema.at("/allOf/0"));
    assertEquals(
        Json.tree(
            """
            {"if":{"properties":{"faults":{"type":"array","contains":{"enum":["torn","other"]}}},
              "required":["faults"]},
             "else":{"properties":{"why":false}}}
            """),
        schema.at("/allOf/1"));
  }

  @Test
  void allFaultsAreReportedAtOnceWithTheirPlaces() {
    Problem problem =
        refused(
            """
            {"show":[{"field":"text","as":"hologram","size":3}],"theme":"dark",
             "ask":[
              {"name":"a b","type":"choice","title":" ","colour":"red",
               "options":[{"value":"x","title":"X"},{"value":"x","title":7}]},
              {"name":"n","type":"number","title":"N","required":"yes","when":{"x":["y"]}},
              {"name":"n","type":"emoji","title":"E","when":{"n":["y"]}},
              {"name":"t","title":"T"},
              "what?"]}
            """);
    assertEquals(422, problem.status());
    assertEquals(
        List.of(
            Fault.at("show[0].as", "must be one of " + String.join(", ", Shown.WAYS)),
            Fault.at("show[0].size", "unknown; known here: field, as, title, lang, dir, warning"),
            Fault.at("ask[0].name", "must be 1 to 64 of A-Z, a-z, 0-9, _ and -"),
            Fault.at("ask[0].title", "must not be blank"),
            Fault.at("ask[0].options[1].value", "is taken by an earlier option"),
            Fault.at("ask[0].options[1].title", "must be a text"),
            Fault.at(
                "ask[0].colour",
                "unknown; known here: name, type, title, help, required, when, options"),
            Fault.at("ask[1].required", "must be true or false"),
            Fault.at("ask[1].when.x", "must name an earlier question; known here: a b"),
            Fault.at(
                "ask[2].type",
                "unknown; known here: boxes, choice, multi, number, scale, spans, text"),
            Fault.at("ask[2].name", "is taken by an earlier question"),
            Fault.at(
                "ask[3].type",
                "is missing; known here: boxes, choice, multi, number, scale, spans, text"),
            Fault.at("ask[4]", "must be an object"),
            Fault.at("theme", "unknown; known here: show, ask")),
        problem.faults());
    assertTrue(
        problem.getMessage().startsWith("The template has 14 faults, the first: show[0].as: "));
  }

  @Test
  void aConditionNamesAnEarlierQuestionWithOptionsAndTheirValues() {
    assertEquals(
        List.of(Fault.at("ask[0].when.t", "must name an earlier question; known here: none")),
        refusedWhen("{\"t\":[\"x\"]}", 0));
    assertEquals(
        List.of(
            Fault.at("ask[1].when.sure", "must name an earlier question; known here: sentiment")),
        refusedWhen("{\"sure\":[\"1\"]}", 1));
    assertEquals(
        List.of(
            Fault.at("ask[3].when.why", "must name a question with options, not one of type text")),
        refusedWhen("{\"why\":[\"1\"]}", 3));
    assertEquals(
        List.of(Fault.at("ask[3].when.sentiment[1]", "must be one of pos, neg")),
        refusedWhen("{\"sentiment\":[\"pos\",\"bad\"]}", 3));
  }

  @Test
  void aConditionHasOneForm() {
    String form = "must name one earlier question: {\"question\":[\"value\"]}";
    for (String bad : List.of("{}", "[]", "\"sentiment\"", "{\"a\":[\"x\"],\"b\":[\"x\"]}")) {
      assertEquals(List.of(Fault.at("ask[3].when", form)), refusedWhen(bad, 3));
    }
    assertEquals(
        List.of(Fault.at("ask[3].when.sentiment", "must be a list of 1 to 200")),
        refusedWhen("{\"sentiment\":\"pos\"}", 3));
    assertEquals(
        List.of(
            Fault.at("ask[3].when.sentiment[0]", "must be a text"),
            Fault.at("ask[3].when.sentiment[2]", "is there twice")),
        refusedWhen("{\"sentiment\":[1,\"pos\",\"pos\"]}", 3));
  }

  @Test
  void aTemplateShowsAndAsksSomething() {
    String range = "must be a list of 1 to 50";
    assertEquals(
        List.of(Fault.at("show", range), Fault.at("ask", range)),
        refused("{\"show\":[],\"ask\":{}}").faults());
    assertEquals(
        List.of(Fault.at("show", "is missing"), Fault.at("ask", "is missing")),
        refused("{}").faults());
    for (String bad : List.of("[]", "null", "3")) {
      assertEquals(List.of(Fault.at("template", "must be an object")), refused(bad).faults());
    }
    assertThrows(Problem.class, () -> TEMPLATES.read(null));
  }

  @Test
  void atMostFiftyQuestions() {
    String text = "{\"name\":\"q%d\",\"type\":\"text\",\"title\":\"Q\"}";
    StringBuilder ask = new StringBuilder(text.formatted(0));
    for (int i = 1; i < 50; i++) {
      ask.append(',').append(text.formatted(i));
    }
    String json = "{" + SHOW + ",\"ask\":[" + ask + "%s]}";
    assertEquals(50, TEMPLATES.read(Json.tree(json.formatted(""))).ask().size());
    assertEquals(
        List.of(Fault.at("ask", "must be a list of 1 to 50")),
        refused(json.formatted("," + text.formatted(50))).faults());
  }

  @Test
  void whatIsShownIsChecked() {
    assertEquals(
        List.of(
            Fault.at("show[0].field", "must not be blank"),
            Fault.at("show[0].lang", "must be a language tag such as pt-BR"),
            Fault.at("show[0].dir", "must be one of ltr, rtl, auto")),
        refused(
                "{\"show\":[{\"field\":\"\",\"as\":\"text\",\"lang\":\"a b\",\"dir\":\"up\"}],"
                    + "\"ask\":[{\"name\":\"t\",\"type\":\"text\",\"title\":\"T\"}]}")
            .faults());
  }

  @Test
  void whatCannotBeStoredIsRefused() {
    ObjectNode json = review.toJson();
    ((ObjectNode) json.at("/ask/0")).put("title", "a\u0000b");
    Problem problem = assertThrows(Problem.class, () -> TEMPLATES.read(json));
    assertEquals(422, problem.status());
  }

  @Test
  void theSchemaHoldsEveryType() {
    ObjectNode schema = TEMPLATES.schema();
    assertEquals("/schemas/template.json", schema.path("$id").textValue());
    assertEquals(Template.DRAFT, schema.path("$schema").textValue());
    for (JsonNode each : schema.at("/properties/ask/items/oneOf")) {
      assertTrue(schema.at(each.path("$ref").textValue().substring(1)).isObject());
    }
    assertEquals(7, schema.at("/$defs/ask").size());
    assertThrows(
        IllegalArgumentException.class,
        () -> new Templates(List.of(new Choice.Type(), new Choice.Type())));
  }

  private List<Fault> check(String answers) {
    return review.check((ObjectNode) Json.tree(answers));
  }

  private static Problem refused(String json) {
    return assertThrows(Problem.class, () -> TEMPLATES.read(Json.tree(json)));
  }

  private List<Fault> refusedWhen(String when, int question) {
    ObjectNode json = review.toJson();
    ((ObjectNode) json.at("/ask/" + question)).set("when", Json.tree(when));
    return assertThrows(Problem.class, () -> TEMPLATES.read(json)).faults();
  }
}
