package org.citypartnerships.allinone.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that was recorded for one partnership, to be written again for others: names of its cities and its source are put in
 * anew, random ids are made anew, everything else stays, so that it is as long and as odd as the first.
 */
final class Likeness {

    private static final Pattern PARTS = Pattern.compile(
            "(?<left>lzzzqxja)|(?<Left>Lzzzqxja)|(?<right>rzzzqxjb)|(?<Right>Rzzzqxjb)|(?<source>szzzqxjc)"
                    + "|(?<uuid>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
                    + "|(?<hex>\\b[0-9a-f]{64}\\b|\\b[0-9a-f]{32}\\b)");

    private enum Part {
        LITERAL,
        LEFT,
        LEFT_NAME,
        RIGHT,
        RIGHT_NAME,
        SOURCE,
        RANDOM
    }

    private final List<Part> parts = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    Likeness(String recorded) {
        Matcher found = PARTS.matcher(recorded);
        int end = 0;
        while (found.find()) {
            add(Part.LITERAL, recorded.substring(end, found.start()));
            add(partOf(found), found.group());
            end = found.end();
        }
        add(Part.LITERAL, recorded.substring(end));
    }

    private void add(Part part, String text) {
        parts.add(part);
        texts.add(text);
    }

    private static Part partOf(Matcher found) {
        if (found.group("left") != null) {
            return Part.LEFT;
        }
        if (found.group("Left") != null) {
            return Part.LEFT_NAME;
        }
        if (found.group("right") != null) {
            return Part.RIGHT;
        }
        if (found.group("Right") != null) {
            return Part.RIGHT_NAME;
        }
        return found.group("source") != null ? Part.SOURCE : Part.RANDOM;
    }

    String of(Names names, Randoms randoms) {
        StringBuilder out = new StringBuilder(256);
        for (int i = 0; i < parts.size(); i++) {
            switch (parts.get(i)) {
                case LITERAL -> out.append(texts.get(i));
                case LEFT -> out.append(names.left());
                case LEFT_NAME ->
                    out.append('L').append(names.left(), 1, names.left().length());
                case RIGHT -> out.append(names.right());
                case RIGHT_NAME ->
                    out.append('R').append(names.right(), 1, names.right().length());
                case SOURCE -> out.append(names.source());
                case RANDOM -> out.append(randoms.like(texts.get(i)));
            }
        }
        return out.toString();
    }
}
