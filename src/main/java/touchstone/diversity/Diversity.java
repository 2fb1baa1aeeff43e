// SPDX-License-Identifier: Apache-2.0
package touchstone.diversity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import touchstone.base.Problem;
import touchstone.base.Sql;
import touchstone.dataset.Datasets;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Question;
import touchstone.project.Project;
import touchstone.rater.Pools;
import touchstone.resolution.agreement.Part;
import touchstone.spread.MakeUp;

/** Who judges a project, by what people say of themselves, and how alike groups of them judge. */
@ApplicationScoped
public class Diversity {
  private static final int MOST_TRAITS = 20;
  private static final int MOST_SLICES = 200;

  private final Sql sql;
  private final Counting counting;
  private final Given given;
  private final Guidelines guidelines;
  private final Pools pools;
  private final Datasets datasets;

  Diversity(
      Sql sql,
      Counting counting,
      Given given,
      Guidelines guidelines,
      Pools pools,
      Datasets datasets) {
    this.sql = sql;
    this.counting = counting;
    this.given = given;
    this.guidelines = guidelines;
    this.pools = pools;
    this.datasets = datasets;
  }

  /** Everything, of the first question whose answers can be compared. */
  public Report of(Project project) {
    return of(project, Part.of(null, null, null), null);
  }

  /**
   * What is told of a part of the judgements. Groups are shown over all, or of a value of the
   * dataset's first slice where no difference would be of few people; never of a time.
   *
   * @param asked the question to compare votes on, or null for the first
   */
  public Report of(Project project, Part part, String asked) {
    String name =
        datasets.findById(project.datasetId).sliceFields().stream().findFirst().orElse(null);
    List<String> slices = slices(project, name);
    Question question = question(project, asked);
    Counting.Stand stand = counting.of(project, name);
    checkSlice(project, part);
    SliceCells cells = SliceCells.of(stand.people(), SmallCells.K);
    String hides = hides(part, name, cells);
    List<Person> people =
        part.name() == null || !part.name().equals(name)
            ? stand.people()
            : stand.people().stream().filter(each -> each.slices().contains(part.slice())).toList();
    List<Given.Judged> judged = judged(project, part, stand, question, people);
    Map<String, TraitTable> tables = tables(project, stand, people, judged, part, cells, hides);
    Alikeness alikeness = question == null ? null : Alikeness.of(question, judged);
    Map<String, List<Report.Alike>> alike = Alikeness.of(alikeness, tables);
    List<Long> each = given.shares(project, part);
    MakeUp share = MakeUp.of(each.stream().mapToDouble(Long::doubleValue).toArray());
    return new Report(
        SmallCells.K,
        stand.people().size(),
        stand.waiting(),
        stand.people().isEmpty() ? null : stand.asOf(),
        hides,
        hides == null ? null : Note.of(hides),
        question == null ? null : question.name(),
        alikeness != null && alikeness.sampled(),
        tables.entrySet().stream()
            .map(table -> table.getValue().with(alike.getOrDefault(table.getKey(), List.of())))
            .toList(),
        each.size(),
        each.isEmpty() ? null : Rounded.figure(share.concentration()),
        each.isEmpty() ? null : Rounded.figure(share.hill2()),
        tables.values().stream().flatMap(table -> table.reach().stream()).toList(),
        questions(project).stream().map(Question::name).toList(),
        slices);
  }

  private List<Question> questions(Project project) {
    return guidelines.template(guidelines.latest(project.guidelineId)).ask().stream()
        .filter(Question::closed)
        .toList();
  }

  private Question question(Project project, String asked) {
    List<Question> questions = questions(project);
    if (asked == null || asked.isBlank()) {
      return questions.isEmpty() ? null : questions.get(0);
    }
    return questions.stream()
        .filter(each -> each.name().equals(asked))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.refusedField(
                    "question",
                    "must be one whose answers are of one value: "
                        + questions.stream()
                            .map(Question::name)
                            .collect(Collectors.joining(", "))));
  }

  private List<String> slices(Project project, String name) {
    return name == null
        ? List.of()
        : sql.list(
            row -> name + ":" + row.getString("slice"),
            "SELECT DISTINCT s.slice FROM item_slice s WHERE s.dataset_id = ? AND s.name = ?"
                + " ORDER BY s.slice LIMIT ?",
            project.datasetId,
            name,
            MOST_SLICES);
  }

  private void checkSlice(Project project, Part part) {
    boolean known =
        part.name() == null
            || sql.holds(
                "SELECT EXISTS (SELECT 1 FROM item_slice s WHERE s.dataset_id = ? AND s.name = ?"
                    + " AND s.slice = ?)",
                project.datasetId,
                part.name(),
                part.slice());
    if (!known) {
      throw Problem.refusedField("slice", "is of no item here");
    }
  }

  private static String hides(Part part, String name, SliceCells cells) {
    if (part.from() != null || part.to() != null) {
      return Note.TIME;
    }
    if (part.name() == null) {
      return null;
    }
    if (!part.name().equals(name)) {
      return Note.OTHER_SLICE;
    }
    return cells.lets(part.slice()) ? null : Note.FEW_IN_SLICE;
  }

  private List<Given.Judged> judged(
      Project project, Part part, Counting.Stand stand, Question question, List<Person> people) {
    if (people.isEmpty()) {
      return List.of();
    }
    Set<UUID> counted = new HashSet<>();
    people.forEach(each -> counted.add(each.participant()));
    return given.of(project, part, stand.asOf(), question == null ? null : question.name()).stream()
        .filter(each -> counted.contains(each.participant()))
        .toList();
  }

  private Map<String, TraitTable> tables(
      Project project,
      Counting.Stand stand,
      List<Person> people,
      List<Given.Judged> judged,
      Part part,
      SliceCells cells,
      String hides) {
    Map<String, Map<String, Double>> quotas = pools.quotas(project.poolId).byTrait();
    Map<String, TraitTable> tables = new LinkedHashMap<>();
    for (String trait : traits(stand.people(), quotas.keySet())) {
      Set<String> shown = hides == null ? overall(stand.people(), trait) : Set.of();
      if (hides == null && part.name() != null) {
        shown = cells.shown(person -> person.group(trait), shown);
      }
      Map<String, Double> wanted = quotas.getOrDefault(trait, Map.of());
      tables.put(trait, new TraitTable(trait, people, judged, shown, wanted));
    }
    return tables;
  }

  /** What ten or more say something of, or the pool has a quota on. */
  private static Set<String> traits(List<Person> people, Set<String> wanted) {
    Map<String, Integer> said = new TreeMap<>();
    for (Person each : people) {
      each.traits()
          .fieldNames()
          .forEachRemaining(
              trait -> {
                if (each.says(trait)) {
                  said.merge(trait, 1, Integer::sum);
                }
              });
    }
    Set<String> traits = new TreeSet<>(people.isEmpty() ? Set.of() : wanted);
    said.entrySet().stream()
        .filter(each -> each.getValue() >= SmallCells.K)
        .limit(MOST_TRAITS)
        .forEach(each -> traits.add(each.getKey()));
    return traits;
  }

  private static Set<String> overall(List<Person> people, String trait) {
    Map<String, Integer> sizes = new TreeMap<>();
    people.forEach(each -> sizes.merge(each.group(trait), 1, Integer::sum));
    return SmallCells.shown(sizes, SmallCells.K);
  }
}
