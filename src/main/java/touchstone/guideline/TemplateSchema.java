// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Publishes the JSON Schema that templates keep to. */
@Path("/schemas/template.json")
class TemplateSchema {
  private final Templates templates;

  TemplateSchema(Templates templates) {
    this.templates = templates;
  }

  @GET
  @PermitAll
  @Produces("application/schema+json")
  public String schema() {
    return templates.schema().toPrettyString();
  }
}
