// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import touchstone.base.Sql;
import touchstone.guideline.Question;
import touchstone.project.Project;

/**
 * A rater's own skill, told to that rater alone. It is counted up to the last midnight and of
 * several golds together, so that no answer tells by the figure after it whether it was to a gold.
 */
@ApplicationScoped
class OwnSkill {
  /** Of fewer golds at a question nothing is said. */
  static final int FEWEST = 5;

  private static final double WIDTH = 200;

  private final Comparisons comparisons;
  private final Told told;
  private final Sql sql;
  private final Clock clock;

  OwnSkill(Comparisons comparisons, Told told, Sql sql, Clock clock) {
    this.comparisons = comparisons;
    this.told = told;
    this.sql = sql;
    this.clock = clock;
  }

  /** The skill at one question, with its 90 % interval; places are in a bar 200 wide. */
  record At(String title, int right, int golds, double mean, double low, double high) {
    public String from() {
      return place(low);
    }

    public String wide() {
      return place(high - low);
    }

    public String middle() {
      return place(mean);
    }

    private static String place(double share) {
      return String.format(java.util.Locale.ROOT, "%.1f", WIDTH * share);
    }
  }

  /** At each question of which enough is known. */
  record Mine(List<At> at) {
    public int fewest() {
      return FEWEST;
    }
  }

  Mine of(Project project, UUID account) {
    return sql.first(
            row -> Sql.id(row, "id"),
            "SELECT p.id FROM participant p JOIN rater r ON r.id = p.rater_id"
                + " WHERE p.project_id = ? AND r.account_id = ?",
            project.id,
            account)
        .map(participant -> of(project, comparisons.of(project, participant)))
        .orElse(new Mine(List.of()));
  }

  private Mine of(Project project, List<Comparison> all) {
    Instant midnight =
        clock
            .instant()
            .atZone(ZoneOffset.UTC)
            .toLocalDate()
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant();
    Map<String, int[]> counts = new TreeMap<>();
    all.stream()
        .filter(each -> each.at().isBefore(midnight))
        .forEach(
            each ->
                counts
                    .computeIfAbsent(each.question(), first -> new int[2])[each.right() ? 0 : 1]++);
    Map<String, Question> asked = told.asked(project);
    List<At> at = new ArrayList<>();
    counts.forEach(
        (question, count) -> {
          Skill skill = new Skill(count[0], count[1]);
          if (skill.golds() >= FEWEST) {
            Question known = asked.get(question);
            String title = known == null ? question : known.title();
            at.add(
                new At(
                    title, skill.right(), skill.golds(), skill.mean(), skill.low(), skill.high()));
          }
        });
    return new Mine(at);
  }
}
