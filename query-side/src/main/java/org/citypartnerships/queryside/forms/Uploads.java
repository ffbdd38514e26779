package org.citypartnerships.queryside.forms;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Files that were tried out and wait to be recorded, for half an hour at most: whoever comes later chooses the file again. */
@Component
class Uploads {

    private static final Duration KEPT = Duration.ofMinutes(30);
    private static final long BYTES_MAX = 64L << 20;

    private final Cache<String, Upload> files = Caffeine.newBuilder()
            .maximumWeight(BYTES_MAX)
            .weigher((String key, Upload upload) -> upload.bytes().length)
            .expireAfterWrite(KEPT)
            .build();

    /**
     * A file.
     *
     * @param owner who sent it: nobody else records it
     * @param name what it is called
     * @param type its media type
     * @param bytes what is in it
     */
    @SuppressWarnings("ArrayRecordComponent") // a file is handed on and never compared
    record Upload(String owner, String name, String type, byte[] bytes) {}

    /** Keeps a file; tells the key under which it is found. */
    String keep(Upload upload) {
        String key = Made.key();
        files.put(key, upload);
        return key;
    }

    Optional<Upload> find(String key, String owner) {
        return Optional.ofNullable(files.getIfPresent(key))
                .filter(upload -> upload.owner().equals(owner));
    }
}
