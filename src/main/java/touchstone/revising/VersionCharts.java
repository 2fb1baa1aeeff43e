// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import touchstone.base.Kept;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.project.Project;
import touchstone.resolution.agreement.Agreements;

/** How far raters of a project agree by each version of its guideline, question by question. */
@ApplicationScoped
class VersionCharts {
  private static final String NAME = "agreement by version";

  private final Guidelines guidelines;
  private final Agreements agreements;
  private final Kept kept;

  VersionCharts(Guidelines guidelines, Agreements agreements, Kept kept) {
    this.guidelines = guidelines;
    this.agreements = agreements;
    this.kept = kept;
  }

  /** Empty while those of a large project are being counted. */
  Optional<List<VersionChart>> of(Project project) {
    return kept.ofLarge(project.id, NAME, project.large(), () -> charts(project));
  }

  private List<VersionChart> charts(Project project) {
    Map<String, List<Agreements.OfVersion>> byQuestion = new LinkedHashMap<>();
    agreements
        .versions(project)
        .forEach(
            each ->
                byQuestion.computeIfAbsent(each.question(), first -> new ArrayList<>()).add(each));
    Set<Integer> meanings =
        guidelines.versions(project.guidelineId).stream()
            .filter(GuidelineVersion::meaning)
            .map(version -> version.number)
            .collect(Collectors.toSet());
    int last = guidelines.latest(project.guidelineId).number;
    List<VersionChart> charts = new ArrayList<>();
    byQuestion.forEach(
        (question, versions) ->
            charts.add(new VersionChart(project, question, versions, meanings, last)));
    return charts;
  }
}
