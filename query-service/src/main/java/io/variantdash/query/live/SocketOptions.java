package io.variantdash.query.live;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/** Options of WebSockets for which Quarkus has no settings; the others are in application.properties. */
@Singleton
class SocketOptions implements HttpServerOptionsCustomizer {

    private static final int LONGEST_CLOSE_SECONDS = 1;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        customize(options);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customize(options);
    }

    private static void customize(HttpServerOptions options) {
        // As for whole messages: a small frame could inflate without bound in the Netty that this Quarkus brings, and
        // each
        // connection would hold the memory of a compressor. Goes when a Quarkus with a mended Netty is used.
        options.setPerFrameWebSocketCompressionSupported(false);
        // A client that does not answer a close is gone; the stop of the service waits for it.
        options.setWebSocketClosingTimeout(LONGEST_CLOSE_SECONDS);
    }
}
