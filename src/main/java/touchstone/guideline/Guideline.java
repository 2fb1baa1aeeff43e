// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** Instructions and questions under one name; what they say stands in their versions. */
@Entity
public class Guideline extends PanacheEntityBase {
  @Id public UUID id;
  public String slug;
  public String name;

  @Column(name = "created_at")
  public Instant createdAt;
}
