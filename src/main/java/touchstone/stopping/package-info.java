/**
 * When a task has judgements enough, and what another rule would have bought of a project's own
 * judgements. The rules are plain Java. Imports resolution, judgement, project and below.
 */
package touchstone.stopping;
