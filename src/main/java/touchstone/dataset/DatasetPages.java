// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import touchstone.account.Role;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.web.Speech;

/** The data pages: what is there, what it looks like, and bringing more in. */
@Path("/datasets")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class DatasetPages {
  private static final int ROWS = 50;

  private final Datasets datasets;
  private final Items items;
  private final LineFormats formats;
  private final Profiles profiles;
  private final Speech speech;

  @CheckedTemplate(basePath = "dataset")
  static class Templates {
    static native TemplateInstance list(List<Dataset> datasets);

    static native TemplateInstance items(
        Dataset dataset,
        List<ItemRow> rows,
        List<String> fields,
        List<Items.SliceCount> slices,
        String text,
        String slice,
        boolean paged,
        String next,
        ImportReport report,
        String fault);

    static native TemplateInstance profile(Dataset dataset, Profiles.Profile profile);
  }

  DatasetPages(
      Datasets datasets, Items items, LineFormats formats, Profiles profiles, Speech speech) {
    this.datasets = datasets;
    this.items = items;
    this.formats = formats;
    this.profiles = profiles;
    this.speech = speech;
  }

  @GET
  public TemplateInstance list() {
    return Templates.list(datasets.page(Listing.MOST, null).items());
  }

  @GET
  @Path("{slug}")
  public TemplateInstance items(
      @PathParam("slug") String slug,
      @QueryParam("q") String text,
      @QueryParam("slice") String slice,
      @QueryParam("after") String after) {
    return page(datasets.named(slug), text, slice, after, null, null);
  }

  @GET
  @Path("{slug}/profile")
  public TemplateInstance profile(@PathParam("slug") String slug) {
    Dataset dataset = datasets.named(slug);
    return Templates.profile(dataset, profiles.of(dataset));
  }

  @POST
  @Path("{slug}/items")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public TemplateInstance bring(
      @PathParam("slug") String slug, @RestForm FileUpload file, @RestForm String key) {
    Dataset dataset = datasets.named(slug);
    if (file == null || file.size() == 0) {
      return page(dataset, null, null, null, null, speech.say("dataset_chooseFile"));
    }
    try (InputStream stream = Files.newInputStream(file.uploadedFile())) {
      ImportReport report =
          items.bring(
              dataset,
              key == null || key.isBlank() ? "id" : key.strip(),
              formats.ofFile(file.fileName()),
              stream);
      return page(datasets.named(slug), null, null, null, report, null);
    } catch (Problem refused) {
      return page(dataset, null, null, null, null, refused.getMessage());
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private TemplateInstance page(
      Dataset dataset, String text, String slice, String after, ImportReport report, String fault) {
    Listing<Item> found =
        items.page(dataset, Items.Filter.of(text, slice), ROWS, Listing.after(after));
    List<String> fields = ItemRow.fields(found.items());
    return Templates.items(
        dataset,
        found.items().stream().map(item -> ItemRow.of(item, fields)).toList(),
        fields,
        items.slices(dataset),
        text == null ? "" : text,
        slice == null ? "" : slice,
        after != null,
        found.next(),
        report,
        fault);
  }
}
