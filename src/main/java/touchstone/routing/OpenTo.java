// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import touchstone.base.Condition;
import touchstone.judgement.Slot;
import touchstone.project.Routing;

/**
 * Which open tasks may be given to one rater: a condition in SQL on a task t. The same condition
 * leases and tells why not, part by part.
 */
public final class OpenTo {
  /** Tasks that only experts may still be given. */
  static final String EXPERTS = "experts";

  /** What the rater judged, skipped or holds already. */
  static final String DONE = "done";

  static final String MATCH = "match";
  static final String AUTHOR = "author";
  static final String QUOTA = "quota";

  /** The last places of a task are kept for groups that it lacks. */
  static final String COVER = "cover";

  /** Tasks that wait for the pilot. */
  static final String PILOT = "pilot";

  /** What a lead looked at as a reviewer. */
  static final String REVIEWED = "reviewed";

  private static final String NOT_REVIEWED =
      "NOT EXISTS (SELECT 1 FROM review v WHERE v.task_id = t.id AND v.round = t.round"
          + " AND v.reviewer = ?)";
  private static final String IN_PILOT =
      "(t.rank <= ? OR EXISTS (SELECT 1 FROM pilot_opened o WHERE o.project_id = t.project_id))";
  private static final String NOT_FOR_EXPERTS = "(NOT t.expert_only OR CAST(? AS BOOLEAN))";
  private static final String NOT_DONE =
      "NOT EXISTS (SELECT 1 FROM slot s WHERE s.task_id = t.id AND s.participant_id = ?"
          + " AND (s.round <= 0 OR s.round = t.round) AND s.state IN "
          + Slot.CLOSED_TO_RATER
          + ")";
  private static final String PLAIN = NOT_FOR_EXPERTS + " AND " + NOT_DONE;

  /** Nobody, for a rater who never took part. */
  private static final UUID NO_PARTICIPANT = new UUID(0, 0);

  /** One reason not to be given a task: it holds where the condition does not. */
  record Part(String reason, String condition, List<Object> arguments) {}

  private final String condition;
  private final Object[] arguments;
  private final List<Part> parts;
  private final OpenTo later;

  private OpenTo(List<Part> parts, OpenTo later) {
    this.condition = parts.stream().map(Part::condition).collect(Collectors.joining(" AND "));
    this.arguments = parts.stream().flatMap(part -> part.arguments().stream()).toArray();
    this.parts = parts;
    this.later = later;
  }

  private OpenTo(String condition, OpenTo later, Object... arguments) {
    this.condition = condition;
    this.arguments = arguments;
    this.parts = List.of();
    this.later = later;
  }

  /** What may be given in a project that routes nothing. */
  public static OpenTo plain(boolean expert, UUID participant) {
    return new OpenTo(PLAIN, null, expert, participant);
  }

  /**
   * What may be given by a routing.
   *
   * @param alike the participants who share the rater's group of the quota's trait, or null where
   *     there is no quota
   * @param wanted the groups of which tasks should have judgements; none where there is no cover
   */
  static OpenTo by(Routing routing, Asker asker, Alike alike, List<Covers.Wanted> wanted) {
    UUID participant = asker.participant() == null ? NO_PARTICIPANT : asker.participant();
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(EXPERTS, NOT_FOR_EXPERTS, List.of(asker.expert())));
    parts.add(new Part(DONE, NOT_DONE, List.of(participant)));
    if (routing != null && routing.match() != null) {
      routing.match().forEach(match -> parts.add(matching(match, asker)));
    }
    if (routing != null && routing.notAuthor() != null) {
      parts.add(byOthers(routing.notAuthor(), asker));
    }
    List<Part> later = new ArrayList<>(parts);
    List<Covers.Wanted> others = others(routing, asker, wanted);
    if (!others.isEmpty()) {
      parts.add(new Part(COVER, KeptPlaces.free(others), KeptPlaces.arguments(others)));
    }
    if (routing == null || routing.quota() == null) {
      return new OpenTo(parts, others.isEmpty() ? null : new OpenTo(later, null));
    }
    later.add(underQuota(routing.quota(), alike, "'judged', 'imported'"));
    parts.add(underQuota(routing.quota(), alike, "'leased', 'judged', 'imported'"));
    return new OpenTo(parts, new OpenTo(later, null));
  }

  /** The groups wanted that are not the asker's own, as far as places are kept for them. */
  private static List<Covers.Wanted> others(
      Routing routing, Asker asker, List<Covers.Wanted> wanted) {
    return wanted.stream()
        .filter(
            each ->
                each.kept() > 0
                    && !each.value().equals(Asker.group(asker.traits(), routing.trait())))
        .toList();
  }

  /** The same, of it only tasks of the pilot until a lead opened the others; those come later. */
  OpenTo inPilot(int items) {
    return and(new Part(PILOT, IN_PILOT, List.of(items)), later());
  }

  /** The same, without what the account looked at as a reviewer: it knows what others said. */
  OpenTo notReviewedBy(UUID account) {
    Part part = new Part(REVIEWED, NOT_REVIEWED, List.of(account));
    return and(part, later == null ? null : later.notReviewedBy(account));
  }

  private OpenTo and(Part part, OpenTo after) {
    if (!parts.isEmpty()) {
      List<Part> all = new ArrayList<>(parts);
      all.add(part);
      return new OpenTo(all, after);
    }
    List<Object> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(part.arguments());
    return new OpenTo(condition + " AND " + part.condition(), after, all.toArray());
  }

  /** The same, of it only tasks that have fewer judgements of these participants than so many. */
  OpenTo lacking(Alike alike, int least) {
    List<Part> lacking = new ArrayList<>(parts);
    lacking.add(underQuota(new Routing.Quota("", least), alike, "'leased', 'judged', 'imported'"));
    return new OpenTo(lacking, null);
  }

  /**
   * The same, leases of others and places kept for groups not counted: what may be open to the
   * rater later.
   */
  public OpenTo later() {
    return later == null ? this : later;
  }

  /** What of it lies in the item of a task t alone: true of a gold too, which takes no slot. */
  public Condition ofItem() {
    List<Part> ofItem =
        parts.stream()
            .filter(part -> part.reason().equals(MATCH) || part.reason().equals(AUTHOR))
            .toList();
    return ofItem.isEmpty()
        ? Condition.ALWAYS
        : new Condition(
            ofItem.stream().map(Part::condition).collect(Collectors.joining(" AND ")),
            ofItem.stream().flatMap(part -> part.arguments().stream()).toList());
  }

  private static Part matching(Routing.Match match, Asker asker) {
    List<String> values = asker.values(match.trait());
    List<Object> arguments = new ArrayList<>();
    arguments.add(match.slice());
    arguments.addAll(values);
    return new Part(
        MATCH,
        "NOT EXISTS (SELECT 1 FROM item_slice m WHERE m.item_id = t.item_id AND m.name = ?"
            + (values.isEmpty() ? "" : " AND LOWER(m.slice) NOT IN (" + marks(values) + ")")
            + ")",
        arguments);
  }

  private static Part byOthers(String slice, Asker asker) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(slice);
    arguments.addAll(asker.names());
    return new Part(
        AUTHOR,
        "NOT EXISTS (SELECT 1 FROM item_slice m WHERE m.item_id = t.item_id AND m.name = ?"
            + " AND LOWER(m.slice) IN ("
            + marks(asker.names())
            + "))",
        arguments);
  }

  private static Part underQuota(Routing.Quota quota, Alike alike, String states) {
    List<Object> arguments = new ArrayList<>(alike.arguments());
    arguments.add(quota.most());
    return new Part(
        QUOTA,
        "(SELECT COUNT(*) FROM slot q WHERE q.task_id = t.id AND q.round = t.round"
            + " AND q.state IN ("
            + states
            + ") AND q.participant_id IN ("
            + alike.query()
            + ")) < ?",
        arguments);
  }

  private static String marks(List<String> values) {
    return String.join(", ", Collections.nCopies(values.size(), "?"));
  }

  /** The condition on a task t. */
  public String condition() {
    return condition;
  }

  /** What stands for its question marks. */
  public Object[] arguments() {
    return arguments.clone();
  }

  /** The arguments of a query with some before and some after the condition's. */
  public Object[] arguments(List<Object> before, Object... after) {
    List<Object> all = new ArrayList<>(before);
    all.addAll(Arrays.asList(arguments));
    all.addAll(Arrays.asList(after));
    return all.toArray();
  }

  List<Part> parts() {
    return parts;
  }
}
