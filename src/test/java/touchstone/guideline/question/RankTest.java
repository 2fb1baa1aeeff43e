// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.base.Fault;
import touchstone.base.Json;
import touchstone.guideline.Question;
import touchstone.guideline.QuestionContract;
import touchstone.guideline.QuestionType;

class RankTest extends QuestionContract {
  private static final String BARE =
      """
      {"name":"order","type":"rank","title":"Which is best?","of":%s}
      """;

  @Override
  protected QuestionType type() {
    return new Rank.Type();
  }

  @Override
  protected String question() {
    return BARE.formatted(
        "[{\"value\":\"a\",\"title\":\"Art\"},{\"value\":\"b\",\"title\":\"Books\"},{\"value\":\"c\",\"title\":\"Cats\"}]");
  }

  @Override
  protected Map<String, List<String>> answers() {
    return Map.of(
        "[\"a\",\"c\",\"b\"]", List.of("a", "c", "b"),
        "[\"c\",\"b\",\"a\"]", List.of("", "c", "b", "", "a"));
  }

  @Override
  protected Map<String, String> refused() {
    return Map.of(
        "\"a\"", "must be a list of a, b, c, best first",
        "[]", "must be a list of a, b, c",
        "[\"a\",\"b\"]", "must name every one: c is missing",
        "[\"a\",\"a\",\"b\"]", "[1] must not name a twice",
        "[\"a\",\"b\",\"z\"]", "[2] must be one of a, b, c",
        "[\"a\",\"b\",\"c\",\"a\"]", "[3] must not name a twice",
        "[1,2,3]", "[0] must be one of");
  }

  @Test
  void titlesStandInForValues() {
    assertEquals(
        "Cats > Art > gone", read(question()).describe(Json.tree("[\"c\",\"a\",\"gone\"]")));
  }

  @Test
  void textsNameFieldsOfTheItemOrThemselves() {
    Rank question = (Rank) read(BARE.formatted("[\"answer one\",\"other\"]"));
    JsonNode item = Json.tree("{\"answer one\":\"It rains.\"}");
    for (Rank.Offer offer : question.offered(item, new UUID(1, 2))) {
      assertEquals(offer.value().equals("other") ? "other" : "It rains.", offer.title());
    }
    assertNull(question.check(Json.tree("[\"other\",\"answer one\"]")));
    assertFalse(question.needsItem());
  }

  @Test
  void aListOfTextsInTheItemIsCounted() {
    Question question = read(BARE.formatted("\"answers\""));
    JsonNode item = Json.tree("{\"answers\":[\"x\",\"x\",\"z\"]}");
    assertTrue(question.needsItem());
    assertNull(question.check(Json.tree("[\"3\",\"1\",\"2\"]"), item));
    assertNull(question.check(Json.tree("[\"9\"]")));
    assertEquals(
        "[1] must not name 9 twice", said(question.check(Json.tree("[\"9\",\"9\"]"), null)));
    assertEquals(
        "must name every one: 2 is missing",
        said(question.check(Json.tree("[\"3\",\"1\"]"), item)));
    assertEquals("[0] must be one of 1, 2, 3", said(question.check(Json.tree("[\"x\"]"), item)));
  }

  @Test
  void aListOfObjectsInTheItemHasValuesOfItsOwn() {
    Question question = read(BARE.formatted("\"answers\""));
    JsonNode item =
        Json.tree("{\"answers\":[{\"id\":7,\"text\":\"x\"},{\"value\":\"b\",\"title\":\"y\"}]}");
    assertNull(question.check(Json.tree("[\"b\",\"7\"]"), item));
    JsonNode same = Json.tree("{\"answers\":[{\"id\":\"a\"},{\"id\":\"a\"}]}");
    assertNull(question.check(Json.tree("[\"2\",\"1\"]"), same));
  }

  @Test
  void anItemWithoutTheListCannotBeAnswered() {
    Question question = read(BARE.formatted("\"answers\""));
    String many = "\"x\",".repeat(50) + "\"x\"";
    for (String item :
        List.of("{}", "{\"answers\":[]}", "{\"answers\":\"x\"}", "{\"answers\":[" + many + "]}")) {
      assertEquals(
          "cannot be answered: the item's field answers holds no list of 1 to 50",
          said(question.check(Json.tree("[\"1\"]"), Json.tree(item))));
      assertEquals(List.of(), question.shownOrder(new UUID(1, 1), Json.tree(item)));
    }
  }

  @Test
  void theFirstOrderIsAnotherForEachLease() {
    Question question = read(question());
    Set<List<String>> orders = new HashSet<>();
    for (int lease = 0; lease < 100; lease++) {
      orders.add(question.shownOrder(new UUID(lease, lease), null));
    }
    assertEquals(6, orders.size());
  }

  @Test
  void ofHasThreeForms() {
    assertEquals(
        List.of(Fault.at("ask[0].of[1]", "is there twice")),
        faults(BARE.formatted("[\"a\",\"a\"]")));
    assertEquals(
        List.of(Fault.at("ask[0].of", "must be a list of 2 to 50")),
        faults(BARE.formatted("[\"a\"]")));
    assertEquals(
        List.of(Fault.at("ask[0].of", "must name a field of the item")),
        faults(BARE.formatted("\" \"")));
    assertEquals(
        List.of(Fault.at("ask[0].of", "must hold options without a key: none is pressed here")),
        faults(
            BARE.formatted(
                "[{\"value\":\"a\",\"title\":\"A\",\"key\":\"x\"},{\"value\":\"b\",\"title\":\"B\"}]")));
    for (String of : List.of("[\"a\",\"b c\"]", "\"answers\"")) {
      assertEquals(Json.tree(BARE.formatted(of)), read(BARE.formatted(of)).toJson());
    }
  }
}
