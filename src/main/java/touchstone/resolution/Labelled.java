// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import java.util.List;
import java.util.UUID;
import touchstone.judgement.JudgementLine;

/** One question of one task with its judgements and what they amount to. */
public record Labelled(
    UUID task,
    String item,
    String question,
    String method,
    Resolved resolved,
    List<JudgementLine> lines) {}
