// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

import jakarta.enterprise.context.ApplicationScoped;
import touchstone.base.Money;
import touchstone.freshness.ChangedLabels;
import touchstone.web.Speech;

/** What a change comes to, in one sentence. */
@ApplicationScoped
class Words {
  private final Speech speech;

  Words(Speech speech) {
    this.speech = speech;
  }

  String of(ChangedLabels.Bill bill) {
    if (bill.labels() == 0) {
      return speech.say("revising_noLabel");
    }
    Money price = bill.price() == null ? null : bill.price().inMinorUnits();
    return speech.say(
        "revising_bill",
        bill.labels(),
        bill.judgements(),
        price == null
            ? speech.say("revising_noPrice")
            : speech.say("revising_price", price.amount(), price.currency()),
        bill.days() == null
            ? speech.say("revising_noPace")
            : speech.say("revising_days", Math.max(1, Math.ceil(bill.days()))));
  }
}
