// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One version of a guideline: its Markdown, its template, and what kind of change made it. */
@Entity
@Table(name = "guideline_version")
public class GuidelineVersion extends PanacheEntityBase {
  public static final String MEANING = "meaning";

  /** The note of a version that took an answered question into the FAQ. */
  public static final String ANSWERED = "A question was answered.";

  @Id public UUID id;

  @Column(name = "guideline_id")
  public UUID guidelineId;

  public int number;
  public String body;

  /** The template, as JSON; {@link Guidelines#template} reads it. */
  public String template;

  public String change;
  public String note;

  @Column(name = "created_at")
  public Instant createdAt;

  @Column(name = "created_by")
  UUID createdBy;

  String touches;
  String quiz;

  /** Whether what the guideline asks means something else since. */
  public boolean meaning() {
    return change.equals(MEANING);
  }

  /** Whether its note is the one that is made by itself, which pages say in their language. */
  public boolean answered() {
    return ANSWERED.equals(note);
  }

  /** What it touches, and what raters are asked about it. */
  public Change touched() {
    return Change.stored(touches, quiz);
  }
}
