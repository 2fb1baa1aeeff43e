// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.base.Required;
import touchstone.base.Slug;

/** All datasets. */
@ApplicationScoped
@Transactional
public class Datasets implements PanacheRepositoryBase<Dataset, UUID> {
  private static final int MOST_SLICES = 20;

  private final Clock clock;

  Datasets(Clock clock) {
    this.clock = clock;
  }

  /** The dataset of a slug, or 404. */
  public Dataset named(String slug) {
    return find("slug", slug).firstResultOptional().orElseThrow(() -> Problem.notFound("dataset"));
  }

  /** A new, empty dataset; 409 where the slug is taken. */
  public Dataset create(String slug, String name, String description, List<String> slices) {
    Dataset dataset = new Dataset();
    dataset.id = Ids.next();
    dataset.slug = Slug.check(slug);
    dataset.name = Required.text("name", name, 200);
    dataset.description = Required.optionalText("description", description, 4000);
    dataset.slices = Json.write(checked(slices == null ? List.of() : slices));
    dataset.createdAt = clock.instant();
    if (count("slug", slug) > 0) {
      throw Problem.conflict("A dataset " + slug + " exists.");
    }
    persist(dataset);
    flush();
    return dataset;
  }

  private static List<String> checked(List<String> slices) {
    if (slices.size() > MOST_SLICES || slices.stream().distinct().count() < slices.size()) {
      throw Problem.refusedField("slices", "must be up to 20 different fields");
    }
    slices.forEach(slice -> Required.text("slices", slice, 100));
    return slices;
  }

  public Listing<Dataset> page(int limit, String after) {
    List<Dataset> rows =
        find("slug > ?1", Sort.by("slug"), after == null ? "" : after).page(0, limit + 1).list();
    return Listing.of(rows, limit, dataset -> dataset.slug);
  }
}
