// SPDX-License-Identifier: Apache-2.0
package touchstone.web;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;

/** Messages in templates: {@code {m:labelling_send}}, {@code {m:labelling_judged(view.judged)}}. */
class MessageExtensions {
  private MessageExtensions() {}

  @TemplateExtension(namespace = "m", matchName = TemplateExtension.ANY)
  static String text(String key, Object... arguments) {
    return Messages.text(Speech.present(), key, arguments);
  }

  /** The texts that scripts say, for a data block of the page. */
  @TemplateExtension(namespace = "texts", matchName = "script")
  static RawString scripts() {
    return new RawString(Messages.scripts(Speech.present()));
  }
}
