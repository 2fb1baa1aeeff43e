// SPDX-License-Identifier: Apache-2.0
package touchstone.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import touchstone.base.Required;
import touchstone.feedback.Stream;

/**
 * The ends of alarms: what a slice's alarm turned out to be, and what is watched for from then on.
 */
@ApplicationScoped
public class Alarms {
  private final SliceAlarms alarms;
  private final Watch watch;

  Alarms(SliceAlarms alarms, Watch watch) {
    this.alarms = alarms;
    this.watch = watch;
  }

  /**
   * Closes an alarm with its cause, in the caller's transaction. The slice's detector learns anew
   * what is usual, so that what is known now is not told again and what comes next is.
   */
  public void close(Stream stream, SliceAlarm alarm, Cause cause, String note, UUID by) {
    alarms.close(alarm, cause, Required.optionalText("note", note, 4000), by);
    if (!alarm.stopsByItself()) {
      watch.relearn(stream, alarm.slice());
    }
  }
}
