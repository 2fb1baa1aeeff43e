// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A type of question: it reads the questions of its type out of templates. */
public interface QuestionType {
  /** What a template's {@code type} says. */
  String name();

  /** The question, or null where at least one fault was noted. */
  Question read(ObjectNode json, Place place);

  /** The JSON Schema (draft 2020-12) of such a question in a template. */
  ObjectNode schema();
}
