// SPDX-License-Identifier: Apache-2.0
package touchstone.project;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Sql;

/** A dataset, a guideline and a pool, tied together with a policy. */
@Entity
public class Project extends PanacheEntityBase {
  /** The states a project may be in. */
  private static final long LARGE = 200_000;

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

  /** Where it stands among the projects of its pool; null: behind all that have a place. */
  @Column(name = "pool_place")
  Integer poolPlace;

  @Column(name = "created_at")
  public Instant createdAt;

  @Transient private Policy read;

  /** A project as a row of its table holds it, for paths that read it with other things. */
  public static Project from(ResultSet row) throws SQLException {
    Project project = new Project();
    project.id = Sql.id(row, "id");
    project.slug = row.getString("slug");
    project.name = row.getString("name");
    project.datasetId = Sql.id(row, "dataset_id");
    project.guidelineId = Sql.id(row, "guideline_id");
    project.poolId = Sql.id(row, "pool_id");
    project.policy = row.getString("policy");
    project.state = row.getString("state");
    project.tasks = row.getLong("tasks");
    project.pinnedRun = Sql.id(row, "pinned_run");
    project.createdAt = Sql.instant(row, "created_at");
    return project;
  }

  public Policy policy() {
    if (read == null) {
      read = Policy.stored(policy);
    }
    return read;
  }

  void policy(Policy changed) {
    policy = Json.write(changed);
    read = changed;
  }

  /** Whether there is so much of it that figures over all take longer than somebody waits. */
  public boolean large() {
    return tasks * policy().wanted() >= LARGE;
  }

  public boolean open() {
    return state.equals(OPEN);
  }

  public boolean cancelled() {
    return state.equals(CANCELLED);
  }
}
