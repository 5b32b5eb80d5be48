package io.variantdash.query.web.guard;

import io.netty.util.NetUtil;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.config.value.AddressRange;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;

/**
 * Where a request comes from. Everyone can write what they like into {@code X-Forwarded-For}, and proxies append to it: so it
 * is read from its end, for as long as it was a trusted proxy that spoke, and what a client wrote before that counts for
 * nothing.
 */
@Singleton
public final class ClientAddress {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    /** Of an address of version 6 a client has at least the last half to choose from. */
    private static final int BYTES_OF_NETWORK = 8;

    private static final int BYTES_OF_VERSION_6 = 16;

    private final Set<AddressRange> proxies;

    @Inject
    ClientAddress(DashboardConfig config) {
        this(config.web().trustedProxies().orElse(Set.of()));
    }

    ClientAddress(Set<AddressRange> proxies) {
        this.proxies = proxies;
    }

    /** The address of version 4, or the network of version 6, from which the request comes. */
    public String of(HttpServerRequest request) {
        // The connection's own: what the request says of itself may be a header's word.
        String peer = request.connection().remoteAddress().hostAddress();
        return of(peer, String.join(",", request.headers().getAll(FORWARDED_FOR)));
    }

    String of(String peer, String forwardedFor) {
        String client = peer;
        String[] said = forwardedFor.split(",", -1);
        for (int i = said.length - 1; i >= 0 && isProxy(client) && isAddress(said[i].trim()); i--) {
            client = said[i].trim();
        }
        return network(client);
    }

    private boolean isProxy(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes != null && proxies.stream().anyMatch(range -> range.includes(bytes));
    }

    private static boolean isAddress(String text) {
        return NetUtil.createByteArrayFromIpAddressString(text) != null;
    }

    private static String network(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null || bytes.length != BYTES_OF_VERSION_6) {
            return address;
        }
        Arrays.fill(bytes, BYTES_OF_NETWORK, BYTES_OF_VERSION_6, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(address, impossible);
        }
    }
}
