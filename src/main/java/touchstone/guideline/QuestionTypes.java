// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands in every question type that there is. */
class QuestionTypes {
  @Produces
  @Singleton
  Templates templates(@Any Instance<QuestionType> types) {
    return new Templates(types.stream().toList());
  }
}
