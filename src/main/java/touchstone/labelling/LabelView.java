// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import io.quarkus.qute.RawString;
import java.util.List;
import java.util.UUID;

/** Everything the label page shows around its task. */
public record LabelView(
    TaskView task,
    String project,
    String projectName,
    UUID account,
    RawString guideline,
    List<String> sections,
    Today today,
    List<OwnWork.Recent> recent,
    boolean mayUndo,
    List<Hindrance> hindrances,
    long news) {}
