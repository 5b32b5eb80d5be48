package io.variantdash.query.live.connection;

import io.variantdash.query.web.request.PersonaId;
import io.vertx.core.http.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * Whom a connection has been granted to.
 *
 * @param position up to where the client has seen the stream, if it comes back
 * @param leave gives its place back; more than once does no harm
 */
record AdmittedClient(PersonaId persona, @Nullable String position, HttpConnection connection, Runnable leave) {}
