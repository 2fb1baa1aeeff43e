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
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import touchstone.account.Role;
import touchstone.base.Problem;
import touchstone.builder.draft.Draft;
import touchstone.builder.labelstudio.Imported;
import touchstone.builder.labelstudio.LabelStudio;

/** Bringing a Label Studio configuration in as the start of a template. */
@Path("/builder/import")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class ImportPages {
  private static final long LARGEST = 1_000_000;

  private final Forms forms;

  @CheckedTemplate(basePath = "builder")
  static class Templates {
    static native TemplateInstance importing(
        String xml, String dataset, String then, Imported imported, String refusal);
  }

  ImportPages(Forms forms) {
    this.forms = forms;
  }

  @GET
  public TemplateInstance page(
      @QueryParam("dataset") @DefaultValue("") String dataset,
      @QueryParam("then") @DefaultValue("") String then) {
    return Templates.importing("", dataset, then, null, null);
  }

  /** The form with what became of it; first a question where something is lacking. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response take(
      @RestForm String xml,
      @RestForm FileUpload file,
      @RestForm String dataset,
      @RestForm String then,
      @RestForm boolean confirmed) {
    String text = xml == null ? "" : xml;
    String data = dataset == null ? "" : dataset;
    String onwards = then == null ? "" : then;
    try {
      if (file != null && file.size() > 0) {
        text = read(file);
      }
      if (text.isBlank()) {
        throw Problem.refusedField("xml", forms.text("builder_importNothing"));
      }
      Imported imported = LabelStudio.read(text);
      if (imported.lacks() && !confirmed) {
        return Response.ok(Templates.importing(text, data, onwards, imported, null)).build();
      }
      BuilderForm form =
          BuilderForm.start("", "", data, onwards, "", "", Draft.of(imported.template()));
      return Response.ok(
              BuilderPages.Templates.form(forms.show(form.noticing(notices(imported)), null)))
          .build();
    } catch (Problem refused) {
      return Response.status(refused.status())
          .entity(Templates.importing(text, data, onwards, null, refused.getMessage()))
          .build();
    }
  }

  private static String read(FileUpload file) {
    if (file.size() > LARGEST) {
      throw Problem.tooLarge("A configuration of over 1 MB is not taken.");
    }
    try {
      return Files.readString(file.uploadedFile(), StandardCharsets.UTF_8);
    } catch (CharacterCodingException noText) {
      throw Problem.refusedField("file", "is no text in UTF-8");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private List<String> notices(Imported imported) {
    return imported.notes().stream()
        .map(note -> forms.text("builder_note", note.line(), note.tag(), note.what()))
        .toList();
  }
}
