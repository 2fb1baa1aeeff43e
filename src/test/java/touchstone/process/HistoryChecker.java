// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import touchstone.process.History.Event;

/**
 * Compares what raters were told with what the store gives out in the end, and counts every broken
 * promise.
 */
record HistoryChecker(int overlap, Set<String> items) {

  /** A judgement as the store gives it out in the end. */
  record Given(String judgement, String item, String rater, String answer, boolean surplus) {}

  /**
   * How often a promise was broken.
   *
   * @param over items with more judgements than wanted, not counting surplus
   * @param held items of which at some time more slots were surely held than wanted
   * @param repeats judgements by a rater who had judged the item already
   * @param doubled leases whose submit was acknowledged as two judgements
   * @param lost acknowledged judgements that are not there, or say something else
   * @param stuck items that wait for judgements still
   * @param early answers called surplus although they were taken before their lease ended
   * @param serverErrors answers of 500 and above, but 503
   * @param refused answers of 400 to 499
   */
  record Verdict(
      long over,
      long held,
      long repeats,
      long doubled,
      long lost,
      long stuck,
      long early,
      long serverErrors,
      long refused) {
    static final Verdict CLEAN = new Verdict(0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  Verdict check(List<Event> events, List<Given> given) {
    Map<String, Given> byId = new HashMap<>();
    Map<String, Integer> counted = new HashMap<>();
    Set<String> pairs = new HashSet<>();
    long repeats = 0;
    for (Given each : given) {
      byId.put(each.judgement(), each);
      counted.merge(each.item(), each.surplus() ? 0 : 1, Integer::sum);
      repeats += pairs.add(each.item() + " " + each.rater()) ? 0 : 1;
    }
    Map<String, String> answers = new HashMap<>();
    Map<String, String> acknowledged = new HashMap<>();
    Map<String, Long> ends = new HashMap<>();
    long doubled = 0;
    long lost = 0;
    long early = 0;
    for (Event event : events) {
      if (event.type().equals("ok") && event.act().equals("lease")) {
        ends.put(event.lease(), Long.parseLong(event.said()));
      } else if (event.type().equals("invoke") && event.act().equals("submit")) {
        answers.put(event.lease(), event.said());
      } else if (event.type().equals("ok") && event.act().equals("submit")) {
        String judgement = judgement(event);
        Given there = byId.get(judgement);
        lost += there != null && there.answer().equals(answers.get(event.lease())) ? 0 : 1;
        String before = acknowledged.put(event.lease(), judgement);
        doubled += before == null || before.equals(judgement) ? 0 : 1;
        early += surplus(event) && event.at() < ends.get(event.lease()) ? 1 : 0;
      }
    }
    return new Verdict(
        counted.values().stream().filter(count -> count > overlap).count(),
        held(events),
        repeats,
        doubled,
        lost,
        items.stream().filter(item -> counted.getOrDefault(item, 0) < overlap).count(),
        early,
        statuses(events, 500, 599),
        statuses(events, 400, 499));
  }

  private static String judgement(Event submit) {
    return submit.said().substring(0, submit.said().indexOf(':'));
  }

  private static boolean surplus(Event submit) {
    return submit.said().endsWith(":true");
  }

  private static long statuses(List<Event> events, int from, int to) {
    return events.stream()
        .filter(event -> event.type().equals("fail") || event.type().equals("info"))
        .filter(event -> event.said().matches("\\d{3}"))
        .mapToInt(event -> Integer.parseInt(event.said()))
        .filter(status -> status >= from && status <= to && status != 503)
        .count();
  }

  /** A slot that is surely held between two times, or from one on. */
  private record Hold(long from, long to) {}

  /** Items of which more slots were surely held at once than wanted. */
  private long held(List<Event> events) {
    Map<String, Map<String, Hold>> open = new HashMap<>();
    Map<String, List<Hold>> past = new HashMap<>();
    for (Event event : events) {
      Map<String, Hold> slots = open.computeIfAbsent(event.item(), item -> new HashMap<>());
      Hold hold = slots.get(event.lease());
      if (event.type().equals("ok") && event.act().equals("lease")) {
        end(past, event.item(), hold);
        slots.put(event.lease(), new Hold(event.at(), Long.parseLong(event.said())));
      } else if (event.type().equals("ok") && event.act().equals("submit") && !surplus(event)) {
        boolean live = hold != null && event.at() < hold.to();
        end(past, event.item(), live ? null : hold);
        slots.put(event.lease(), new Hold(live ? hold.from() : event.at(), Long.MAX_VALUE));
      } else if (event.type().equals("invoke") && event.act().equals("back") && hold != null) {
        slots.put(event.lease(), new Hold(hold.from(), Math.min(hold.to(), event.at())));
      }
    }
    open.forEach((item, slots) -> slots.values().forEach(hold -> end(past, item, hold)));
    return past.values().stream().filter(holds -> atOnce(holds) > overlap).count();
  }

  private static void end(Map<String, List<Hold>> past, String item, Hold hold) {
    if (hold != null) {
      past.computeIfAbsent(item, first -> new ArrayList<>()).add(hold);
    }
  }

  /** The most holds that are live at one time. */
  private static long atOnce(List<Hold> holds) {
    return holds.stream()
        .map(Hold::from)
        .map(at -> holds.stream().filter(hold -> hold.from() <= at && at < hold.to()).count())
        .max(Comparator.naturalOrder())
        .orElse(0L);
  }
}
