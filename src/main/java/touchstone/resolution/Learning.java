// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.guideline.Question;
import touchstone.judgement.JudgementLine;
import touchstone.judgement.JudgementLog;
import touchstone.project.Project;

/**
 * Makes the method of each question of a project ready: where it learns of raters it reads all
 * judgements once, as of the scope, and learns. What is learned as of a time past is the same for
 * ever, so that it is kept at hand for the next who asks.
 */
@ApplicationScoped
class Learning {
  private static final int AT_HAND = 8;

  /** Posteriors of all items and answers together: 160 MB of numbers. */
  private static final long MOST_CELLS = 20_000_000;

  private final Methods methods;
  private final JudgementLog log;
  private final Map<Key, Map<String, Learned>> atHand =
      Collections.synchronizedMap(
          new LinkedHashMap<>(AT_HAND, .75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Map<String, Learned>> eldest) {
              return size() > AT_HAND;
            }
          });

  Learning(Methods methods, JudgementLog log) {
    this.methods = methods;
    this.log = log;
  }

  private record Key(UUID project, Instant asOf, Methods.Wanted wanted, Ballot ballot) {}

  /** By name, every question that is or was asked. */
  Map<String, Learned> of(
      Project project,
      List<Question> asked,
      Methods.Wanted wanted,
      Ballot ballot,
      JudgementLog.Scope scope) {
    if (scope.asOf() == null) {
      return learn(project, asked, wanted, ballot, scope);
    }
    Key key = new Key(project.id, scope.asOf(), wanted, ballot);
    Map<String, Learned> known = atHand.get(key);
    if (known == null) {
      known = learn(project, asked, wanted, ballot, scope);
      atHand.put(key, known);
    }
    return known;
  }

  /**
   * The methods of the questions, those that would learn replaced by the votes under their name.
   */
  Map<String, Learned> none(List<Question> asked, Methods.Wanted wanted) {
    Map<String, Learned> none = new LinkedHashMap<>();
    Method plain = unasked("").method();
    for (Question question : asked) {
      Methods.Way way = methods.of(question, wanted);
      Method method = way.method() == null ? new Named(way.name(), plain) : way.method();
      none.put(question.name(), Learned.nothing(question.name(), question, method));
    }
    return none;
  }

  /** A method under another's name. */
  private record Named(String name, Method method) implements Method {
    @Override
    public Resolved resolve(List<Vote> votes) {
      return method.resolve(votes);
    }
  }

  /** How a question is resolved that was never asked. */
  Learned unasked(String question) {
    return Learned.nothing(
        question, null, methods.of(null, new Methods.Wanted(Methods.AUTO, null)).method());
  }

  private Map<String, Learned> learn(
      Project project,
      List<Question> asked,
      Methods.Wanted wanted,
      Ballot ballot,
      JudgementLog.Scope scope) {
    Map<String, Learned> learned = new LinkedHashMap<>();
    Map<String, Pupil> pupils = new LinkedHashMap<>();
    for (Question question : asked) {
      Methods.Way way = methods.of(question, wanted);
      if (way.method() != null) {
        learned.put(question.name(), Learned.nothing(question.name(), question, way.method()));
      } else {
        learned.put(question.name(), null);
        pupils.put(question.name(), new Pupil(way, question));
      }
    }
    if (!pupils.isEmpty()) {
      read(project, ballot, scope, pupils);
      pupils.forEach((question, pupil) -> learned.put(question, pupil.learned(unasked(question))));
    }
    return learned;
  }

  /** The values that a question offers, each as the JSON of an answer. */
  static List<String> offered(Question question) {
    return question.options().stream()
        .map(value -> Json.write(question.canonical(question.fromForm(List.of(value)))))
        .toList();
  }

  private void read(
      Project project, Ballot ballot, JudgementLog.Scope scope, Map<String, Pupil> pupils) {
    log.read(
        project,
        scope,
        task -> {
          Map<String, List<JudgementLine>> byQuestion = new HashMap<>();
          for (JudgementLine line : task.lines()) {
            if (line.round() > 0 && pupils.containsKey(line.question())) {
              byQuestion.computeIfAbsent(line.question(), first -> new ArrayList<>()).add(line);
            }
          }
          byQuestion.forEach((question, lines) -> pupils.get(question).take(ballot, lines));
        });
  }

  /** The votes on one question as they are read, and the golds among them. */
  private static final class Pupil {
    private final Methods.Way way;
    private final Question question;
    private final VoteMatrix.Builder builder = new VoteMatrix.Builder();
    private final Map<String, String> names = new HashMap<>();
    private final Map<Integer, String> golds = new LinkedHashMap<>();

    Pupil(Methods.Way way, Question question) {
      this.way = way;
      this.question = question;
      builder.offering(offered(question));
    }

    void take(Ballot ballot, List<JudgementLine> lines) {
      List<Vote> votes = Resolutions.votes(lines);
      List<Vote> learnt = ballot.learnt(votes);
      if (learnt.isEmpty()) {
        return;
      }
      int task = builder.next();
      learnt.forEach(vote -> builder.vote(vote.rater(), vote.text()));
      lines.forEach(line -> names.putIfAbsent(line.participant().toString(), line.rater()));
      List<String> gold =
          votes.stream().filter(Vote::gold).map(Vote::text).distinct().limit(2).toList();
      if (gold.size() == 1) {
        golds.put(task, gold.get(0));
      }
    }

    Learned learned(Learned plain) {
      VoteMatrix votes = builder.build();
      if ((long) votes.tasks() * votes.classes().size() > MOST_CELLS) {
        return plain.remarking(
            votes.classes().size()
                + " answers on "
                + votes.tasks()
                + " items are too many to learn of raters: the majority decides.");
      }
      Copies copies = Copies.among(votes);
      VoteMatrix weighed = copies.weighed(votes);
      Fit fit = way.learner().fit(weighed);
      Calibration calibration = calibration(weighed, fit);
      Map<String, Double> skills = new LinkedHashMap<>();
      Map<String, Integer> given = new LinkedHashMap<>();
      int[] counts = votes.votesOfRaters();
      double[] learned = fit.skills();
      for (int rater = 0; rater < counts.length; rater++) {
        skills.put(votes.raters().get(rater), learned[rater]);
        given.put(votes.raters().get(rater), counts[rater]);
      }
      List<List<String>> alike =
          copies.groups().stream()
              .map(
                  group ->
                      group.stream().map(votes.raters()::get).map(names::get).sorted().toList())
              .toList();
      List<String> remarks = new ArrayList<>(fit.remarks());
      alike.forEach(
          group ->
              remarks.add(String.join(", ", group) + " answer as one and share one vote: copies."));
      return new Learned(
          question.name(),
          question,
          new Fitted(way.name(), votes, fit, plain.method(), calibration, copies),
          fit.iterations(),
          remarks,
          calibration,
          alike,
          skills,
          given);
    }

    private Calibration calibration(VoteMatrix votes, Fit fit) {
      List<double[]> posteriors = new ArrayList<>();
      List<Integer> truths = new ArrayList<>();
      golds.forEach(
          (task, label) -> {
            int truth = votes.classes().indexOf(label);
            if (truth >= 0) {
              posteriors.add(fit.posterior(votes, task));
              truths.add(truth);
            }
          });
      return Calibration.of(posteriors, truths);
    }
  }
}
