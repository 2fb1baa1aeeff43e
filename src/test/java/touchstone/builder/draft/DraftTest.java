// SPDX-License-Identifier: Apache-2.0
package touchstone.builder.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.base.Fault;
import touchstone.base.Json;
import touchstone.base.Problem;

class DraftTest {
  private static final String SHOW = "[{\"field\":\"text\",\"as\":\"text\"}]";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'choice','options':[{'value':'pos','title':'Positive','key':'1'},"
            + "{'value':'n|g','title':'Neg \\\\ a | b','description':'So - so'}]}",
        "{'type':'multi','options':[{'value':'a','title':'A'},{'value':'b','title':'B'}],"
            + "'min':0,'max':2,'required':false,'help':'One.\\nTwo.'}",
        "{'type':'scale','min':-1,'max':1,'step':0.25,'minTitle':'bad','maxTitle':'good'}",
        "{'type':'number','min':0,'max':1000000000000,'step':0.001,'unit':'kg'}",
        "{'type':'text','maxLength':200,'multiline':true,'when':{'other':['a','b']}}",
        "{'type':'date','min':'2020-01-01','max':'2030-12-31'}",
        "{'type':'taxonomy','many':false,'leavesOnly':true,'max':3,'tree':[{'value':'a',"
            + "'title':'A','children':[{'value':'a','title':'A in A','children':[{'value':'x',"
            + "'title':'X'}]},{'value':'b','title':'B'}]},{'value':'c','title':'C'}]}",
        "{'type':'rank','of':['one','two','three']}",
        "{'type':'rank','of':'answers'}",
        "{'type':'rank','of':[{'value':'a','title':'The first'},{'value':'b','title':'B'}]}",
        "{'type':'pairwise','of':['left','right'],'as':'image','tie':false,"
            + "'titles':{'left':'The left | one','right':'The right'}}",
        "{'type':'confidence','levels':[{'value':0.5,'title':'A guess'},"
            + "{'value':1,'title':'Sure'}]}",
        "{'type':'spans','on':'text','overlap':true,'max':9,'labels':[{'value':'per',"
            + "'title':'Person','colour':'#aa0000','key':'p'},{'value':'org','title':'Body'}]}",
        "{'type':'boxes','on':'photo','min':1,'labels':[{'value':'car','title':'Car'}]}",
        "{'type':'polygons','on':'photo','labels':[{'value':'car','title':'Car'}]}",
        "{'type':'hologram','depth':[1,2],'size':{'x':1}}",
        "{'type':'choice','options':'many','title':7,'colour':'red','required':'yes'}",
        "{'type':'choice','options':[{'value':'a','title':'A','icon':'x'},3]}",
        "{'type':'choice','title':' A\\nB ','help':'','options':[],'when':{}}",
        "{'type':'text','when':{'a':['x'],'b':['y']}}",
        "{'type':'text','when':{'a':['x\\ny',1]}}",
      })
  void nothingIsLostBetweenJsonAndForm(String question) {
    ObjectNode asked = (ObjectNode) Json.tree(question.replace('\'', '"'));
    if (!asked.has("title")) {
      asked.put("title", "What?");
    }
    asked.put("name", "q");
    JsonNode template = Json.object().<ObjectNode>set("ask", Json.array().add(asked));
    ((ObjectNode) template).set("show", Json.tree(SHOW));
    Draft draft = Draft.of(template);
    assertTrue(Numbers.same(template, draft.toJson()), () -> draft.toJson().toString());
    Draft posted = PostedDraft.read(posted(draft));
    assertTrue(Numbers.same(template, posted.toJson()), () -> posted.toJson().toString());
  }

  @Test
  void whatIsShownIsKeptWithItsUnknownFields() {
    JsonNode template =
        Json.tree(
            "{\"show\":[{\"field\":\"a\",\"as\":\"text\",\"title\":\"T\",\"warning\":\"W\","
                + "\"lang\":\"ar\",\"dir\":\"rtl\",\"size\":3}],\"ask\":[],\"theme\":\"dark\"}");
    Draft draft = Draft.of(template);
    assertEquals("{\"size\":3}", draft.show().get(0).cell("rest"));
    assertEquals(template, draft.toJson());
  }

  @Test
  void valuesAreMadeOfTitlesAloneAndOutliveThem() {
    Draft draft =
        asking(Map.of("type", "choice", "options", "Très bon\n\npos | Good\nVery good\nجيد\nPos"));
    assertEquals(
        Json.tree(
            """
            [{"value":"tres-bon","title":"Très bon"},{"value":"pos","title":"Good"},
             {"value":"very-good","title":"Very good"},{"value":"option-4","title":"جيد"},
             {"value":"pos-2","title":"Pos"}]
            """),
        draft.toJson().at("/ask/0/options"));
    Draft renamed = asking(Map.of("type", "choice", "options", "pos | Splendid\nneg | Bad"));
    assertEquals("pos", renamed.toJson().at("/ask/0/options/0/value").textValue());
  }

  @Test
  void namesAreMadeOfTitlesAndThenStay() {
    Draft draft =
        asking(
            Map.of("type", "text", "title", "Why is it so?"),
            Map.of("type", "text", "title", "Why is it so?"),
            Map.of("type", "text", "title", "لماذا؟"),
            Map.of("type", "text"));
    List<String> names = new ArrayList<>();
    draft.toJson().get("ask").forEach(each -> names.add(each.path("name").asText("none")));
    assertEquals(List.of("why-is-it-so", "why-is-it-so-2", "question-3", "question-4"), names);
    assertEquals("why-is-it-so-2", draft.named().ask().get(1).cell("name"));
    assertEquals("", draft.named().ask().get(3).cell("name"));
  }

  @Test
  void aTreeIsReadByItsIndentation() {
    Draft draft =
        asking(
            Map.of(
                "type",
                "taxonomy",
                "tree",
                "Shoes\n\tBoots\n\tshoe | Low\n\t\tShoe\nBags\n  Shoes"));
    assertEquals(
        Json.tree(
            """
            [{"value":"shoes","title":"Shoes","children":[{"value":"boots","title":"Boots"},
              {"value":"shoe","title":"Low","children":[{"value":"shoe","title":"Shoe"}]}]},
             {"value":"bags","title":"Bags","children":[{"value":"shoes","title":"Shoes"}]}]
            """),
        draft.toJson().at("/ask/0/tree"));
  }

  @Test
  void aConditionMayNameTitles() {
    Draft draft =
        asking(
            Map.of("type", "choice", "name", "a", "options", "y | Yes\nn | No"),
            Map.of("type", "text", "whenQuestion", "a", "whenValues", "No\ny\nmaybe\n"));
    assertEquals("{\"a\":[\"n\",\"y\",\"maybe\"]}", draft.toJson().at("/ask/1/when").toString());
  }

  @Test
  void cellsOfAnotherTypeAreKeptButNotSaid() {
    Draft draft = asking(Map.of("type", "text", "title", "T", "options", "A\nB"));
    assertEquals(
        Json.tree("{\"type\":\"text\",\"title\":\"T\",\"name\":\"t\"}"),
        draft.toJson().at("/ask/0"));
    assertEquals("A\nB", draft.named().ask().get(0).cell("options"));
  }

  @Test
  void rowsAreAddedRemovedAndMoved() {
    Draft draft = asking(Map.of("name", "a"), Map.of("name", "b"), Map.of("name", "c"));
    assertEquals("b a c", names(draft.after("ask.1.up")));
    assertEquals("a b c", names(draft.after("ask.0.up")));
    assertEquals("a c b", names(draft.after("ask.1.down")));
    assertEquals("a b c", names(draft.after("ask.2.down")));
    assertEquals("a c", names(draft.after("ask.1.remove")));
    assertEquals("a b c ", names(draft.after("ask.add")));
    for (String nonsense : List.of("ask.9.up", "ask", "", "ask.x.up", "ask.1.turn", "me.0.up")) {
      assertEquals("a b c", names(draft.after(nonsense)), nonsense);
    }
    assertEquals(2, draft.after("show.add").show().size());
    Draft full = draft;
    for (int i = 0; i < 60; i++) {
      full = full.after("ask.add");
    }
    assertEquals(Draft.MOST, full.ask().size());
  }

  @Test
  void whatIsNoNumberStaysForTheReaderToRefuse() {
    Draft draft = asking(Map.of("type", "scale", "min", "one", "max", "1e999999", "step", " 0.5 "));
    assertEquals(
        "one 1e999999 0.5",
        draft.toJson().at("/ask/0/min").asText()
            + " "
            + draft.toJson().at("/ask/0/max").asText()
            + " "
            + draft.toJson().at("/ask/0/step").asText());
  }

  @Test
  void furtherFieldsMustBeAnObject() {
    for (String bad : List.of("{", "[]", "3")) {
      Draft draft = asking(Map.of("rest", bad));
      Problem problem = assertThrows(Problem.class, draft::toJson);
      assertEquals("ask[0]", problem.faults().get(0).field());
    }
  }

  @Test
  void whatIsNoTemplateIsRefusedWithItsPlace() {
    assertEquals("template", refused("[]"));
    assertEquals("show", refused("{\"show\":3}"));
    assertEquals("ask[1]", refused("{\"ask\":[{},[]]}"));
    assertEquals("ask", refused("{\"ask\":[" + "{},".repeat(50) + "{}]}"));
  }

  private static String refused(String json) {
    Problem problem = assertThrows(Problem.class, () -> Draft.of(Json.tree(json)));
    return problem.faults().stream().map(Fault::field).findFirst().orElseThrow();
  }

  @SafeVarargs
  private static Draft asking(Map<String, String>... rows) {
    return new Draft(
        List.of(new Row(Map.of("field", "text", "as", "text"))),
        java.util.Arrays.stream(rows).map(Row::new).toList(),
        new Row(Map.of()));
  }

  private static String names(Draft draft) {
    return String.join(" ", draft.ask().stream().map(row -> row.cell("name")).toList());
  }

  /** As a browser posts it: every cell a field, lines ended by CR LF. */
  private static Map<String, List<String>> posted(Draft draft) {
    Map<String, List<String>> form = new LinkedHashMap<>();
    for (int i = 0; i < draft.show().size(); i++) {
      post(form, "show." + i + ".", draft.show().get(i));
    }
    for (int i = 0; i < draft.ask().size(); i++) {
      post(form, "ask." + i + ".", draft.ask().get(i));
    }
    form.put("rest", List.of(draft.rest().cell("rest")));
    return form;
  }

  private static void post(Map<String, List<String>> form, String place, Row row) {
    row.cells()
        .forEach((name, text) -> form.put(place + name, List.of("no", text.replace("\n", "\r\n"))));
  }
}
