// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import touchstone.base.Problem;
import touchstone.guideline.Question;

/** The methods there are, and which of them a question gets. */
@ApplicationScoped
public class Methods {
  public static final String AUTO = "auto";

  /** What auto takes for questions whose answers are not one of a few. */
  private static final Map<String, String> BY_TYPE =
      Map.ofEntries(
          Map.entry("multi", "per-label"),
          Map.entry("taxonomy", "per-label"),
          Map.entry("number", "mean"),
          Map.entry("confidence", "mean"),
          Map.entry("text", "medoid"),
          Map.entry("rank", "borda"),
          Map.entry("spans", "spans"),
          Map.entry("boxes", "boxes"),
          Map.entry("polygons", "polygons"));

  private static final String OF_CLASSES = "committee";
  private static final String OF_THE_REST = "majority";

  private final Map<String, Method> local = new TreeMap<>();
  private final Map<String, Learner> learners = new TreeMap<>();

  Methods(@Any Instance<Method> methods, @Any Instance<Learner> learners) {
    methods.forEach(method -> local.put(method.name(), method));
    learners.forEach(learner -> this.learners.put(learner.name(), learner));
  }

  /** The names that policies and runs may use, auto among them. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(local.keySet());
    names.addAll(learners.keySet());
    names.add(AUTO);
    return names;
  }

  /**
   * A method as asked for.
   *
   * @param params what a run says to it, or null
   */
  public record Wanted(String name, JsonNode params) {}

  /** What is asked for, checked; auto where nothing is. 422 names those there are. */
  public Wanted wanted(String name, JsonNode params) {
    String known = name == null ? AUTO : name;
    if (!names().contains(known)) {
      throw Problem.refusedField("method", "must be one of " + String.join(", ", names()));
    }
    boolean given = params != null && !params.isNull() && !params.isEmpty();
    if (given && known.equals(AUTO)) {
      throw Problem.refusedField("params", "the method auto takes none");
    }
    if (given) {
      way(known, params);
    }
    return new Wanted(known, given ? params : null);
  }

  /** What one question gets: a method, or a learner that has yet to learn; one of them is null. */
  record Way(String name, Method method, Learner learner) {}

  /** {@link #chosen}, made for the question. */
  Way of(Question question, Wanted wanted) {
    Way way = chosen(question, wanted);
    return question == null || way.method() == null
        ? way
        : new Way(way.name(), way.method().on(question), null);
  }

  /**
   * The method asked for where the question is of a type that it is made for, else what auto takes.
   */
  private Way chosen(Question question, Wanted wanted) {
    if (!wanted.name().equals(AUTO)) {
      Way way = way(wanted.name(), wanted.params());
      Set<String> types = way.method() == null ? way.learner().types() : way.method().types();
      if (types.isEmpty() || question == null || types.contains(question.type())) {
        return way.learner() != null && question == null ? way(OF_THE_REST, null) : way;
      }
    }
    if (question != null && question.closed()) {
      return way(OF_CLASSES, null);
    }
    return way(
        question == null ? OF_THE_REST : BY_TYPE.getOrDefault(question.type(), OF_THE_REST), null);
  }

  private Way way(String name, JsonNode params) {
    Method method = local.get(name);
    return method != null
        ? new Way(name, method.with(params), null)
        : new Way(name, null, learners.get(name).with(params));
  }
}
