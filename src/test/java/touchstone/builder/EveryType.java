// SPDX-License-Identifier: Apache-2.0
package touchstone.builder;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import touchstone.guideline.QuestionType;
import touchstone.guideline.Templates;

/**
 * Reads templates with every type of question that there is, found as the application finds them.
 */
public final class EveryType {
  private static final List<QuestionType> TYPES = types();
  public static final Templates TEMPLATES = new Templates(TYPES);
  public static final List<String> NAMES = TYPES.stream().map(QuestionType::name).toList();

  private EveryType() {}

  private static List<QuestionType> types() {
    List<QuestionType> types = new ArrayList<>();
    for (JavaClass each : new ClassFileImporter().importPackages("touchstone.guideline.question")) {
      if (each.isAssignableTo(QuestionType.class) && !each.isInterface()) {
        try {
          types.add((QuestionType) each.reflect().getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException broken) {
          throw new AssertionError(broken);
        }
      }
    }
    return types;
  }
}
