// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import touchstone.account.Caller;
import touchstone.assignment.Given;
import touchstone.assignment.Lease;
import touchstone.assignment.Leases;
import touchstone.assignment.NotAdmitted;
import touchstone.assignment.Work;
import touchstone.base.Problem;
import touchstone.project.Project;
import touchstone.routing.DayCap;
import touchstone.web.Redirect;

/** Which task comes next for the caller: one held already, else one leased now. */
@ApplicationScoped
class NextTask {
  /** What is left when the day's cap is reached. */
  static final String CAP = "cap";

  private final Leases leases;
  private final Work work;
  private final DayCap dayCap;
  private final Caller caller;

  NextTask(Leases leases, Work work, DayCap dayCap, Caller caller) {
    this.leases = leases;
    this.work = work;
    this.dayCap = dayCap;
    this.caller = caller;
  }

  /** Leases to show, and what is left where they are fewer than asked for. */
  record Found(List<UUID> leases, String left) {}

  /** What was sent back is shown with the guideline that the caller read last. */
  void refresh(Project project) {
    leases.refresh(project, caller.id());
  }

  /** Up to count tasks, none of those the page has already. */
  Found find(Project project, int count, Set<UUID> without) {
    refresh(project);
    List<UUID> found = new ArrayList<>(leases.held(project, caller.id()));
    found.removeAll(without);
    if (found.size() >= count) {
      return new Found(found.subList(0, count), Given.MORE);
    }
    Given given = work.lease(project.slug, caller.id(), () -> count - found.size());
    given.leases().stream()
        .map(Lease::lease)
        .filter(lease -> !without.contains(lease))
        .forEach(found::add);
    boolean capped =
        found.isEmpty() && given.left().equals(Given.LATER) && dayCap.reached(project, caller.id());
    return new Found(found, capped ? CAP : given.left());
  }

  /** Goes to the next task, or to the page that says why there is none. */
  Response open(Project project) {
    try {
      Found found = find(project, 1, Set.of());
      return Redirect.to(
          found.leases().isEmpty()
              ? "/label/" + project.slug + "?left=" + found.left()
              : "/label/" + project.slug + "/" + found.leases().get(0));
    } catch (NotAdmitted notYet) {
      return Redirect.to(notYet.page());
    } catch (Problem problem) {
      if (problem.status() == 412) {
        return Redirect.to("/label/" + project.slug + "/guideline");
      }
      if (problem.status() == 403) {
        return Redirect.to("/label/" + project.slug + "/quality");
      }
      throw problem;
    }
  }
}
