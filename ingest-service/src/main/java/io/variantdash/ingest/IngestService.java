package io.variantdash.ingest;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.variantdash.ingest.rebuild.Rebuild;

/** The entry point: a replica runs until it is told to end, a rebuild until all is there. */
@QuarkusMain
public final class IngestService implements QuarkusApplication {

    private final IngestConfiguration configuration;
    private final Rebuild rebuild;

    IngestService(IngestConfiguration configuration, Rebuild rebuild) {
        this.configuration = configuration;
        this.rebuild = rebuild;
    }

    @Override
    public int run(String... arguments) {
        if (configuration.rebuild()) {
            return rebuild.run();
        }
        Quarkus.waitForExit();
        return 0;
    }
}
