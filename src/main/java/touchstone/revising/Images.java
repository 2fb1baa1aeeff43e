// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import touchstone.base.Problem;
import touchstone.base.Transactions;
import touchstone.dataset.Dataset;
import touchstone.dataset.Datasets;
import touchstone.dataset.MediaStore;
import touchstone.guideline.Guideline;
import touchstone.project.Project;

/**
 * Pictures in a guideline. They are kept with the data of a project that uses it, by id and type as
 * all media are, and travel with that project's archive.
 */
@ApplicationScoped
class Images {
  private static final String FIELD = "image";
  private static final String KINDS = "must be a PNG, JPEG, GIF or WebP file";
  private static final int MOST_MEGABYTES = 10;

  private final MediaStore media;
  private final Datasets datasets;
  private final Changes changes;
  private final Transactions transactions;

  Images(MediaStore media, Datasets datasets, Changes changes, Transactions transactions) {
    this.media = media;
    this.datasets = datasets;
    this.changes = changes;
    this.transactions = transactions;
  }

  /** Keeps a picture; the Markdown that shows it. 422 where it is none, or too large. */
  String add(Guideline guideline, FileUpload file) {
    if (file == null || file.size() == 0) {
      throw Problem.refusedField(FIELD, "must be chosen first");
    }
    if (file.size() > MOST_MEGABYTES * 1_000_000L) {
      throw Problem.refusedField(FIELD, "must be at most " + MOST_MEGABYTES + " MB");
    }
    List<Project> using = changes.using(guideline);
    if (using.isEmpty()) {
      throw Problem.refusedField(FIELD, "can be kept once a project uses the guideline");
    }
    Dataset dataset = datasets.findById(using.get(0).datasetId);
    MediaStore.Media kept =
        transactions.inNew(
            () -> {
              MediaStore.Media stored = stored(dataset, file);
              if (!stored.type().startsWith("image/")) {
                throw Problem.refusedField(FIELD, KINDS);
              }
              return stored;
            });
    String name = kept.name().replaceAll("\\.[^.]*$", "").replaceAll("[\\[\\]\\\\]", " ").strip();
    return "![" + name + "](/media/" + kept.id() + ")";
  }

  private MediaStore.Media stored(Dataset dataset, FileUpload file) {
    try {
      return media.store(dataset, file.fileName(), file.uploadedFile());
    } catch (Problem none) {
      throw Problem.refusedField(FIELD, KINDS);
    }
  }
}
