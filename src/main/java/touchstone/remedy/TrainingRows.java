// SPDX-License-Identifier: Apache-2.0
package touchstone.remedy;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import touchstone.base.Json;
import touchstone.feedback.Stream;
import touchstone.feedback.StreamLabels;
import touchstone.join.Prediction;
import touchstone.join.State;
import touchstone.project.Project;
import touchstone.project.Projects;

/** What a model is trained on anew: every closed label of a stream, set right where people did. */
@ApplicationScoped
class TrainingRows {
  private final StreamLabels labels;
  private final SliceBatches batches;
  private final Projects projects;
  private final PeoplesLabels people;

  TrainingRows(StreamLabels labels, SliceBatches batches, Projects projects, PeoplesLabels people) {
    this.labels = labels;
    this.batches = batches;
    this.projects = projects;
    this.people = people;
  }

  /**
   * @param origin people or stream
   */
  record Row(
      String key,
      String label,
      String origin,
      double weight,
      Instant predictedAt,
      Double score,
      String model,
      Map<String, String> slices,
      JsonNode features) {}

  void of(Stream stream, Consumer<Row> visit) {
    Map<String, String> said = said(stream);
    labels
        .now(stream)
        .each(
            one -> {
              Prediction prediction = one.prediction();
              String theirs = said.get(prediction.key());
              State state = one.label().state();
              boolean closed = state == State.CLOSED || state == State.REVISED;
              if (theirs != null || closed && one.weight() > 0) {
                visit.accept(
                    new Row(
                        prediction.key(),
                        theirs == null ? one.label().label() : theirs,
                        theirs == null ? "stream" : "people",
                        one.weight() > 0 ? one.weight() : prediction.weight(),
                        prediction.at(),
                        prediction.score(),
                        prediction.model(),
                        prediction.slices(),
                        prediction.features() == null ? null : Json.tree(prediction.features())));
              }
            });
  }

  /** What people said of predictions, the newest batch last and so above all. */
  private Map<String, String> said(Stream stream) {
    Map<String, String> said = new HashMap<>();
    if (stream.project() != null) {
      said.putAll(people.of(project(stream.project()), stream.question()));
    }
    batches
        .launched(stream)
        .forEach(batch -> said.putAll(people.of(project(batch.project()), stream.question())));
    return said;
  }

  private Project project(UUID id) {
    return projects.findById(id);
  }
}
