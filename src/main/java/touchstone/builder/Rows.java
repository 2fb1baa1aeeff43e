// SPDX-License-Identifier: Apache-2.0
package touchstone.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import touchstone.base.Fault;
import touchstone.builder.CellView.Offer;
import touchstone.builder.draft.Draft;
import touchstone.builder.draft.QuestionCells;
import touchstone.builder.draft.Row;
import touchstone.guideline.Shown;

/** Puts the rows of the form together: the cells that each needs, in words. */
final class Rows {
  private static final Set<String> LINES =
      Set.of("options", "labels", "levels", "tree", "of", "titles", "help", "whenValues");
  private static final Set<String> FLAGS =
      Set.of("required", "multiline", "many", "leavesOnly", "tie", "overlap");
  private static final Set<String> NUMBERS = Set.of("step", "maxLength");
  private static final List<String> SHOWN = List.of("field", "as", "title");
  private static final List<String> SHOWN_MORE = List.of("warning", "lang", "dir", "rest");
  private static final List<String> ASKED_MORE =
      List.of("help", "whenQuestion", "whenValues", "name", "rest");
  private static final List<String> DIRECTIONS = List.of("", "ltr", "rtl", "auto");

  private final Draft draft;
  private final List<String> known;
  private final List<Fault> faults;
  private final UnaryOperator<String> words;

  /**
   * @param known the types of question that there are
   * @param words the text of a message's key
   */
  Rows(Draft draft, List<String> known, List<Fault> faults, UnaryOperator<String> words) {
    this.draft = draft.named();
    this.known = known;
    this.faults = faults;
    this.words = words;
  }

  List<RowView> shown() {
    List<RowView> rows = new ArrayList<>();
    for (int i = 0; i < draft.show().size(); i++) {
      Row row = draft.show().get(i);
      rows.add(row("show", i, draft.show().size(), row, row.cell("field"), SHOWN, SHOWN_MORE));
    }
    return rows;
  }

  List<RowView> asked() {
    List<RowView> rows = new ArrayList<>();
    for (int i = 0; i < draft.ask().size(); i++) {
      Row row = draft.ask().get(i);
      List<String> cells = new ArrayList<>(List.of("title", "type"));
      cells.addAll(QuestionCells.of(row.cell("type")));
      cells.add("required");
      rows.add(row("ask", i, draft.ask().size(), row, row.cell("title"), cells, ASKED_MORE));
    }
    return rows;
  }

  private RowView row(
      String kind,
      int index,
      int count,
      Row row,
      String title,
      List<String> names,
      List<String> more) {
    Set<String> visible = new TreeSet<>(names);
    visible.addAll(more);
    Map<String, String> hidden = new LinkedHashMap<>();
    row.cells()
        .forEach(
            (name, text) -> {
              if (!visible.contains(name) && !text.isBlank()) {
                hidden.put(kind + "." + index + "." + name, text);
              }
            });
    String place = kind + "[" + index + "]";
    List<String> own =
        faults.stream()
            .filter(
                fault -> at(fault, place) && visible.stream().noneMatch(n -> in(fault, place, n)))
            .map(fault -> rest(fault, place))
            .toList();
    return new RowView(
        kind,
        index,
        count,
        title,
        cells(kind, index, row, names),
        cells(kind, index, row, more),
        hidden,
        own);
  }

  private List<CellView> cells(String kind, int index, Row row, List<String> names) {
    return names.stream()
        .filter(name -> !name.equals("rest") || !row.cell(name).isBlank())
        .filter(name -> !name.startsWith("when") || index > 0 || !row.cell(name).isBlank())
        .map(name -> cell(kind, index, row, name))
        .toList();
  }

  private CellView cell(String kind, int index, Row row, String name) {
    String place = kind + "[" + index + "]";
    String text = row.cell(name);
    List<Offer> offered = offered(kind, index, name, text);
    return new CellView(
        kind + "." + index + "." + name,
        name,
        kind(kind, name, row.cell("type")),
        words.apply(key(kind, name)),
        hint(kind, name, row.cell("type")),
        text,
        text.isBlank() ? QuestionCells.holdsUnsaid(name) : text.equals("yes"),
        offered,
        faults.stream()
            .filter(fault -> in(fault, place, name))
            .map(fault -> rest(fault, place + "." + json(name)))
            .toList());
  }

  private static String key(String kind, String name) {
    boolean own = kind.equals("show") && name.matches("title|as");
    return "builder_cell_" + (own ? "shown_" : "") + name;
  }

  private String hint(String kind, String name, String type) {
    boolean asked = kind.equals("ask") && name.matches("of|tree|options|labels|levels|titles");
    boolean own = asked && name.equals("of") && type.matches("rank|pairwise");
    boolean folded = name.matches("whenValues|name|rest|warning|lang");
    return asked || folded ? words.apply("builder_hint_" + name + (own ? "_" + type : "")) : null;
  }

  private static String kind(String kind, String name, String type) {
    if (name.equals("rest")) {
      return "code";
    }
    if (name.matches("as|type|dir|whenQuestion|on")) {
      return "select";
    }
    if (name.equals("field")) {
      return "field";
    }
    if (LINES.contains(name)) {
      return "lines";
    }
    boolean bound = name.matches("min|max") && !type.equals("date");
    return FLAGS.contains(name) ? "flag" : bound || NUMBERS.contains(name) ? "number" : "line";
  }

  private List<Offer> offered(String kind, int index, String name, String text) {
    List<Offer> offered = new ArrayList<>();
    if (name.equals("as")) {
      if (kind.equals("ask")) {
        offered.add(new Offer("", words.apply("builder_unsaid")));
      }
      Shown.WAYS.forEach(way -> offered.add(new Offer(way, words.apply("builder_as_" + way))));
    } else if (name.equals("type")) {
      known.forEach(type -> offered.add(new Offer(type, words.apply("builder_type_" + type))));
    } else if (name.equals("dir")) {
      DIRECTIONS.forEach(
          dir ->
              offered.add(
                  new Offer(
                      dir, words.apply(dir.isEmpty() ? "builder_unsaid" : "builder_dir_" + dir))));
    } else if (name.equals("whenQuestion")) {
      offered.add(new Offer("", words.apply("builder_always")));
      draft.ask().stream()
          .limit(index)
          .filter(row -> !row.cell("name").isBlank())
          .forEach(row -> offered.add(new Offer(row.cell("name"), row.cell("title"))));
    } else if (name.equals("on")) {
      offered.add(new Offer("", words.apply("builder_choose")));
      draft.show().stream()
          .filter(row -> !row.cell("field").isBlank())
          .forEach(row -> offered.add(new Offer(row.cell("field"), row.cell("field"))));
    } else {
      return List.of();
    }
    if (offered.stream().noneMatch(offer -> offer.value().equals(text))) {
      offered.add(new Offer(text, text));
    }
    return offered;
  }

  private static boolean at(Fault fault, String place) {
    return fault.field() != null
        && (fault.field().equals(place)
            || fault.field().startsWith(place + ".")
            || fault.field().startsWith(place + "["));
  }

  private static boolean in(Fault fault, String place, String name) {
    return at(fault, place + "." + json(name));
  }

  /** The field of the JSON that a cell stands for. */
  private static String json(String name) {
    return name.equals("whenValues") ? "when" : name;
  }

  /** The fault's words, with what is left of its place. */
  private static String rest(Fault fault, String place) {
    String inside = fault.field().substring(Math.min(place.length(), fault.field().length()));
    return (inside.isEmpty() ? "" : inside.replaceFirst("^\\.", "") + " ") + fault.reason();
  }
}
