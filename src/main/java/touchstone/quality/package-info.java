/**
 * Whether raters get right what is known: gold in the stream of tasks, skill with its interval, the
 * test that stops a guesser early, the rules a lead sets, what they did to whom, and the appeal
 * against it. No rule can remove a judgement or take earned pay: a weight does the job and can be
 * given back. {@code SequentialTest} and {@code Skill} are plain Java. Imports resolution,
 * judgement, project and below.
 */
package touchstone.quality;
