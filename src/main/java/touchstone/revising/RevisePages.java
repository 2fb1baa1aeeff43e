// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Fault;
import touchstone.base.Problem;
import touchstone.base.Transactions;
import touchstone.guideline.Guideline;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Markdown;
import touchstone.guideline.Values;
import touchstone.guideline.diff.VersionDiff;
import touchstone.web.Redirect;
import touchstone.web.Speech;

/**
 * The editor of a guideline: a look at it as raters will read it, beside what it was, and what a
 * change of meaning would outdate and cost; publishing such a change comes after that alone.
 */
@Path("/guidelines")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class RevisePages {
  private static final String PUBLISH = "publish";
  private static final String SEEN = "yes";

  private final Guidelines guidelines;
  private final Changes changes;
  private final Images images;
  private final Words words;
  private final Transactions transactions;
  private final Caller caller;
  private final Speech speech;

  @CheckedTemplate(basePath = "revising")
  static class Templates {
    static native TemplateInstance revise(View view);
  }

  /** What a change comes to in a project. */
  record Priced(String project, String words) {}

  /**
   * What the look showed.
   *
   * @param unmapped values dropped that nothing is said of, by question
   */
  record Look(
      RawString html, VersionDiff diff, List<Priced> prices, Map<String, List<String>> unmapped) {}

  /**
   * What the page shows.
   *
   * @param look null before one was asked for
   * @param notYet whether publishing was asked for, and the price is shown first
   */
  record View(
      Guideline guideline,
      int version,
      ReviseForm form,
      Map<String, String> values,
      Look look,
      boolean notYet,
      String fault,
      List<Fault> faults) {}

  RevisePages(
      Guidelines guidelines,
      Changes changes,
      Images images,
      Words words,
      Transactions transactions,
      Caller caller,
      Speech speech) {
    this.guidelines = guidelines;
    this.changes = changes;
    this.images = images;
    this.words = words;
    this.transactions = transactions;
    this.caller = caller;
    this.speech = speech;
  }

  @GET
  @Path("{slug}/revise")
  public TemplateInstance form(@PathParam("slug") String slug) {
    Guideline guideline = guidelines.named(slug);
    return page(guideline, ReviseForm.of(guidelines.latest(guideline.id)), null, null);
  }

  private TemplateInstance page(Guideline guideline, ReviseForm form, Look look, Problem refused) {
    return page(guideline, form, look, false, refused);
  }

  private TemplateInstance page(
      Guideline guideline, ReviseForm form, Look look, boolean notYet, Problem refused) {
    GuidelineVersion last = guidelines.latest(guideline.id);
    return Templates.revise(
        new View(
            guideline,
            last.number + 1,
            form,
            Values.of(guidelines.template(last)),
            look,
            notYet,
            refused == null ? null : speech.say(refused),
            refused == null ? List.of() : refused.faults()));
  }

  /** The Markdown as raters will read it, for the look that follows what is typed. */
  @POST
  @Path("{slug}/preview")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public String preview(@PathParam("slug") String slug, @FormParam("body") String body) {
    guidelines.named(slug);
    return Markdown.html(body == null ? "" : body);
  }

  @POST
  @Path("{slug}/revise")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response revise(
      @PathParam("slug") String slug,
      @RestForm String body,
      @RestForm String template,
      @RestForm String change,
      @RestForm String note,
      @RestForm List<String> affects,
      @RestForm String whereName,
      @RestForm String whereValue,
      @RestForm String mapping,
      @RestForm List<String> question,
      @RestForm List<String> options,
      @RestForm List<String> right,
      @RestForm List<String> why,
      @RestForm String remedy,
      @RestForm String sample,
      @RestForm String seen,
      @RestForm String act,
      @RestForm FileUpload image) {
    Guideline guideline = guidelines.named(slug);
    List<QuizRow> quiz = new ArrayList<>();
    for (int i = 0; i < ReviseForm.QUESTIONS; i++) {
      quiz.add(new QuizRow(at(question, i), at(options, i), at(right, i), at(why, i)));
    }
    ReviseForm form =
        new ReviseForm(
            text(body),
            text(template),
            change,
            text(note),
            affects == null ? List.of() : affects,
            text(whereName),
            text(whereValue),
            text(mapping),
            quiz,
            remedy == null && seen == null ? Wanted.SAMPLE : text(remedy),
            sample == null ? String.valueOf(Wanted.USUAL) : text(sample));
    try {
      if ("image".equals(act)) {
        String shown = images.add(guideline, image);
        return Response.ok(
                page(
                    guideline,
                    form.saying(form.body().stripTrailing() + "\n\n" + shown + "\n"),
                    null,
                    null))
            .build();
      }
      boolean looked = !form.meaning() || SEEN.equals(seen);
      if (PUBLISH.equals(act) && looked) {
        return published(guideline, form);
      }
      return Response.ok(page(guideline, form, look(guideline, form), PUBLISH.equals(act), null))
          .build();
    } catch (Problem refused) {
      Look look = SEEN.equals(seen) && form.meaning() ? again(guideline, form) : null;
      return Response.status(refused.status()).entity(page(guideline, form, look, refused)).build();
    }
  }

  private Response published(Guideline guideline, ReviseForm form) {
    Guidelines.Revision revision = form.revision();
    Wanted wanted = form.wanted();
    transactions.inNew(() -> changes.publish(guideline, revision, wanted, caller.id()));
    if (wanted != null) {
      changes.go(guideline);
    }
    return Redirect.to("/guidelines/" + guideline.slug + (form.meaning() ? "/changes" : ""));
  }

  /** The price that was shown, where what was typed still has one. */
  private Look again(Guideline guideline, ReviseForm form) {
    try {
      return look(guideline, form);
    } catch (Problem none) {
      return null;
    }
  }

  private Look look(Guideline guideline, ReviseForm form) {
    Changes.Preview preview = changes.preview(guideline, form.revision());
    GuidelineVersion last = guidelines.latest(guideline.id);
    GuidelineVersion next = guidelines.next(guideline, form.revision());
    return new Look(
        new RawString(Markdown.html(form.body())),
        VersionDiff.of(side(last), side(next)),
        preview.projects().stream()
            .map(each -> new Priced(each.project(), words.of(each.outdated())))
            .toList(),
        preview.unmapped());
  }

  private VersionDiff.Side side(GuidelineVersion version) {
    return new VersionDiff.Side(version.number, version.body, guidelines.template(version));
  }

  private static String at(List<String> all, int place) {
    return all == null || place >= all.size() ? "" : text(all.get(place));
  }

  private static String text(String text) {
    return text == null ? "" : text.replace("\r\n", "\n");
  }
}
