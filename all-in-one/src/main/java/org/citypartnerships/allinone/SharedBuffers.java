package org.citypartnerships.allinone;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How much memory the embedded PostgreSQL keeps blocks in: an eighth of what there is, in megabytes. */
final class SharedBuffers {

    private static final long LEAST = 128;
    private static final long MOST = 2048;
    private static final int SHARE = 8;

    private SharedBuffers() {}

    /** The setting for this machine, or for the container that we run in: {@code shared_buffers=2048MB}. */
    static String setting() {
        long bytes = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
        return setting(bytes);
    }

    /** The same for so much memory. */
    static String setting(long bytes) {
        long share = (bytes / SHARE) >> 20;
        return "shared_buffers=" + Math.min(MOST, Math.max(LEAST, share)) + "MB";
    }
}
