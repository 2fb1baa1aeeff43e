// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import touchstone.base.Json;

/** A set of items to label, with the names of the fields whose values are its slices. */
@Entity
public class Dataset extends PanacheEntityBase {
  @Id public UUID id;
  public String slug;
  public String name;
  public String description;

  /** The slice fields' names, as a JSON array. */
  @Column String slices;

  /** How many items it holds; changed only in the transaction that adds them. */
  @Column(insertable = false, updatable = false)
  public long items;

  @Column(name = "created_at")
  public Instant createdAt;

  public List<String> sliceFields() {
    List<String> names = new ArrayList<>();
    Json.tree(slices).forEach(name -> names.add(name.textValue()));
    return names;
  }
}
