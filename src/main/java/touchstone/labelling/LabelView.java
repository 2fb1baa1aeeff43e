// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import io.quarkus.qute.RawString;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Everything the label page shows. */
public record LabelView(
    String project,
    String projectName,
    UUID lease,
    Instant expiresAt,
    long leaseSeconds,
    boolean oneKey,
    List<ShownView> shown,
    List<QuestionView> questions,
    RawString guideline,
    int guidelineVersion,
    long judged,
    boolean mayUndo,
    String notice,
    String comment,
    String fault) {}
