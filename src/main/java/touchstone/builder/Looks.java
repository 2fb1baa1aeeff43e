// SPDX-License-Identifier: Apache-2.0
package touchstone.builder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import touchstone.guideline.Template;

/** Placeholder until the label page can be looked at. */
@ApplicationScoped
class Looks {
  TemplateInstance page(String name, Template template, ObjectNode item, String body) {
    return BuilderPages.Templates.faults(name, List.of());
  }
}
