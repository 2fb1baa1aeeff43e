// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** Anything that gives labels; a person among them may have an account to sign in with. */
@Entity
public class Rater extends PanacheEntityBase {
  @Id public UUID id;
  public String name;
  public String kind;

  @Column(name = "account_id")
  public UUID accountId;

  public String email;

  /** Declared traits, a JSON object of texts; shown to no lead per person. */
  String traits;

  /** Skills from 0 to 1, a JSON object of numbers. */
  String skills;

  @Column(name = "created_at")
  public Instant createdAt;

  public RaterKind kind() {
    return RaterKind.of("kind", kind);
  }
}
