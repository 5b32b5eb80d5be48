package io.variantdash.query.live.connection;

import io.variantdash.query.web.request.PersonaId;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Whom a connection has been granted to.
 *
 * @param position up to where the client has seen the stream, if it comes back
 * @param upgrade what it was granted to
 * @param leave gives its place back; more than once does no harm
 */
record AdmittedClient(PersonaId persona, @Nullable String position, HttpServerRequest upgrade, Runnable leave) {

    HttpConnection connection() {
        return upgrade.connection();
    }

    /** Of both sides: nothing looks at them once it is answered, and a connection keeps them for as long as it lasts. */
    void forgetHeaders() {
        upgrade.headers().clear();
        upgrade.response().headers().clear();
    }
}
