// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** A group of raters who may be given the tasks of a project. */
@Entity
public class Pool extends PanacheEntityBase {
  @Id public UUID id;
  public String slug;
  public String name;

  @Column(name = "rate_per")
  String ratePer;

  @Column(name = "rate_amount")
  BigDecimal rateAmount;

  @Column(name = "rate_currency")
  String rateCurrency;

  /** Wanted shares by trait, a JSON object. */
  String quotas;

  /** How it takes in who comes by invitation, as JSON; null: active at once. */
  String journey;

  @Column(name = "created_at")
  public Instant createdAt;
}
