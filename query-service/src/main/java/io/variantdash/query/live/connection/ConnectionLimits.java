package io.variantdash.query.live.connection;

import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.live.hub.UpgradeRejection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts connections against their limits, all of them at once. Safe for use by several threads. */
@Singleton
class ConnectionLimits {

    private final int most;
    private final int mostPerPersona;
    private final int mostPerAddress;
    private final Map<String, Integer> byPersona = new HashMap<>();
    private final Map<String, Integer> byAddress = new HashMap<>();
    private int taken;
    private boolean stopping;

    @Inject
    ConnectionLimits(DashboardConfig config) {
        this(
                config.live().maxConnections(),
                config.live().maxConnectionsPerPersona(),
                config.live().maxConnectionsPerAddress());
    }

    ConnectionLimits(int most, int mostPerPersona, int mostPerAddress) {
        this.most = most;
        this.mostPerPersona = mostPerPersona;
        this.mostPerAddress = mostPerAddress;
    }

    /** Takes a place, or says why there is none. */
    synchronized @Nullable UpgradeRejection take(String persona, String address) {
        UpgradeRejection rejection = rejection(persona, address);
        if (rejection == null) {
            taken++;
            byPersona.merge(persona, 1, Integer::sum);
            byAddress.merge(address, 1, Integer::sum);
        }
        return rejection;
    }

    /** Says why there is no place, if there is none. */
    synchronized @Nullable UpgradeRejection rejection(String persona, String address) {
        if (stopping) {
            return UpgradeRejection.STOPPING;
        }
        if (taken >= most) {
            return UpgradeRejection.FULL;
        }
        if (byPersona.getOrDefault(persona, 0) >= mostPerPersona) {
            return UpgradeRejection.PERSONA;
        }
        if (byAddress.getOrDefault(address, 0) >= mostPerAddress) {
            return UpgradeRejection.ADDRESS;
        }
        return null;
    }

    synchronized void leave(String persona, String address) {
        taken--;
        byPersona.computeIfPresent(persona, (key, count) -> count == 1 ? null : count - 1);
        byAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    }

    /** From now on no client gets one. */
    synchronized void stop() {
        stopping = true;
    }

    synchronized boolean isStopping() {
        return stopping;
    }

    synchronized int taken() {
        return taken;
    }
}
