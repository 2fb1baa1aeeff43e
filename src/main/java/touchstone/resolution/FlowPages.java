// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import touchstone.account.Role;
import touchstone.base.Problem;
import touchstone.guideline.Question;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.web.Sheet;

/** From what raters answered to what the labels became, as a picture whose bands open items. */
@Path("/projects")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class FlowPages {
  /** As many values as are told apart; of more, all but the largest seven are the others. */
  private static final int MOST_VALUES = 8;

  private static final int MOST_ITEMS = 200;

  /** In an address: all values that are not shown by themselves. */
  static final String OTHERS = "*";

  private final Projects projects;
  private final Flows flows;

  @CheckedTemplate(basePath = "resolution")
  static class Templates {
    static native TemplateInstance flow(View view);

    static native TemplateInstance flowItems(Items items);
  }

  FlowPages(Projects projects, Flows flows) {
    this.projects = projects;
    this.flows = flows;
  }

  /**
   * What the page shows.
   *
   * @param question null where none has answers of a few values
   * @param chart null where nothing has a label
   */
  record View(
      Project project,
      Question question,
      List<Question> questions,
      Flows.Counted counted,
      FlowChart chart,
      List<Flows.Flow> flows,
      List<String> values) {
    public String words(String value) {
      return FlowPages.words(question, value);
    }

    /** The same, short enough for its place in the picture. */
    public String brief(String value) {
      String words = words(value);
      return words.length() > 20 ? words.substring(0, 19) + "…" : words;
    }

    public boolean others(String value) {
      return OTHERS.equals(value);
    }

    public boolean someOthers() {
      return values.contains(OTHERS);
    }

    public double shareApart() {
      return (double) counted.apart() / counted.labelled();
    }

    /** Where the items of a flow stand. */
    public String href(Flows.Flow flow) {
      return "/projects/"
          + project.slug
          + "/confusion/items?question="
          + encoded(question.name())
          + "&answer="
          + encoded(flow.answer())
          + "&label="
          + encoded(flow.label() == null ? "" : flow.label());
    }
  }

  /** The items of one band. */
  record Items(
      Project project, Question question, String answer, String label, List<Flows.Row> rows) {
    public String words(String value) {
      return FlowPages.words(question, value);
    }

    public boolean others(String value) {
      return OTHERS.equals(value);
    }

    public boolean cut() {
      return rows.size() == MOST_ITEMS;
    }
  }

  @GET
  @Path("{slug}/confusion")
  public TemplateInstance show(
      @PathParam("slug") String slug, @QueryParam("question") String asked) {
    Project project = projects.named(slug);
    Question question = flows.question(project, asked);
    if (question == null) {
      return Templates.flow(new View(project, null, List.of(), null, null, List.of(), List.of()));
    }
    Flows.Counted counted = flows.of(project, question);
    List<String> values = values(question, counted);
    List<Flows.Flow> few = few(counted.flows(), values);
    return Templates.flow(
        new View(
            project,
            question,
            flows.closed(project),
            counted,
            counted.labelled() == 0 ? null : FlowChart.of(few, values),
            few,
            values));
  }

  @GET
  @Path("{slug}/confusion/items")
  public TemplateInstance items(
      @PathParam("slug") String slug,
      @QueryParam("question") String asked,
      @QueryParam("answer") String answer,
      @QueryParam("label") String label) {
    Project project = projects.named(slug);
    Question question = flows.question(project, asked);
    if (question == null || answer == null || answer.isBlank()) {
      throw Problem.refusedField(question == null ? "question" : "answer", "is missing");
    }
    String wanted = label == null || label.isEmpty() ? null : label;
    List<String> values = values(question, flows.of(project, question));
    List<Flows.Row> rows =
        flows.items(
            project,
            question,
            MOST_ITEMS,
            (said, became) ->
                folded(values, said).equals(answer)
                    && Objects.equals(became == null ? null : folded(values, became), wanted));
    return Templates.flowItems(new Items(project, question, answer, wanted, rows));
  }

  @GET
  @Path("{slug}/confusion/confusion.csv")
  @Produces("text/csv")
  public Response sheet(@PathParam("slug") String slug, @QueryParam("question") String asked) {
    Project project = projects.named(slug);
    Question question = flows.question(project, asked);
    Sheet sheet = new Sheet("question", "answer", "label", "judgements");
    if (question != null) {
      for (Flows.Flow flow : flows.of(project, question).flows()) {
        sheet.row(question.name(), flow.answer(), flow.label(), flow.judgements());
      }
    }
    return sheet.as(slug + "-confusion");
  }

  /** The values shown: in the template's order, then others that were answered. */
  private static List<String> values(Question question, Flows.Counted counted) {
    Map<String, Long> sums = new LinkedHashMap<>();
    for (Flows.Flow flow : counted.flows()) {
      sums.merge(flow.answer(), flow.judgements(), Long::sum);
      if (flow.label() != null) {
        sums.merge(flow.label(), flow.judgements(), Long::sum);
      }
    }
    List<String> values = new ArrayList<>(question.options());
    values.retainAll(sums.keySet());
    sums.keySet().stream().filter(each -> !values.contains(each)).sorted().forEach(values::add);
    if (values.size() <= MOST_VALUES) {
      return values;
    }
    List<String> largest =
        values.stream()
            .sorted(Comparator.comparing(sums::get, Comparator.reverseOrder()))
            .limit(MOST_VALUES - 1)
            .toList();
    values.retainAll(largest);
    values.add(OTHERS);
    return values;
  }

  private static String folded(List<String> values, String value) {
    return values.contains(value) ? value : OTHERS;
  }

  /** The flows with values that are not shown by themselves added up. */
  private static List<Flows.Flow> few(List<Flows.Flow> flows, List<String> values) {
    Map<List<String>, Long> sums = new LinkedHashMap<>();
    for (Flows.Flow flow : flows) {
      String label = flow.label() == null ? "" : folded(values, flow.label());
      sums.merge(List.of(folded(values, flow.answer()), label), flow.judgements(), Long::sum);
    }
    return sums.entrySet().stream()
        .map(
            sum ->
                new Flows.Flow(
                    sum.getKey().get(0),
                    sum.getKey().get(1).isEmpty() ? null : sum.getKey().get(1),
                    sum.getValue()))
        .sorted(Comparator.comparingLong(Flows.Flow::judgements).reversed())
        .toList();
  }

  private static String words(Question question, String value) {
    JsonNode text = TextNode.valueOf(value);
    if (question.check(text) == null) {
      return question.describe(text);
    }
    JsonNode number = value.matches("-?\\d{1,9}") ? IntNode.valueOf(Integer.parseInt(value)) : text;
    return question.check(number) == null ? question.describe(number) : value;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
