// SPDX-License-Identifier: Apache-2.0
package touchstone.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;

/** Declares on every operation the refusals that any of them may give, and keeps pages out. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class RefusalsInOpenApi implements OASFilter {
  private static final Map<String, String> REFUSALS =
      Map.of(
          "400", "Malformed, or an unknown field",
          "401", "No valid token",
          "403", "The role does not allow it",
          "404", "Not there, or not yours",
          "409", "Against the present state",
          "413", "Over a size limit",
          "415", "Not a media type taken here",
          "422", "Well-formed, but refused; errors name the places",
          "503", "The store is away; see Retry-After");

  @Override
  public void filterOpenAPI(OpenAPI api) {
    if (api.getPaths() == null) {
      return;
    }
    api.getPaths().getPathItems().keySet().stream()
        .filter(path -> !path.startsWith("/api/") && !path.startsWith("/ingest/"))
        .toList()
        .forEach(path -> api.getPaths().removePathItem(path));
    for (PathItem path : api.getPaths().getPathItems().values()) {
      path.getOperations().values().forEach(this::declare);
    }
  }

  private void declare(Operation operation) {
    REFUSALS.forEach(
        (status, words) -> {
          if (!operation.getResponses().hasAPIResponse(status)) {
            operation
                .getResponses()
                .addAPIResponse(status, OASFactory.createAPIResponse().description(words));
          }
        });
  }
}
