// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who chose which class for which task, for all tasks of one question with a closed set of answers:
 * what methods read that learn of raters by what they did on every task. Sparse: votes lie behind
 * each other by task, within a task by rater. Tasks, raters and classes are numbered by their
 * names' order, so that the order in which votes came in changes nothing.
 */
public final class VoteMatrix {
  private final List<String> tasks;
  private final List<String> raters;
  private final List<String> classes;
  private final int[] start;
  private final int[] rater;
  private final int[] choice;

  /** What the vote at each place weighs, or null where every vote weighs 1. */
  private final float[] weight;

  private VoteMatrix(
      List<String> tasks,
      List<String> raters,
      List<String> classes,
      int[] start,
      int[] rater,
      int[] choice,
      float[] weight) {
    this.tasks = tasks;
    this.raters = raters;
    this.classes = classes;
    this.start = start;
    this.rater = rater;
    this.choice = choice;
    this.weight = weight;
  }

  /** Gathers votes, once; a rater's further vote on a task replaces the one before. */
  public static final class Builder {
    private final Names tasks = new Names();
    private int numbered = -1;
    private final Names raters = new Names();
    private final Names classes = new Names();
    private int[] task = new int[1024];
    private int[] rater = new int[1024];
    private int[] choice = new int[1024];
    private int size;

    /** Names classes that the question offers, whether anybody chooses them or not. */
    public Builder offering(List<String> offered) {
      offered.forEach(classes::number);
      return this;
    }

    public Builder vote(String ofTask, String byRater, String chosen) {
      add(tasks.number(ofTask), byRater, chosen);
      return this;
    }

    private void add(int ofTask, String byRater, String chosen) {
      if (size == task.length) {
        int room = size + (size >> 1);
        task = Arrays.copyOf(task, room);
        rater = Arrays.copyOf(rater, room);
        choice = Arrays.copyOf(choice, room);
      }
      task[size] = ofTask;
      rater[size] = raters.number(byRater);
      choice[size++] = classes.number(chosen);
    }

    /**
     * Begins a further task that has no name but its number, the first being 0. A builder either
     * names its tasks or numbers them; numbered ones cost no room.
     */
    public int next() {
      return ++numbered;
    }

    /** A vote on the task begun last. */
    public Builder vote(String byRater, String chosen) {
      add(numbered, byRater, chosen);
      return this;
    }

    /** How many votes were named so far, those that a later one replaced too. */
    public int named() {
      return size;
    }

    public VoteMatrix build() {
      raters.placesOf(rater, size);
      classes.placesOf(choice, size);
      if (numbered < 0) {
        tasks.placesOf(task, size);
        byTask();
      }
      int[] start = new int[(numbered < 0 ? tasks.size() : numbered + 1) + 1];
      int kept = 0;
      for (int from = 0, now = 0; now + 1 < start.length; now++) {
        int to = from;
        while (to < size && task[to] == now) {
          to++;
        }
        kept = lastOfEachRater(from, to, kept);
        start[now + 1] = kept;
        from = to;
      }
      task = null;
      rater = Arrays.copyOf(rater, kept);
      choice = Arrays.copyOf(choice, kept);
      return new VoteMatrix(
          numbered < 0 ? tasks.sorted() : null,
          raters.sorted(),
          classes.sorted(),
          start,
          rater,
          choice,
          null);
    }

    /** Lays the votes behind each other by task, those of a task as they came. */
    private void byTask() {
      int[] next = new int[tasks.size() + 1];
      for (int i = 0; i < size; i++) {
        next[task[i] + 1]++;
      }
      for (int i = 1; i < next.length; i++) {
        next[i] += next[i - 1];
      }
      int[] ofTask = new int[size];
      int[] ofRater = new int[size];
      int[] chosen = new int[size];
      for (int i = 0; i < size; i++) {
        int place = next[task[i]]++;
        ofTask[place] = task[i];
        ofRater[place] = rater[i];
        chosen[place] = choice[i];
      }
      task = ofTask;
      rater = ofRater;
      choice = chosen;
    }

    /** Writes one task's votes, by rater and of each the last; returns the place after them. */
    private int lastOfEachRater(int from, int to, int place) {
      long[] votes = new long[to - from];
      int[] chosen = Arrays.copyOfRange(choice, from, to);
      for (int i = 0; i < votes.length; i++) {
        votes[i] = (long) rater[from + i] << 32 | i;
      }
      Arrays.sort(votes);
      int at = place;
      for (int i = 0; i < votes.length; i++) {
        int by = (int) (votes[i] >>> 32);
        if (i + 1 == votes.length || (int) (votes[i + 1] >>> 32) != by) {
          rater[at] = by;
          choice[at++] = chosen[(int) votes[i]];
        }
      }
      return at;
    }
  }

  /** Names numbered as they come, and renumbered by their order at the end. */
  private static final class Names {
    private final Map<String, Integer> numbers = new HashMap<>();
    private List<String> sorted;

    int number(String name) {
      Integer known = numbers.get(name);
      if (known != null) {
        return known;
      }
      numbers.put(name, numbers.size());
      return numbers.size() - 1;
    }

    int size() {
      return numbers.size();
    }

    /** Turns the numbers into places in the sorted list. */
    void placesOf(int[] named, int size) {
      List<String> names = new ArrayList<>(numbers.keySet());
      names.sort(null);
      int[] place = new int[names.size()];
      for (int i = 0; i < place.length; i++) {
        place[numbers.get(names.get(i))] = i;
      }
      for (int i = 0; i < size; i++) {
        named[i] = place[named[i]];
      }
      sorted = List.copyOf(names);
      numbers.clear();
      for (int i = 0; i < place.length; i++) {
        numbers.put(sorted.get(i), i);
      }
    }

    List<String> sorted() {
      return sorted;
    }
  }

  /**
   * The same tasks, raters and classes with these votes of each task only, by their places here.
   */
  public VoteMatrix only(int[][] placesByTask) {
    int[] starts = new int[start.length];
    for (int task = 0; task < tasks(); task++) {
      starts[task + 1] = starts[task] + placesByTask[task].length;
    }
    int[] kept = new int[starts[tasks()]];
    int at = 0;
    for (int[] places : placesByTask) {
      int[] sorted = places.clone();
      Arrays.sort(sorted);
      for (int place : sorted) {
        kept[at++] = place;
      }
    }
    float[] weights = weight == null ? null : new float[kept.length];
    for (int i = 0; weights != null && i < kept.length; i++) {
      weights[i] = weight[kept[i]];
    }
    return new VoteMatrix(
        tasks,
        raters,
        classes,
        starts,
        Arrays.stream(kept).map(place -> rater[place]).toArray(),
        Arrays.stream(kept).map(place -> choice[place]).toArray(),
        weights);
  }

  /** The same votes, each weighing as much as its place here says. */
  public VoteMatrix weighing(float[] weights) {
    if (weights.length != rater.length) {
      throw new IllegalArgumentException("A weight a vote is wanted.");
    }
    return new VoteMatrix(tasks, raters, classes, start, rater, choice, weights.clone());
  }

  public int tasks() {
    return start.length - 1;
  }

  /** The raters' names; a rater's number is the place here. */
  public List<String> raters() {
    return raters;
  }

  /** The classes' names; a class's number is the place here. */
  public List<String> classes() {
    return classes;
  }

  /** How many votes there are in all. */
  public int size() {
    return rater.length;
  }

  /** A task's name; its number where it has none. */
  public String task(int task) {
    return tasks == null ? Integer.toString(task) : tasks.get(task);
  }

  /** The place of a task's first vote; its last is the one before the next task's first. */
  public int first(int task) {
    return start[task];
  }

  /** How many votes a task has. */
  public int votes(int task) {
    return start[task + 1] - start[task];
  }

  /** Who gave the vote at a place. */
  public int rater(int place) {
    return rater[place];
  }

  /** The class that the vote at a place chose. */
  public int choice(int place) {
    return choice[place];
  }

  /** What the vote at a place weighs beside others, 0 to 1. */
  public double weight(int place) {
    return weight == null ? 1 : weight[place];
  }

  /** How many votes each class of a task has. */
  public int[] counts(int task) {
    int[] counts = new int[classes.size()];
    for (int place = start[task]; place < start[task + 1]; place++) {
      counts[choice[place]]++;
    }
    return counts;
  }

  /** How many votes each rater gave. */
  public int[] votesOfRaters() {
    int[] given = new int[raters.size()];
    for (int each : rater) {
      given[each]++;
    }
    return given;
  }
}
