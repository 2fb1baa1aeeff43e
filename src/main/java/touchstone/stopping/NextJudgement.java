// SPDX-License-Identifier: Apache-2.0
package touchstone.stopping;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import touchstone.guideline.Question;
import touchstone.project.Project;

/**
 * What one judgement more on every task buys: how often the label of the first so many judgements
 * is that of all of them, by a project's own judgements in orders drawn by lot.
 */
@ApplicationScoped
public class NextJudgement {
  private static final int MOST = 15;

  private final ProjectVotes projectVotes;

  NextJudgement(ProjectVotes projectVotes) {
    this.projectVotes = projectVotes;
  }

  /**
   * So many judgements a task.
   *
   * @param same the share of tasks whose label is that of all their judgements, 0 to 1
   */
  public record Point(int judgements, double same) {}

  /**
   * The curve of the first closed question that has one.
   *
   * @param tasks on how many tasks with two judgements or more it goes by
   */
  public record Curve(String question, int tasks, List<Point> points) {
    /** Whether there is anything to see. */
    public boolean empty() {
      return points.size() < 2;
    }
  }

  /** The curve, empty where no question has closed answers judged twice. */
  public Curve of(Project project) {
    for (Question question : projectVotes.closed(project)) {
      ProjectVotes.Read read = projectVotes.of(project, question);
      if (read.votes().tasks() > 0) {
        return new Curve(question.name(), read.votes().tasks(), points(read));
      }
    }
    return new Curve(null, 0, List.of());
  }

  private static List<Point> points(ProjectVotes.Read read) {
    Simulation simulation = new Simulation(read.votes(), Simulator.SEED);
    List<Way> ways =
        IntStream.rangeClosed(1, Math.min(MOST, simulation.greatest()))
            .mapToObj(Way::fixed)
            .toList();
    List<Simulation.Figures> figures = simulation.of(ways);
    List<Point> points = new ArrayList<>();
    for (int way = 0; way < ways.size(); way++) {
      if (figures.get(way).agreement() != null) {
        points.add(new Point(ways.get(way).most(), figures.get(way).agreement()));
      }
    }
    return points;
  }
}
