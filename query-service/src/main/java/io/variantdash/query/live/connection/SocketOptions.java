package io.variantdash.query.live.connection;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Options of WebSockets for which Quarkus has no settings. A compressor costs about 180 KB a connection, and a small frame
 * could inflate without bound in the Netty that this Quarkus brings.
 */
@Singleton
class SocketOptions implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        customize(options);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customize(options);
    }

    private static void customize(HttpServerOptions options) {
        // The one kind of compression that application.properties cannot switch off.
        options.setPerFrameWebSocketCompressionSupported(false);
    }
}
