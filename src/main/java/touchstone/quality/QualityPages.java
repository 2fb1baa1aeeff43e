// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.base.Transactions;
import touchstone.guideline.Question;
import touchstone.judgement.Golds;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Raters;
import touchstone.web.Redirect;
import touchstone.web.Speech;

/** The lead's pages of quality: golds, and raters with the rules, the acts and the appeals. */
@Path("/projects")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class QualityPages {
  private final Projects projects;
  private final GoldList list;
  private final Golds golds;
  private final Raters raters;
  private final Rules rules;
  private final Quality quality;
  private final Acts acts;
  private final Appeals appeals;
  private final Skills skills;
  private final Told told;
  private final Transactions transactions;
  private final Speech speech;
  private final Caller caller;

  @CheckedTemplate(basePath = "quality")
  static class Templates {
    static native TemplateInstance gold(
        Project project,
        List<GoldLine> golds,
        List<Asked> asked,
        ShareForm share,
        Golds.Marked marked,
        List<Rejected> rejected,
        String fault);

    static native TemplateInstance quality(
        Project project,
        List<Skills.Of> skills,
        List<Rules.Set> rules,
        List<ActLine> acts,
        Tried tried,
        String fault);
  }

  /** A gold with what is true of it in words. */
  record GoldLine(GoldList.Gold gold, String truth) {}

  /** An item that was not taken, and why in words. */
  record Rejected(String item, String words) {}

  private Rejected said(Golds.Refused refused) {
    return new Rejected(refused.item(), speech.say(refused.why()));
  }

  /** A question that is asked. */
  record Asked(String name, String title) {}

  /** An act with its times and answers in words. */
  record ActLine(Act act, String at, String due, List<Line> evidence) {}

  /** One answer of the evidence, in words. */
  record Line(String item, String said, String expected, boolean right) {}

  /** A rule that was tried, and whom it would have acted on. */
  record Tried(Rule rule, List<Quality.Held> held) {

    /** What the form calls the limit, whatever the trigger; or null. */
    public Number limit() {
      if (rule.inARow() != null) {
        return rule.inARow();
      }
      Double bound = rule.below();
      return bound != null ? bound : rule.above();
    }
  }

  QualityPages(
      Projects projects,
      GoldList list,
      Golds golds,
      Raters raters,
      Rules rules,
      Quality quality,
      Acts acts,
      Appeals appeals,
      Skills skills,
      Told told,
      Transactions transactions,
      Speech speech,
      Caller caller) {
    this.projects = projects;
    this.list = list;
    this.golds = golds;
    this.raters = raters;
    this.rules = rules;
    this.quality = quality;
    this.acts = acts;
    this.appeals = appeals;
    this.skills = skills;
    this.told = told;
    this.transactions = transactions;
    this.speech = speech;
    this.caller = caller;
  }

  @GET
  @Path("{slug}/gold")
  public TemplateInstance gold(@PathParam("slug") String slug) {
    Project project = projects.named(slug);
    return goldPage(project, ShareForm.of(project.policy()), null, null);
  }

  private TemplateInstance goldPage(
      Project project, ShareForm share, Golds.Marked marked, String fault) {
    Map<String, Question> asked = told.asked(project);
    return Templates.gold(
        project,
        list.of(project).stream()
            .map(gold -> new GoldLine(gold, told.truth(asked, gold.answers())))
            .toList(),
        asked.values().stream().map(each -> new Asked(each.name(), each.title())).toList(),
        share,
        marked,
        marked == null ? List.of() : marked.rejected().stream().map(this::said).toList(),
        fault);
  }

  @POST
  @Path("{slug}/gold")
  public Response add(
      @PathParam("slug") String slug,
      @FormParam("item") String item,
      @FormParam("question") String question,
      @FormParam("answer") String answer) {
    Project project = projects.named(slug);
    return marked(
        project,
        () -> {
          Question of = told.asked(project).get(question);
          if (of == null) {
            throw Problem.refusedField(
                "question", "is not asked in this project", Reason.of("quality_fault_notAsked"));
          }
          JsonNode given = answer == null ? null : of.fromForm(List.of(answer.strip()));
          ObjectNode answers = Json.object();
          answers.set(question, given);
          return List.of(new Golds.Truth(item == null ? "" : item.strip(), answers));
        });
  }

  /** Puts gold into the stream, or takes it out. */
  @POST
  @Path("{slug}/gold/share")
  public Response share(
      @PathParam("slug") String slug,
      @FormParam("percent") String percent,
      @FormParam("exposures") String exposures) {
    Project project = projects.named(slug);
    ShareForm form = ShareForm.of(percent, exposures);
    try {
      projects.showGold(project, form.gold(project.policy().goldCalibration()));
    } catch (Problem refused) {
      return refused(refused, goldPage(project, form, null, speech.say(refused)));
    }
    return Redirect.to("/projects/" + slug + "/gold");
  }

  @POST
  @Path("{slug}/gold/from-resolved")
  public Response fromResolved(
      @PathParam("slug") String slug,
      @FormParam("confidence") Double confidence,
      @FormParam("most") Integer most) {
    Project project = projects.named(slug);
    return marked(
        project, () -> list.resolved(project, new GoldList.FromResolved(confidence, most, null)));
  }

  private Response marked(Project project, Supplier<List<Golds.Truth>> truths) {
    try {
      List<Golds.Truth> all = truths.get();
      Golds.Marked marked =
          transactions.inNew(() -> golds.mark(project, raters.labellingAs(caller.account()), all));
      return Response.ok(goldPage(project, ShareForm.of(project.policy()), marked, null)).build();
    } catch (Problem refused) {
      return refused(
          refused, goldPage(project, ShareForm.of(project.policy()), null, speech.say(refused)));
    }
  }

  private static Response refused(Problem refused, TemplateInstance page) {
    if (refused.status() != 422 && refused.status() != 409) {
      throw refused;
    }
    return Response.status(refused.status()).entity(page).build();
  }

  @POST
  @Path("{slug}/gold/retire")
  public Response retire(@PathParam("slug") String slug, @FormParam("item") String item) {
    Project project = projects.named(slug);
    transactions.inNew(
        () -> {
          golds.retire(project, item);
          return null;
        });
    return Redirect.to("/projects/" + slug + "/gold");
  }

  @GET
  @Path("{slug}/quality")
  public TemplateInstance quality(@PathParam("slug") String slug) {
    return page(projects.named(slug), null, null);
  }

  private TemplateInstance page(Project project, Tried tried, String fault) {
    return Templates.quality(
        project,
        skills.of(project),
        rules.of(project),
        told.lines(project, openFirst(acts.of(project))),
        tried,
        fault);
  }

  /** What waits for an answer comes first, the longest wait before all. */
  private static List<Act> openFirst(List<Act> acts) {
    return acts.stream()
        .sorted(
            Comparator.comparing(
                act ->
                    act.appeal() != null && act.appeal().open()
                        ? act.appeal().dueAt()
                        : Instant.MAX))
        .toList();
  }

  /** Sets the rule offered ready-made. */
  @POST
  @Path("{slug}/quality/offered")
  public Response offered(@PathParam("slug") String slug) {
    Project project = projects.named(slug);
    rules.set(project, Rule.offered(speech.say("quality_offered")), caller.id());
    return Redirect.to("/projects/" + slug + "/quality");
  }

  @POST
  @Path("{slug}/quality/rules")
  public Response set(
      @PathParam("slug") String slug,
      @FormParam("name") String name,
      @FormParam("trigger") String trigger,
      @FormParam("limit") Double limit,
      @FormParam("millis") Long millis,
      @FormParam("action") String action,
      @FormParam("weight") Double weight,
      @FormParam("skill") String skill,
      @FormParam("dryRun") boolean dryRun) {
    Project project = projects.named(slug);
    try {
      Rule rule = Rule.of(Json.toTree(form(name, trigger, limit, millis, action, weight, skill)));
      if (dryRun) {
        Tried tried = new Tried(rule, quality.dryRun(project, List.of(rule)));
        return Response.ok(page(project, tried, null)).build();
      }
      rules.set(project, rule, caller.id());
    } catch (Problem refused) {
      return refused(refused, page(project, null, speech.say(refused)));
    }
    return Redirect.to("/projects/" + slug + "/quality");
  }

  /** The form has one limit for all triggers; what does not belong to one is left out. */
  private static Rule form(
      String name,
      String trigger,
      Double limit,
      Long millis,
      String action,
      Double weight,
      String skill) {
    boolean bound = Rule.GOLD.equals(trigger) || Rule.AGREEMENT.equals(trigger);
    boolean speed = Rule.SPEED.equals(trigger);
    return new Rule(
        name,
        trigger,
        null,
        null,
        bound ? limit : null,
        speed ? limit : null,
        speed ? millis : null,
        Rule.SKIPS.equals(trigger) && limit != null ? Integer.valueOf(limit.intValue()) : null,
        action,
        Rule.WARN.equals(action) ? null : weight,
        Rule.RESTRICT.equals(action) ? skill : null);
  }

  @POST
  @Path("{slug}/quality/rules/{id}/end")
  public Response end(@PathParam("slug") String slug, @PathParam("id") String id) {
    rules.end(projects.named(slug), Ids.parse(id, "rule"), caller.id());
    return Redirect.to("/projects/" + slug + "/quality");
  }

  @POST
  @Path("{slug}/quality/{act}/answer")
  public Response answer(
      @PathParam("slug") String slug,
      @PathParam("act") String act,
      @FormParam("upheld") boolean upheld,
      @FormParam("reason") String reason,
      @FormParam("retire") boolean retire) {
    Project project = projects.named(slug);
    UUID id = Ids.parse(act, "act");
    try {
      appeals.answer(
          project,
          id,
          caller.id(),
          new Appeals.Answer(
              upheld,
              reason,
              upheld && retire ? told.goldsOf(project, acts.one(project, id)) : null));
    } catch (Problem refused) {
      return refused(refused, page(project, null, speech.say(refused)));
    }
    return Redirect.to("/projects/" + slug + "/quality#" + act);
  }
}
