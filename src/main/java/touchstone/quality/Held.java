// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import java.time.Instant;
import java.util.UUID;

/** That a rule keeps work from a rater: which, in which project, and since when. */
public record Held(UUID act, String project, String projectName, Rule rule, Instant since) {}
