// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The door for Fluentd, Fluent Bit and Docker's log driver: the forward protocol over TCP, off
 * unless a port is set. Where senders without a key are allowed, who speaks first is one of them,
 * and who waits is greeted as the protocol wants: one port serves both.
 */
@ApplicationScoped
class ForwardDoor {
  private static final Logger LOG = Logger.getLogger(ForwardDoor.class);
  private static final long PATIENCE_MILLIS = 300;
  private static final int IDLE_SECONDS = 600;

  private final Vertx vertx;
  private final ForwardStreams streams;
  private final int port;
  private final String host;
  private final Optional<String> certificate;
  private final Optional<String> key;
  private NetServer server;

  ForwardDoor(
      Vertx vertx,
      ForwardStreams streams,
      @ConfigProperty(name = "touchstone.forward.port", defaultValue = "0") int port,
      @ConfigProperty(name = "touchstone.forward.host", defaultValue = "0.0.0.0") String host,
      @ConfigProperty(name = "touchstone.forward.tls.certificate") Optional<String> certificate,
      @ConfigProperty(name = "touchstone.forward.tls.key") Optional<String> key) {
    this.vertx = vertx;
    this.streams = streams;
    this.port = port;
    this.host = host;
    this.certificate = certificate;
    this.key = key;
  }

  void open(@Observes StartupEvent start) throws Exception {
    if (port == 0) {
      return;
    }
    NetServerOptions options =
        new NetServerOptions()
            .setPort(Math.max(port, 0))
            .setHost(host)
            .setIdleTimeout(IDLE_SECONDS);
    if (certificate.isPresent() && key.isPresent()) {
      options
          .setSsl(true)
          .setKeyCertOptions(
              new PemKeyCertOptions().setCertPath(certificate.get()).setKeyPath(key.get()));
    }
    server = vertx.createNetServer(options).connectHandler(this::meet);
    server.listen().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    LOG.infof("Forward protocol on %s:%d", host, server.actualPort());
  }

  /** The port it listens on; 0 where it does not. */
  int port() {
    return server == null ? 0 : server.actualPort();
  }

  void close(@Observes ShutdownEvent stop) {
    if (server != null) {
      server.close();
    }
  }

  private void meet(NetSocket socket) {
    var conversation =
        new ForwardConversation(streams, bytes -> socket.write(Buffer.buffer(bytes)));
    if (streams.needKey()) {
      conversation.wantKey();
      greet(socket, conversation);
      socket.handler(block -> hear(socket, conversation, block));
      return;
    }
    long greeting = vertx.setTimer(PATIENCE_MILLIS, passed -> greet(socket, conversation));
    socket.closeHandler(closed -> vertx.cancelTimer(greeting));
    socket.handler(
        block -> {
          vertx.cancelTimer(greeting);
          hear(socket, conversation, block);
        });
  }

  private static void greet(NetSocket socket, ForwardConversation conversation) {
    try {
      conversation.greet();
    } catch (IOException impossible) {
      socket.close();
    }
  }

  /**
   * One block at a time and off the event loop. Nothing more is read meanwhile, which keeps the
   * order of a connection; an order of all connections would make each wait for the slowest.
   */
  private void hear(NetSocket socket, ForwardConversation conversation, Buffer block) {
    socket.pause();
    vertx
        .executeBlocking(() -> conversation.take(block.getBytes()), false)
        .onComplete(
            done -> {
              if (done.succeeded() && done.result()) {
                socket.resume();
                return;
              }
              if (done.failed()) {
                LOG.warnf("A forward connection ends: %s", done.cause().getMessage());
              }
              socket.close();
            });
  }
}
