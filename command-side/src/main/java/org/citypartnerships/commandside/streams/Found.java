package org.citypartnerships.commandside.streams;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one look-up found; rows as {@link LookUp} reads them. Only {@link Surroundings} that share it with nobody add to it, what
 * has been decided since.
 */
final class Found {

    final Map<String, GivenAnswer> answers = new HashMap<>();
    final Set<String> onRecord = new HashSet<>();
    final Set<String> heirs = new HashSet<>();
    final Map<String, String> actsFor = new HashMap<>();
    final Map<String, String> dates = new HashMap<>();
    final Map<String, String> bySides = new HashMap<>();
    final Map<String, String> byScope = new HashMap<>();
    final Map<String, Long> sequences = new HashMap<>();
    final Map<String, Set<String>> members = new HashMap<>();
    final Map<String, String> staying = new HashMap<>();
    final Map<String, List<String>> alike = new HashMap<>();
    final Map<String, List<String>> owners = new HashMap<>();
    final Map<String, Set<String>> lineage = new HashMap<>();

    /** This and what another look-up found since. */
    Found and(Found later) {
        Found both = new Found();
        for (Found one : List.of(this, later)) {
            both.answers.putAll(one.answers);
            both.onRecord.addAll(one.onRecord);
            both.heirs.addAll(one.heirs);
            both.actsFor.putAll(one.actsFor);
            both.dates.putAll(one.dates);
            both.bySides.putAll(one.bySides);
            both.byScope.putAll(one.byScope);
            both.sequences.putAll(one.sequences);
            both.members.putAll(one.members);
            both.staying.putAll(one.staying);
            both.alike.putAll(one.alike);
            both.owners.putAll(one.owners);
            both.lineage.putAll(one.lineage);
        }
        return both;
    }

    static Found in(ResultSet rows) throws SQLException {
        Found found = new Found();
        while (rows.next()) {
            found.add(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4));
        }
        return found;
    }

    private void add(String what, String of, @Nullable String value, @Nullable String more) {
        switch (what) {
            case "answer" -> answers.put(of, GivenAnswer.of(given(value), given(more)));
            case "partnership", "entry" -> onRecord.add(of);
            case "party" -> {
                onRecord.add(of);
                put(actsFor, of, value);
                if (more != null) {
                    heirs.add(of);
                }
            }
            case "source" -> {
                onRecord.add(of);
                put(dates, of, value);
            }
            case "date" -> put(dates, of, value);
            case "sides" -> put(bySides, of, value);
            case "scope" -> put(byScope, of, value);
            case "stream" -> {
                sequences.put(of, value == null ? -1L : Long.parseLong(value));
                if (value != null) {
                    onRecord.add(of);
                }
            }
            case "member" -> {
                onRecord.add(given(value));
                members.computeIfAbsent(of, none -> new HashSet<>()).add(given(value));
            }
            case "alias" -> put(staying, of, value);
            case "name" -> alike.computeIfAbsent(of, none -> new ArrayList<>()).add(given(value));
            case "identifier" ->
                owners.computeIfAbsent(of, none -> new ArrayList<>()).add(given(value));
            case "lineage" ->
                lineage.computeIfAbsent(of, none -> new HashSet<>()).add(given(value));
            default -> throw new IllegalStateException("nobody asked for a row of " + what);
        }
    }

    private static void put(Map<String, String> map, String of, @Nullable String value) {
        if (value != null) {
            map.put(of, value);
        }
    }

    private static String given(@Nullable String value) {
        if (value == null) {
            throw new IllegalStateException("a row that was looked up lacks a value that its table requires");
        }
        return value;
    }
}
