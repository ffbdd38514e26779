package org.citypartnerships.allinone.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What it was measured on. */
final class Machine {

    private static final List<String> SETTINGS = List.of(
            "server_version",
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "wal_sync_method",
            "shared_buffers",
            "max_wal_size",
            "data_checksums");

    private Machine() {}

    /** Name and value of everything that figures hang on. */
    static Map<String, String> of(Stage stage) throws SQLException, IOException {
        Map<String, String> machine = new LinkedHashMap<>();
        machine.put("processor", processor());
        machine.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        machine.put("memory", memory());
        machine.put(
                "file system of the database",
                Files.getFileStore(stage.folder()).type());
        machine.put("operating system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        machine.put("heap of the measuring process", Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB");
        for (String setting : SETTINGS) {
            machine.put("PostgreSQL " + setting, stage.setting(setting));
        }
        return machine;
    }

    private static String processor() {
        return first("/proc/cpuinfo", "model name");
    }

    private static String memory() {
        String kibibytes = first("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", "");
        return kibibytes.isEmpty() ? "unknown" : Long.parseLong(kibibytes) / (1 << 20) + " GiB";
    }

    private static String first(String file, String key) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
