// SPDX-License-Identifier: Apache-2.0
package touchstone.builder;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Fault;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.guideline.Guideline;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Template;
import touchstone.labelling.Preview;
import touchstone.web.Redirect;
import touchstone.web.Speech;

/**
 * Building a template: a start, a form whose rows are added and moved, a look at it, and saving.
 */
@Path("/builder")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class BuilderPages {
  private final Forms forms;
  private final Saving saving;
  private final Preview preview;
  private final Guidelines guidelines;
  private final Caller caller;
  private final Speech speech;

  @CheckedTemplate(basePath = "builder")
  static class Templates {
    static native TemplateInstance start(
        List<Gallery.Card> gallery, List<Guideline> guidelines, String dataset, String then);

    static native TemplateInstance form(FormView view);

    static native TemplateInstance price(BuilderForm form, String template);

    static native TemplateInstance faults(String refusal, List<Fault> faults);
  }

  BuilderPages(
      Forms forms,
      Saving saving,
      Preview preview,
      Guidelines guidelines,
      Caller caller,
      Speech speech) {
    this.forms = forms;
    this.saving = saving;
    this.preview = preview;
    this.guidelines = guidelines;
    this.caller = caller;
    this.speech = speech;
  }

  @GET
  public TemplateInstance start(
      @QueryParam("dataset") @DefaultValue("") String dataset,
      @QueryParam("then") @DefaultValue("") String then) {
    return Templates.start(
        Gallery.cards(speech), guidelines.page(Listing.MOST, null).items(), dataset, then);
  }

  @GET
  @Path("form")
  public TemplateInstance form(
      @QueryParam("gallery") @DefaultValue("") String gallery,
      @QueryParam("guideline") @DefaultValue("") String guideline,
      @QueryParam("dataset") @DefaultValue("") String dataset,
      @QueryParam("then") @DefaultValue("") String then) {
    return Templates.form(forms.show(forms.start(gallery, guideline, dataset, then), null));
  }

  /** One act on the form: on its rows, on its JSON, or saving; the form stays on the page. */
  @POST
  @Path("form")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response act(MultivaluedMap<String, String> fields) {
    BuilderForm form = BuilderForm.of(fields);
    String act = fields.getFirst("act");
    try {
      if ("save".equals(act) && form.priced()) {
        return Response.ok(Templates.price(form, saving.unpriced(form))).build();
      }
      if ("save".equals(act)) {
        return onwards(form, saving.save(form, caller.id()));
      }
      if ("json".equals(act)) {
        BuilderForm taken = form.taken();
        return again(taken, fault(taken));
      }
      return again(form.with(form.draft().after(act == null ? "" : act)), null);
    } catch (Problem refused) {
      return again(form, refused);
    }
  }

  private static Response onwards(BuilderForm form, String guideline) {
    boolean setsUp = form.then().equals("set-up") && !form.dataset().isEmpty();
    return Redirect.to(
        setsUp
            ? "/set-up/people?dataset=" + form.dataset() + "&guideline=" + guideline
            : "/guidelines/" + guideline);
  }

  /** What is wrong with the template of the form, or null. */
  private Problem fault(BuilderForm form) {
    try {
      forms.template(form);
      return null;
    } catch (Problem found) {
      return found;
    }
  }

  private Response again(BuilderForm form, Problem refused) {
    int status = refused == null ? 200 : refused.status();
    return Response.status(status).entity(Templates.form(forms.show(form, refused))).build();
  }

  /** The label page of an item with the template of the form: to be looked at, and nothing else. */
  @POST
  @Path("preview")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public TemplateInstance preview(MultivaluedMap<String, String> fields) {
    BuilderForm form = BuilderForm.of(fields);
    try {
      Template template = forms.template(form);
      return preview.page(template, forms.item(form, template), form.body());
    } catch (Problem refused) {
      return Templates.faults(refused.getMessage(), refused.faults());
    }
  }
}
