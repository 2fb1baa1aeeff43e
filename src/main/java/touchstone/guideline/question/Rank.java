// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import touchstone.base.Json;
import touchstone.base.Reason;
import touchstone.guideline.Fields;
import touchstone.guideline.Head;
import touchstone.guideline.Place;
import touchstone.guideline.Question;
import touchstone.guideline.QuestionType;

/** Several things in order, best first, each of them once: {@code ["a","c","b"]}. */
public record Rank(Head head, Elements of) implements Question {

  @Override
  public boolean needsItem() {
    return of.field() != null;
  }

  /**
   * An element as a page offers it.
   *
   * @param letter what it is called on the page: A, B and so on
   */
  public record Offer(String letter, String value, String title) {
    private static final int BRIEF = 60;

    /** The beginning of its title, for a list of choices. */
    public String brief() {
      return title.codePointCount(0, title.length()) > BRIEF
          ? title.substring(0, title.offsetByCodePoints(0, BRIEF)) + "…"
          : title;
    }
  }

  @Override
  public List<String> shownOrder(UUID lease, JsonNode item) {
    return offered(item, lease).stream().map(Offer::value).toList();
  }

  /** The elements in the order in which this lease shows them first; empty where there are none. */
  public List<Offer> offered(JsonNode item, UUID lease) {
    List<Option> all = of.in(item);
    List<Offer> offered = new ArrayList<>();
    if (all != null && all.size() <= Elements.MOST) {
      for (Option option : Shuffle.of(all, lease, name())) {
        offered.add(new Offer(letter(offered.size()), option.value(), option.title()));
      }
    }
    return offered;
  }

  private static String letter(int index) {
    String last = Character.toString('A' + index % 26);
    return index < 26 ? last : letter(index / 26 - 1) + last;
  }

  /** What an answer names at a place counted from 0, empty where it names nothing there. */
  public String at(List<String> answer, int place) {
    return place < answer.size() ? answer.get(place) : "";
  }

  @Override
  public Reason check(JsonNode answer) {
    return check(answer, null);
  }

  @Override
  public Reason check(JsonNode answer, JsonNode item) {
    List<Option> all = of.in(item);
    if (all != null && (all.isEmpty() || all.size() > Elements.MOST)) {
      return Reason.of("guideline_misfit_noList", of.field(), Elements.MOST);
    }
    if (answer == null || !answer.isArray() || answer.isEmpty()) {
      return Reason.of("guideline_misfit_order", words(all));
    }
    Set<String> left = all == null ? null : values(all);
    Set<String> named = new HashSet<>();
    int place = 0;
    for (JsonNode each : answer) {
      if (!each.isTextual() || all == null && place >= Elements.MOST) {
        return Reason.of(
            "guideline_misfit_at", place, Reason.of("guideline_misfit_oneOf", words(all)));
      }
      String value = each.textValue();
      if (named.contains(value)) {
        return Reason.of("guideline_misfit_at", place, Reason.of("guideline_misfit_twice", value));
      }
      if (left != null && !left.remove(value)) {
        return Reason.of(
            "guideline_misfit_at", place, Reason.of("guideline_misfit_oneOf", words(all)));
      }
      named.add(value);
      place++;
    }
    return left == null || left.isEmpty()
        ? null
        : Reason.of("guideline_misfit_everyOne", String.join(", ", left));
  }

  private static Set<String> values(List<Option> all) {
    return all.stream().map(Option::value).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The values as words; where the item is not at hand, a reason that speaks of it. */
  private static Object words(List<Option> all) {
    return all == null ? Reason.of("guideline_misfit_itemHolds") : new Options(all).words();
  }

  @Override
  public JsonNode canonical(JsonNode answer) {
    return answer;
  }

  @Override
  public JsonNode fromForm(List<String> values) {
    ArrayNode order = Json.array();
    values.stream().filter(value -> !value.isBlank()).forEach(order::add);
    return order.isEmpty() ? null : order;
  }

  @Override
  public String describe(JsonNode answer) {
    if (answer == null || !answer.isArray()) {
      return Form.plain(answer);
    }
    Map<String, String> titles = new LinkedHashMap<>();
    if (!needsItem()) {
      of.in(null).forEach(each -> titles.put(each.value(), each.title()));
    }
    return StreamSupport.stream(answer.spliterator(), false)
        .map(Form::plain)
        .map(value -> titles.getOrDefault(value, value))
        .collect(Collectors.joining(" > "));
  }

  @Override
  public ObjectNode answerSchema() {
    ObjectNode schema = Json.object().put("type", "array").put("uniqueItems", true);
    List<Option> known = of.in(null);
    schema.put("minItems", known == null ? 1 : known.size());
    schema.put("maxItems", known == null ? Elements.MOST : known.size());
    ObjectNode items = schema.putObject("items").put("type", "string");
    if (known != null) {
      items.set("enum", new Options(known).valuesJson());
    }
    return schema;
  }

  @Override
  public ObjectNode toJson() {
    return head.toJson().set("of", of.toJson());
  }

  /** Reads rankings. */
  @Singleton
  public static final class Type implements QuestionType {
    @Override
    public String name() {
      return "rank";
    }

    @Override
    public Question read(ObjectNode json, Place place) {
      Fields fields = Fields.of(json, place);
      Head head = Head.read(fields);
      Elements of = Elements.read(fields);
      return fields.sound() ? new Rank(head, of) : null;
    }

    @Override
    public ObjectNode schema() {
      return Head.schema(name(), "{\"of\":" + Elements.SCHEMA + "}", "of");
    }
  }
}
