package io.variantdash.bench.fanout;

import io.variantdash.bench.load.Credentials;
import io.variantdash.bench.machine.ProcessTree;
import java.net.URI;

/** Something that reads {@code dashboard.updates} and tells clients of it over WebSockets. */
record LiveServer(String name, URI uri, ProcessTree process, Credentials credentials) {}
