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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Figures for people to look at that take long to count. What is counted quickly is counted each
 * time; what was slow is shown as it was last counted, with the time, and counted anew behind the
 * reader's back once it is a minute old, or twenty times as old as counting takes. Nothing is added
 * up on the way: each count begins at the rows. It is a memory of this node alone, and what is lost
 * with it is counted again.
 */
@ApplicationScoped
public class Kept {
  private static final Logger LOG = Logger.getLogger(Kept.class);
  private static final Duration SLOW = Duration.ofMillis(200);
  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final int SELDOM = 20;
  private static final int MOST = 500;

  private final Set<Key> underWay = ConcurrentHashMap.newKeySet();
  private final Map<Key, CompletableFuture<Figures<?>>> first = new ConcurrentHashMap<>();
  private final Map<Key, Last> kept =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, .75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Last> eldest) {
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

  /**
   * Figures with the time at which they were counted.
   *
   * @param <T> the figures
   * @param before whether they were counted before this was asked
   */
  public record Figures<T>(T value, Instant at, boolean before) {}

  private record Last(Figures<?> figures, Duration took) {
    boolean slow() {
      return took.compareTo(SLOW) >= 0;
    }

    boolean old() {
      Duration seldom = took.multipliedBy(SELDOM);
      Duration fresh = seldom.compareTo(FRESH) > 0 ? seldom : FRESH;
      return figures.at().plus(fresh).isBefore(Instant.now());
    }
  }

  private record Key(UUID about, String name) {}

  /** Figures of something under a name; what is counted must not change. */
  @SuppressWarnings("unchecked")
  public <T> Figures<T> of(UUID about, String name, Callable<T> count) {
    Key key = new Key(about, name);
    Last last = kept.get(key);
    if (last == null) {
      return once(key, count);
    }
    if (!last.slow()) {
      return counted(key, count);
    }
    if (last.old()) {
      anew(key, count);
    }
    return (Figures<T>) last.figures();
  }

  /** What is not known yet is counted once, however many ask: the others wait for the first. */
  @SuppressWarnings("unchecked")
  private <T> Figures<T> once(Key key, Callable<T> count) {
    CompletableFuture<Figures<?>> mine = new CompletableFuture<>();
    CompletableFuture<Figures<?>> other = first.putIfAbsent(key, mine);
    if (other != null) {
      try {
        return (Figures<T>) other.join();
      } catch (CompletionException failed) {
        return counted(key, count);
      }
    }
    try {
      Figures<T> counted = counted(key, count);
      mine.complete(counted);
      return counted;
    } catch (RuntimeException failed) {
      mine.completeExceptionally(failed);
      throw failed;
    } finally {
      first.remove(key);
    }
  }

  /**
   * The figures; where there is too much to wait for and nothing is known yet, nothing, and they
   * are counted behind the reader's back.
   */
  public <T> Optional<T> ofLarge(UUID about, String name, boolean large, Callable<T> count) {
    if (large && !kept.containsKey(new Key(about, name))) {
      return soon(about, name, count);
    }
    return Optional.of(of(about, name, count).value());
  }

  /**
   * The figures where they were counted before, however quick; else nothing yet, and they are
   * counted behind the reader's back.
   */
  @SuppressWarnings("unchecked")
  public <T> Optional<T> soon(UUID about, String name, Callable<T> count) {
    Key key = new Key(about, name);
    Last last = kept.get(key);
    if (last == null || last.old()) {
      anew(key, count);
    }
    return Optional.ofNullable(last).map(known -> (T) known.figures().value());
  }

  private <T> Figures<T> counted(Key key, Callable<T> count) {
    Instant began = Instant.now();
    T value = value(key, count);
    Duration took = Duration.between(began, Instant.now());
    kept.put(key, new Last(new Figures<>(value, began, true), took));
    return new Figures<>(value, began, false);
  }

  /**
   * Never in one transaction around all: it would hold rows that what is counted asks for in short
   * ones of its own, and on PostgreSQL the record time back.
   */
  private static <T> T value(Key key, Callable<T> count) {
    try {
      return count.call();
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IllegalStateException(key.name() + " could not be counted", failed);
    }
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
