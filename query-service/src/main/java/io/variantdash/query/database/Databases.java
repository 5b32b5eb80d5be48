package io.variantdash.query.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Knows where to read from; the replica is there when it has an address. */
@ApplicationScoped
class Databases {

    @Produces
    @Singleton
    Database primary(AgroalDataSource primary, UnreadableRows unreadable) {
        return new Database(primary, unreadable);
    }

    @Produces
    @Singleton
    @History
    Database history(
            AgroalDataSource primary,
            @DataSource("replica") InjectableInstance<AgroalDataSource> replica,
            UnreadableRows unreadable) {
        boolean configured = replica.getHandle().getBean().isActive();
        return new Database(configured ? replica.get() : primary, unreadable);
    }
}
