// SPDX-License-Identifier: Apache-2.0
package touchstone.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the house: who may import whom is the table printed in ARCHITECTURE.md. */
class ArchitectureTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("touchstone");

  @Test
  void everyRoomImportsOnlyWhatTheTableAllows() {
    Rooms rooms = Rooms.fromArchitectureMd();
    Set<String> broken = new TreeSet<>();
    for (JavaClass each : HOUSE) {
      for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
        String from = Rooms.of(each.getPackageName());
        String to = Rooms.of(dependency.getTargetClass().getBaseComponentType().getPackageName());
        if (from != null && to != null && !from.equals(to) && !rooms.mayImport(from, to)) {
          broken.add(from + " imports " + to + ": " + dependency.getDescription());
        }
      }
    }
    assertTrue(broken.isEmpty(), () -> String.join("\n", broken));
  }

  @Test
  void theTableNamesEveryRoomAndNoOther() {
    Set<String> there = new TreeSet<>();
    HOUSE.forEach(each -> there.add(Rooms.of(each.getPackageName())));
    assertEquals(there, Rooms.fromArchitectureMd().names());
  }

  @Test
  void arrowsOnlyPointDownwards() {
    Rooms rooms = Rooms.fromArchitectureMd();
    List<String> upward = new ArrayList<>();
    for (String room : rooms.names()) {
      for (String imported : rooms.imports(room)) {
        if (rooms.floor(imported) >= rooms.floor(room)) {
          upward.add(room + " -> " + imported);
        }
      }
    }
    assertEquals(List.of(), upward);
  }

  @Test
  void roomsHaveNoCycles() {
    slices().matching("touchstone.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void aSubFolderImportsItsParentNeverTheReverse() {
    for (String[] pair :
        new String[][] {
          {"touchstone.dataset", "touchstone.dataset.format.."},
          {"touchstone.guideline", "touchstone.guideline.question.."},
          {"touchstone.resolution", "touchstone.resolution.method.."},
          {"touchstone.resolution", "touchstone.resolution.agreement.."},
          {"touchstone.export", "touchstone.export.format.."},
          {"touchstone.intake", "touchstone.intake.format.."},
          {"touchstone.feedback", "touchstone.feedback.source.."}
        }) {
      noClasses()
          .that()
          .resideInAPackage(pair[0])
          .should()
          .dependOnClassesThat(resideInAPackage(pair[1]))
          .check(HOUSE);
    }
  }

  @Test
  void pagesAndApisAreTheirRoomsOwn() {
    classes().that().areAnnotatedWith(Path.class).should().bePackagePrivate().check(HOUSE);
  }

  @Test
  void everyEndpointDeclaresItsRole() {
    List<String> undeclared = new ArrayList<>();
    for (JavaClass each : HOUSE) {
      if (each.isAnnotatedWith(Path.class)) {
        boolean whole =
            each.isAnnotatedWith(RolesAllowed.class) || each.isAnnotatedWith(PermitAll.class);
        for (JavaMethod method : each.getMethods()) {
          if (isEndpoint(method)
              && !whole
              && !method.isAnnotatedWith(RolesAllowed.class)
              && !method.isAnnotatedWith(PermitAll.class)) {
            undeclared.add(method.getFullName());
          }
        }
      }
    }
    assertEquals(List.of(), undeclared);
  }

  private static boolean isEndpoint(JavaMethod method) {
    return method.getModifiers().contains(JavaModifier.PUBLIC)
        && method.getAnnotations().stream()
            .anyMatch(
                annotation -> annotation.getRawType().isAnnotatedWith("jakarta.ws.rs.HttpMethod"));
  }

  @Test
  void theCoresArePlainJava() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "touchstone.guideline.question..",
            "touchstone.resolution.method..",
            "touchstone.export.format..",
            "touchstone.intake.format..",
            "touchstone.dataset.format..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.quarkus..", "org.hibernate..", "jakarta.persistence..")
        .check(HOUSE);
  }

  @Test
  void namesSayTheDomainsWord() {
    TreeMap<String, String> vague = new TreeMap<>();
    for (JavaClass each : HOUSE) {
      for (String ending :
          List.of("Service", "Impl", "Util", "Utils", "Helper", "Manager", "Dto")) {
        if (each.getSimpleName().endsWith(ending)) {
          vague.put(each.getName(), ending);
        }
      }
    }
    assertEquals(new TreeMap<>(), vague);
  }
}
