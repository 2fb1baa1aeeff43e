// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import touchstone.account.Role;
import touchstone.base.Fault;
import touchstone.base.Json;
import touchstone.base.Kept;
import touchstone.base.Problem;
import touchstone.guideline.Question;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.web.BeingCounted;
import touchstone.web.Speech;

/** How far raters agree, beside how often they are right, for a lead. */
@Path("/projects")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class AgreementPages {
  private static final int MOST_RATERS = 200;
  private static final int MOST_CONFUSED = 30;
  private static final int MOST_CLASSES = 12;

  private final Projects projects;
  private final Agreements agreements;
  private final Speech speech;
  private final Kept kept;

  @CheckedTemplate(basePath = "resolution")
  static class Templates {
    static native TemplateInstance agreement(View view);
  }

  /** What was asked for, as it stands in the form. */
  record Asked(String question, String slice, String from, String to) {
    /** Whether less than everything is looked at. */
    public boolean narrowed() {
      return !(slice + from + to).isEmpty();
    }
  }

  /** A table of what a rater said for what is known. */
  record Confused(RaterScore score, List<String> columns, List<Row> rows) {}

  /** What was said where one answer is known. */
  record Row(String known, List<Integer> said) {}

  /** A part's leading measure and its share of agreeing pairs. */
  record PartRow(String scope, String key, Agreement leading, Agreement percent) {
    /** The key of two origins as one word, for messages. */
    public String word() {
      return Agreement.word(key);
    }
  }

  /** Everything that the page shows. */
  record View(
      Project project,
      Asked asked,
      List<String> questions,
      List<String> slices,
      boolean partly,
      int raters,
      Agreement leading,
      Agreement percent,
      List<Agreement> measures,
      List<GoldAnswers.OfKind> golds,
      List<PartRow> baseline,
      List<PartRow> parts,
      HeatMap heat,
      RaterScatter scatter,
      List<RaterScore> scores,
      List<Confused> confused) {
    /** The share of all answers to golds that were right. */
    public Share gold() {
      return golds.get(0).share();
    }

    /** Whether chance is taken off the measure that leads. */
    public boolean corrected() {
      return !leading.name().equals("iou");
    }
  }

  AgreementPages(Projects projects, Agreements agreements, Speech speech, Kept kept) {
    this.projects = projects;
    this.agreements = agreements;
    this.speech = speech;
    this.kept = kept;
  }

  @GET
  @Path("{slug}/agreement")
  public TemplateInstance agreement(
      @PathParam("slug") String slug,
      @QueryParam("question") String question,
      @QueryParam("slice") String slice,
      @QueryParam("from") String from,
      @QueryParam("to") String to) {
    Project project = projects.named(slug);
    Asked asked = new Asked(text(question), text(slice), text(from), text(to));
    Part part = part(slice, from, to);
    return kept.ofLarge(
            project.id, "agreement " + asked, project.large(), () -> view(project, asked, part))
        .map(Templates::agreement)
        .orElseGet(() -> BeingCounted.page("/projects/" + slug));
  }

  private View view(Project project, Asked asked, Part part) {
    Agreements.Report report =
        agreements.report(project, part, asked.question(), Agreements.MOST_ON_A_PAGE, true);
    Heard heard = report.asked().heard();
    List<RaterScore> scores = RaterScore.of(heard, report.golds());
    List<RaterScore> shown = scores.subList(0, Math.min(MOST_RATERS, scores.size()));
    List<Parts.Scoped> parts = new ArrayList<>(report.parts().origins());
    parts.addAll(report.parts().versions());
    parts.addAll(report.parts().slices());
    return new View(
        project,
        new Asked(heard.question().name(), asked.slice(), asked.from(), asked.to()),
        report.all().stream().map(each -> each.heard().question().name()).toList(),
        slices(heard, asked.slice()),
        heard.partly(),
        (int) heard.answers().map(Heard.Answer::rater).distinct().count(),
        named(report.asked().measures(), heard.kind().leading()),
        named(report.asked().measures(), "percent"),
        report.asked().measures(),
        GoldAnswers.byKind(report.golds(), heard.question().name()),
        rows(report.parts().baseline(), heard.kind()),
        rows(parts, heard.kind()),
        HeatMap.of(report.parts(), scores),
        RaterScatter.of(scores),
        shown,
        confused(heard.question(), shown));
  }

  /** What a form asks for; what is wrong with it stands by the words of the form. */
  private Part part(String slice, String from, String to) {
    try {
      return Part.ofDays(slice, from, to);
    } catch (Problem refused) {
      Fault fault = refused.faults().get(0);
      String label = speech.say("agreement_" + fault.field());
      throw Problem.refusedField(
          label,
          fault.reason().equals(Part.BACKWARDS)
              ? speech.say("agreement_backwards", speech.say("agreement_from"))
              : fault.reason());
    }
  }

  private static String text(String text) {
    return text == null ? "" : text.strip();
  }

  private static Agreement named(List<Agreement> measures, String name) {
    return measures.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<String> slices(Heard heard, String asked) {
    TreeSet<String> slices = new TreeSet<>();
    for (Heard.Item item : heard.items()) {
      item.slices().forEach((name, slice) -> slices.add(name + ":" + slice));
    }
    if (!asked.isEmpty()) {
      slices.add(asked);
    }
    return slices.stream().limit(200).toList();
  }

  /** Parts with a pair to compare, in their order. */
  private static List<PartRow> rows(List<Parts.Scoped> scoped, Answers kind) {
    Map<String, PartRow> rows = new LinkedHashMap<>();
    for (Parts.Scoped each : scoped) {
      Agreement agreement = each.agreement();
      boolean leads = agreement.name().equals(kind.leading());
      if (agreement.n() > 0 && (leads || agreement.name().equals("percent"))) {
        PartRow before =
            rows.getOrDefault(
                each.scope() + each.key(), new PartRow(each.scope(), each.key(), null, null));
        rows.put(
            each.scope() + each.key(),
            new PartRow(
                each.scope(),
                each.key(),
                leads ? agreement : before.leading(),
                leads ? before.percent() : agreement));
      }
    }
    return List.copyOf(rows.values());
  }

  private static List<Confused> confused(Question question, List<RaterScore> scores) {
    List<Confused> confused = new ArrayList<>();
    for (RaterScore score : scores) {
      TreeSet<String> columns = new TreeSet<>(score.confusion().keySet());
      score.confusion().values().forEach(said -> columns.addAll(said.keySet()));
      if (confused.size() < MOST_CONFUSED && !columns.isEmpty() && columns.size() <= MOST_CLASSES) {
        List<Row> rows = new ArrayList<>();
        for (String known : columns) {
          TreeMap<String, Integer> said = score.confusion().getOrDefault(known, new TreeMap<>());
          rows.add(
              new Row(
                  words(question, known),
                  columns.stream().map(each -> said.getOrDefault(each, 0)).toList()));
        }
        confused.add(
            new Confused(
                score, columns.stream().map(each -> words(question, each)).toList(), rows));
      }
    }
    return confused;
  }

  private static String words(Question question, String answer) {
    JsonNode json = Json.tree(answer);
    return question.check(json) == null ? question.describe(json) : answer;
  }
}
