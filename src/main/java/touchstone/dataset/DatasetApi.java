// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import touchstone.account.Role;
import touchstone.base.Fault;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.web.Body;
import touchstone.web.Once;

/** Datasets, their items and media. */
@Path("/api/v1")
@Tag(name = "Data")
@RolesAllowed(Role.LEADS)
class DatasetApi {
  private final Datasets datasets;
  private final Items items;
  private final Imports imports;
  private final LineFormats formats;
  private final Profiles profiles;
  private final MediaStore media;
  private final Once once;

  DatasetApi(
      Datasets datasets,
      Items items,
      Imports imports,
      LineFormats formats,
      Profiles profiles,
      MediaStore media,
      Once once) {
    this.datasets = datasets;
    this.items = items;
    this.imports = imports;
    this.formats = formats;
    this.profiles = profiles;
    this.media = media;
    this.once = once;
  }

  record NewDataset(String slug, String name, String description, List<String> slices) {}

  record Shown(
      String slug,
      String name,
      String description,
      List<String> slices,
      long items,
      Instant createdAt) {
    static Shown of(Dataset dataset) {
      return new Shown(
          dataset.slug,
          dataset.name,
          dataset.description,
          dataset.sliceFields(),
          dataset.items,
          dataset.createdAt);
    }
  }

  record ShownItem(String key, JsonNode content, Instant createdAt, Instant updatedAt) {}

  record ShownMedia(UUID media, String key, String type, long bytes) {}

  record ShownMediaList(List<ShownMedia> items) {}

  @POST
  @Path("datasets")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Create an empty dataset", description = "409 where the slug is taken.")
  @RequestBodySchema(NewDataset.class)
  public Response create(Body body) {
    NewDataset given = body.as(NewDataset.class);
    return once.create(
        body,
        () ->
            Shown.of(
                datasets.create(given.slug(), given.name(), given.description(), given.slices())));
  }

  @GET
  @Path("datasets")
  @Operation(summary = "List the datasets by slug")
  public Listing<Shown> list(
      @QueryParam("limit") Integer limit, @QueryParam("after") String after) {
    return datasets.page(Listing.limit(limit), Listing.after(after)).map(Shown::of);
  }

  @GET
  @Path("datasets/{slug}")
  @Operation(summary = "One dataset")
  public Shown show(@PathParam("slug") String slug) {
    return Shown.of(datasets.named(slug));
  }

  @POST
  @Path("datasets/{slug}/items")
  @Consumes("*/*")
  @Operation(
      summary = "Bring items in: NDJSON, CSV or a JSON array",
      description =
          "Streamed at any size; a record is at most 1 MB. Idempotent by the value of the key"
              + " field. A bad line is refused alone, with its number.")
  public ImportReport bring(
      @PathParam("slug") String slug,
      @QueryParam("key") String key,
      @Context HttpHeaders headers,
      InputStream body) {
    Dataset dataset = datasets.named(slug);
    return items.bring(
        dataset,
        key == null || key.isBlank() ? "id" : key,
        formats.of(headers.getMediaType()),
        body);
  }

  @GET
  @Path("datasets/{slug}/items")
  @Operation(
      summary = "List items in the order they came",
      description = "q finds text in key and content; slice is name:value.")
  public Listing<ShownItem> items(
      @PathParam("slug") String slug,
      @QueryParam("q") String text,
      @QueryParam("slice") String slice,
      @QueryParam("limit") Integer limit,
      @QueryParam("after") String after) {
    Dataset dataset = datasets.named(slug);
    return items
        .page(dataset, Items.Filter.of(text, slice), Listing.limit(limit), Listing.after(after))
        .map(item -> new ShownItem(item.key(), item.content(), item.createdAt(), item.updatedAt()));
  }

  @GET
  @Path("datasets/{slug}/profile")
  @Operation(
      summary =
          "Type, range, missing and distinct values, inconsistent forms and outliers by field",
      description = "Reads up to 200,000 items; read says how many.")
  public Profiles.Profile profile(@PathParam("slug") String slug) {
    return profiles.of(datasets.named(slug));
  }

  @POST
  @Path("datasets/{slug}/media")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(
      summary = "Upload images, sounds and films; each becomes an item",
      description = "At most 50 MB a file. The type is told by the bytes.")
  public ShownMediaList upload(
      @PathParam("slug") String slug, @RestForm(FileUpload.ALL) List<FileUpload> files) {
    Dataset dataset = datasets.named(slug);
    if (files == null || files.isEmpty()) {
      throw Problem.malformed("No file was sent.", Fault.at("files", "is missing"));
    }
    List<ShownMedia> shown = new ArrayList<>();
    StringBuilder lines = new StringBuilder();
    for (FileUpload file : files) {
      MediaStore.Media stored = media.store(dataset, file.fileName(), file.uploadedFile());
      ObjectNode content = Json.object();
      content.put("id", stored.id().toString());
      content.put("media", stored.id().toString());
      content.put("name", stored.name());
      content.put("type", stored.type());
      lines.append(content).append('\n');
      shown.add(new ShownMedia(stored.id(), stored.id().toString(), stored.type(), stored.bytes()));
    }
    items.bring(
        dataset,
        "id",
        formats.of(MediaType.valueOf("application/x-ndjson")),
        new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
    return new ShownMediaList(shown);
  }

  @GET
  @Path("imports/{id}/errors")
  @Operation(summary = "All refused lines of an import")
  public Listing<Fault> errors(
      @PathParam("id") String id,
      @QueryParam("limit") Integer limit,
      @QueryParam("after") String after) {
    return imports.errors(Ids.parse(id, "import"), Listing.limit(limit), Listing.after(after));
  }
}
