// SPDX-License-Identifier: Apache-2.0
package touchstone.project;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.base.Required;
import touchstone.base.Slug;
import touchstone.base.Sql;
import touchstone.dataset.Dataset;
import touchstone.dataset.Datasets;
import touchstone.guideline.Guideline;
import touchstone.rater.Pool;
import touchstone.rater.RateCard;
import touchstone.rater.Rates;

/** All projects, and the states they go through. */
@ApplicationScoped
@Transactional
public class Projects implements PanacheRepositoryBase<Project, UUID> {
  private final Clock clock;
  private final Sql sql;
  private final Tasks tasks;
  private final Places places;
  private final Datasets datasets;
  private final Rates rates;

  Projects(Clock clock, Sql sql, Tasks tasks, Places places, Datasets datasets, Rates rates) {
    this.clock = clock;
    this.sql = sql;
    this.tasks = tasks;
    this.places = places;
    this.datasets = datasets;
    this.rates = rates;
  }

  /** The project of a slug, or 404. */
  public Project named(String slug) {
    return find("slug", slug).firstResultOptional().orElseThrow(() -> Problem.notFound("project"));
  }

  /** The project as it stands by now, whatever this request has read of it before. */
  public Project afresh(UUID id) {
    Project project = findById(id);
    getEntityManager().refresh(project);
    return project;
  }

  /** A new project, open at once unless it is to be a draft; 409 where the slug is taken. */
  public Project create(
      String slug,
      String name,
      Dataset dataset,
      Guideline guideline,
      Pool pool,
      Policy policy,
      boolean draft,
      UUID by) {
    checkSlices(policy, dataset);
    checkCurrency(policy, pool.id);
    Project project = new Project();
    project.id = Ids.next();
    project.slug = Slug.check(slug);
    project.name = Required.text("name", name, 200);
    project.datasetId = dataset.id;
    project.guidelineId = guideline.id;
    project.poolId = pool.id;
    project.policy = Json.write(policy);
    project.state = Project.DRAFT;
    project.createdAt = clock.instant();
    if (count("slug", slug) > 0) {
      throw Problem.conflict("A project " + slug + " exists.");
    }
    persist(project);
    flush();
    note(project, by);
    if (!draft) {
      launch(project, by);
    }
    return project;
  }

  /** Opens the project: its items become tasks, and raters may be given them. */
  public void launch(Project project, UUID by) {
    move(project, Project.OPEN, by, List.of(Project.DRAFT, Project.PAUSED, Project.OPEN));
    tasks.pull(project);
  }

  /** Stops giving tasks out; leases that are live may still be judged. */
  public void pause(Project project, UUID by) {
    move(project, Project.PAUSED, by, List.of(Project.OPEN, Project.PAUSED));
  }

  /** Ends the project for good; what was judged stays. */
  public void cancel(Project project, UUID by) {
    move(
        project,
        Project.CANCELLED,
        by,
        List.of(Project.DRAFT, Project.OPEN, Project.PAUSED, Project.CANCELLED));
  }

  private static void checkSlices(Policy policy, Dataset dataset) {
    List<String> known = dataset.sliceFields();
    policy
        .slices()
        .forEach(
            (slice, field) -> {
              if (!known.contains(slice)) {
                throw Problem.refusedField(
                    field,
                    known.isEmpty()
                        ? "is no slice of the dataset: it has none"
                        : "is no slice of the dataset; it has " + String.join(", ", known));
              }
            });
  }

  /** 422 where the pool pays, now or later, in another currency than the budget's. */
  private void checkCurrency(Policy policy, UUID pool) {
    if (policy.budget() == null) {
      return;
    }
    for (RateCard card : rates.of(pool)) {
      if (!card.rate().currency().equals(policy.budget().currency())) {
        throw Problem.refusedField(
            "policy.budget.currency",
            "must be " + card.rate().currency() + ", in which the pool is paid");
      }
    }
  }

  /**
   * Gives work out by another policy from now on. Leases that are out stand, and a task never wants
   * fewer judgements than it holds. 409 where the project was cancelled; 422 where a project with
   * tasks would begin or cease to stop early.
   */
  public void change(Project project, Policy to) {
    Project row = findById(project.id, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
    Policy from = row.policy();
    checkChange(row, to);
    row.policy(to);
    flush();
    if (from.overlap().max().intValue() != to.overlap().max()) {
      tasks.wantEach(row, from.overlap().max());
    }
    tasks.pilot(row);
    if (!from.ordersLike(to) || to.priorities() != null) {
      // With priorities always: the slices of items may have changed since.
      places.put(row, 0);
    }
  }

  /** Throws what {@link #change} would, and changes nothing. */
  public void checkChange(Project project, Policy to) {
    if (project.cancelled()) {
      throw Problem.conflict("The project is cancelled; its policy stays as it is.");
    }
    checkSlices(to, datasets.findById(project.datasetId));
    checkCurrency(to, project.poolId);
    if (project.tasks > 0 && project.policy().adaptive() != to.adaptive()) {
      throw Problem.refusedField(
          "policy.overlap.confidence",
          project.policy().adaptive()
              ? "must stay: this project stops early, and its tasks were begun so"
              : "must stay out: this project has a fixed overlap, and its tasks were begun so");
    }
    if (project.tasks > 0
        && to.adaptive()
        && !project.policy().overlap().max().equals(to.overlap().max())) {
      throw Problem.refusedField(
          "policy.overlap.max",
          "must stay "
              + project.policy().overlap().max()
              + ": this project stops early, and its tasks were begun so");
    }
  }

  /**
   * Gives tasks the keys counted for them, unless the order they were counted by has changed
   * meanwhile.
   */
  public void key(Project project, Map<UUID, Integer> keys) {
    Project row = findById(project.id, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
    if (row.policy().ordersLike(project.policy())) {
      places.key(row, keys);
    }
  }

  /** Gives tasks priorities of their own, by item key; null takes one back. */
  public List<String> prioritise(Project project, Map<String, Integer> priorities) {
    Project row = findById(project.id, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
    priorities.forEach(
        (item, priority) -> {
          if (priority != null) {
            Priority.checked("items." + item, priority);
          }
        });
    return places.prioritise(row, priorities);
  }

  /** Puts the projects of a pool into this order for its raters; others come after, by name. */
  public void order(Pool pool, List<String> slugs) {
    List<Project> all = list("poolId", pool.id);
    List<String> known = all.stream().map(project -> project.slug).toList();
    if (slugs.stream().distinct().count() < slugs.size()) {
      throw Problem.refusedField("projects", "names a project twice");
    }
    slugs.forEach(
        slug -> {
          if (!known.contains(slug)) {
            throw Problem.refusedField("projects", slug + " is no project of this pool");
          }
        });
    sql.update("UPDATE project SET pool_place = NULL WHERE pool_id = ?", pool.id);
    sql.batch(
        "UPDATE project SET pool_place = ? WHERE slug = ?",
        slugs.stream().map(slug -> new Object[] {slugs.indexOf(slug), slug}).toList());
    getEntityManager().clear();
  }

  /** The projects of a pool as its raters come to them. */
  public List<Project> ordered(Pool pool) {
    return inOrder(list("poolId", pool.id));
  }

  private static List<Project> inOrder(List<Project> projects) {
    return projects.stream()
        .sorted(
            Comparator.comparing(
                    (Project project) -> project.poolPlace,
                    Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(project -> project.name)
                .thenComparing(project -> project.slug))
        .toList();
  }

  /** Caps a rater's active time a day from now on, or lifts the cap with null. */
  public void capDay(Project project, String cap) {
    Project row = findById(project.id, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
    row.policy(row.policy().cappedAt(cap));
  }

  /** Puts gold into the stream by this from now on, or takes it out with a share of 0. */
  public void showGold(Project project, Policy.Gold gold) {
    Project row = findById(project.id, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
    row.policy(row.policy().showing(gold));
  }

  /** Costs up to this from now on, null for no bound; and has this floor of an hour, or none. */
  public void cost(Project project, Budget budget, WageFloor floor) {
    Project row = findById(project.id, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
    Policy changed = row.policy().costing(budget, floor);
    checkCurrency(changed, row.poolId);
    row.policy(changed);
  }

  /** Promises this age of its labels from now on; null for no promise. */
  public void promise(Project project, Promise promise) {
    Project row = findById(project.id, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
    Policy changed = row.policy().promising(promise);
    checkSlices(changed, datasets.findById(row.datasetId));
    row.policy(changed);
  }

  private void move(Project project, String to, UUID by, List<String> from) {
    Project row = findById(project.id, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
    if (!from.contains(row.state)) {
      throw Problem.conflict("The project is " + row.state + " and cannot become " + to + ".");
    }
    if (!row.state.equals(to)) {
      row.state = to;
      flush();
      note(row, by);
    }
    project.state = to;
  }

  private void note(Project project, UUID by) {
    sql.update(
        "INSERT INTO project_transition (id, project_id, state, at, actor)"
            + " VALUES (?, ?, ?, CURRENT_TIMESTAMP, ?)",
        Ids.next(),
        project.id,
        project.state,
        by);
  }

  /** Pins the run whose labels are given out, or unpins with null. */
  public void pin(Project project, UUID run) {
    Project row = findById(project.id, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
    getEntityManager().refresh(row);
    row.pinnedRun = run;
  }

  public Listing<Project> page(int limit, String after) {
    List<Project> rows =
        find("slug > ?1", Sort.by("slug"), after == null ? "" : after).page(0, limit + 1).list();
    return Listing.of(rows, limit, project -> project.slug);
  }

  /** The open projects that give work to a pool's member, in the order that leads gave them. */
  public List<Project> openTo(UUID rater) {
    List<UUID> ids =
        sql.list(
            row -> Sql.id(row, "id"),
            "SELECT p.id FROM project p JOIN pool_member m ON m.pool_id = p.pool_id"
                + " WHERE m.rater_id = ? AND m.left_at IS NULL AND m.state = 'active'"
                + " AND p.state = 'open'",
            rater);
    return ids.isEmpty() ? List.of() : inOrder(list("id in ?1", ids));
  }

  public List<Project> everyOpen() {
    return list("state = ?1 order by name", Project.OPEN);
  }
}
