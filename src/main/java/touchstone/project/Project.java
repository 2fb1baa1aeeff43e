// SPDX-License-Identifier: Apache-2.0
package touchstone.project;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import touchstone.base.Json;

/** A dataset, a guideline and a pool, tied together with a policy. */
@Entity
public class Project extends PanacheEntityBase {
  /** The states a project may be in. */
  public static final String DRAFT = "draft";

  public static final String OPEN = "open";
  public static final String PAUSED = "paused";
  public static final String CANCELLED = "cancelled";

  @Id public UUID id;
  public String slug;
  public String name;

  @Column(name = "dataset_id")
  public UUID datasetId;

  @Column(name = "guideline_id")
  public UUID guidelineId;

  @Column(name = "pool_id")
  public UUID poolId;

  String policy;
  public String state;

  /** How many tasks it has; changed only in the transaction that makes them. */
  @Column(insertable = false, updatable = false)
  public long tasks;

  @Column(name = "pinned_run")
  public UUID pinnedRun;

  @Column(name = "created_at")
  public Instant createdAt;

  @Transient private Policy read;

  public Policy policy() {
    if (read == null) {
      read = Json.read(Json.tree(policy), Policy.class);
    }
    return read;
  }

  void policy(Policy changed) {
    policy = Json.write(changed);
    read = changed;
  }

  public boolean open() {
    return state.equals(OPEN);
  }

  public boolean cancelled() {
    return state.equals(CANCELLED);
  }
}
