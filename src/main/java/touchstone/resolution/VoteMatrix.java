// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

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

  private VoteMatrix(
      List<String> tasks,
      List<String> raters,
      List<String> classes,
      int[] start,
      int[] rater,
      int[] choice) {
    this.tasks = tasks;
    this.raters = raters;
    this.classes = classes;
    this.start = start;
    this.rater = rater;
    this.choice = choice;
  }

  /** Gathers votes; a rater's further vote on a task replaces the one before. */
  public static final class Builder {
    private final TreeMap<String, TreeMap<String, String>> votes = new TreeMap<>();
    private final TreeSet<String> classes = new TreeSet<>();

    /** Names classes that the question offers, whether anybody chooses them or not. */
    public Builder offering(List<String> offered) {
      classes.addAll(offered);
      return this;
    }

    public Builder vote(String task, String rater, String choice) {
      votes.computeIfAbsent(task, first -> new TreeMap<>()).put(rater, choice);
      classes.add(choice);
      return this;
    }

    public VoteMatrix build() {
      TreeSet<String> names = new TreeSet<>();
      votes.values().forEach(each -> names.addAll(each.keySet()));
      List<String> raters = List.copyOf(names);
      List<String> offered = List.copyOf(classes);
      Map<String, Integer> raterNumbers = numbers(raters);
      Map<String, Integer> classNumbers = numbers(offered);
      int size = votes.values().stream().mapToInt(TreeMap::size).sum();
      int[] start = new int[votes.size() + 1];
      int[] rater = new int[size];
      int[] choice = new int[size];
      int task = 0;
      int at = 0;
      for (TreeMap<String, String> each : votes.values()) {
        for (Map.Entry<String, String> vote : each.entrySet()) {
          rater[at] = raterNumbers.get(vote.getKey());
          choice[at++] = classNumbers.get(vote.getValue());
        }
        start[++task] = at;
      }
      return new VoteMatrix(List.copyOf(votes.keySet()), raters, offered, start, rater, choice);
    }

    private static Map<String, Integer> numbers(List<String> names) {
      Map<String, Integer> numbers = new TreeMap<>();
      names.forEach(name -> numbers.put(name, numbers.size()));
      return numbers;
    }
  }

  /**
   * The same tasks, raters and classes with these votes of each task only, by their places here.
   */
  public VoteMatrix only(int[][] placesByTask) {
    int[] starts = new int[tasks.size() + 1];
    for (int task = 0; task < tasks.size(); task++) {
      starts[task + 1] = starts[task] + placesByTask[task].length;
    }
    int[] kept = new int[starts[tasks.size()]];
    int at = 0;
    for (int[] places : placesByTask) {
      int[] sorted = places.clone();
      Arrays.sort(sorted);
      for (int place : sorted) {
        kept[at++] = place;
      }
    }
    return new VoteMatrix(
        tasks,
        raters,
        classes,
        starts,
        Arrays.stream(kept).map(place -> rater[place]).toArray(),
        Arrays.stream(kept).map(place -> choice[place]).toArray());
  }

  public int tasks() {
    return tasks.size();
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

  public String task(int task) {
    return tasks.get(task);
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

  /** How many votes each class of a task has. */
  public int[] counts(int task) {
    int[] counts = new int[classes.size()];
    for (int place = start[task]; place < start[task + 1]; place++) {
      counts[choice[place]]++;
    }
    return counts;
  }
}
