// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import java.util.List;
import touchstone.base.Json;
import touchstone.guideline.question.Choice;
import touchstone.guideline.question.Multi;

/** Templates for tests. */
public final class Asking {
  private Asking() {}

  /** One choice between pos and neg, by these titles. */
  public static Template sentiment(String pos, String neg) {
    return template(
        "{'name':'sentiment','type':'choice','title':'Feeling?','options':[{'value':'pos','title':'%s'},{'value':'neg','title':'%s'}]}"
            .formatted(pos, neg));
  }

  /** Asking these, quotes written as ticks. */
  public static Template template(String... questions) {
    return new Templates(List.of(new Choice.Type(), new Multi.Type()))
        .read(
            Json.tree(
                ("{'show':[{'field':'text','as':'text'}],'ask':["
                        + String.join(",", questions)
                        + "]}")
                    .replace('\'', '"')));
  }
}
