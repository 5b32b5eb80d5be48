package io.variantdash.ingest.backlog;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this replica calls itself: in a cluster the name of the pod tells where it is, on one machine the process does. */
public final class ReplicaName {

    private ReplicaName() {}

    public static String ofThisProcess() {
        return host() + "-" + ProcessHandle.current().pid();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "ingest";
        }
    }
}
