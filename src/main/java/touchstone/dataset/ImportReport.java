// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import touchstone.base.Fault;

/**
 * What became of the lines of an import. The first 100 refused lines are listed; all of them stay
 * under {@code /imports/{id}/errors}.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportReport(
    UUID id, long accepted, long unchanged, Long updated, long rejected, List<Fault> errors) {}
