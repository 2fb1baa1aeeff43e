// SPDX-License-Identifier: Apache-2.0
package touchstone.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page in place of figures that are being counted for the first time. */
public final class BeingCounted {
  @CheckedTemplate(basePath = "web")
  static class Templates {
    static native TemplateInstance counting(String back);
  }

  private BeingCounted() {}

  /** The page; back is the path that it leads back to. */
  public static TemplateInstance page(String back) {
    return Templates.counting(back);
  }
}
