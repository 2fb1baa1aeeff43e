// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Figures for people to look at that take long to count. What is counted quickly is counted each
 * time; what was slow is shown as it was last counted, with the time, and counted anew behind the
 * reader's back once it is a minute old. Nothing is added up on the way: each count begins at the
 * rows. It is a memory of this node alone, and what is lost with it is counted again.
 */
@ApplicationScoped
public class Kept {
  private static final Logger LOG = Logger.getLogger(Kept.class);
  private static final Duration SLOW = Duration.ofMillis(200);
  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final int MOST = 500;

  private final Transactions transactions;
  private final Set<Key> underWay = ConcurrentHashMap.newKeySet();
  private final Map<Key, Figures<?>> kept =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, .75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Figures<?>> eldest) {
              return size() > MOST;
            }
          });
  private final ExecutorService counting =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "kept-figures");
            thread.setDaemon(true);
            return thread;
          });

  Kept(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Figures with the time at which they were counted.
   *
   * @param <T> the figures
   * @param before whether they were counted before this was asked
   */
  public record Figures<T>(T value, Instant at, boolean before) {}

  private record Key(UUID about, String name) {}

  /** Figures of something under a name; what is counted must not change. */
  @SuppressWarnings("unchecked")
  public <T> Figures<T> of(UUID about, String name, Callable<T> count) {
    Key key = new Key(about, name);
    Figures<T> last = (Figures<T>) kept.get(key);
    if (last == null) {
      return counted(key, count);
    }
    if (last.at().plus(FRESH).isBefore(Instant.now())) {
      anew(key, count);
    }
    return last;
  }

  /**
   * The figures where they were counted before, however quick; else nothing yet, and they are
   * counted behind the reader's back.
   */
  @SuppressWarnings("unchecked")
  public <T> Optional<T> soon(UUID about, String name, Callable<T> count) {
    Key key = new Key(about, name);
    Figures<T> last = (Figures<T>) kept.get(key);
    if (last == null || last.at().plus(FRESH).isBefore(Instant.now())) {
      anew(
          key,
          () -> {
            T value = count.call();
            kept.put(key, new Figures<>(value, Instant.now(), true));
            return value;
          });
    }
    return Optional.ofNullable(last).map(Figures::value);
  }

  private <T> Figures<T> counted(Key key, Callable<T> count) {
    Instant began = Instant.now();
    T value = transactions.inNew(count);
    if (Duration.between(began, Instant.now()).compareTo(SLOW) < 0) {
      kept.remove(key);
    } else {
      kept.put(key, new Figures<>(value, began, true));
    }
    return new Figures<>(value, began, false);
  }

  private <T> void anew(Key key, Callable<T> count) {
    if (underWay.add(key)) {
      counting.execute(
          () -> {
            try {
              counted(key, count);
            } catch (RuntimeException away) {
              LOG.warnf("%s could not be counted anew: %s", key.name(), away.getMessage());
            } finally {
              underWay.remove(key);
            }
          });
    }
  }

  /** Throws away what is kept of something, after a change that people want to see at once. */
  public void forget(UUID about) {
    kept.keySet().removeIf(key -> key.about().equals(about));
  }

  @PreDestroy
  void end() {
    counting.shutdownNow();
  }
}
