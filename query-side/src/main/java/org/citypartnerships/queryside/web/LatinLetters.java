package org.citypartnerships.queryside.web;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names in Russian letters as they are written on maps in Latin ones: {@code Мурманск} is {@code murmansk}. */
public final class LatinLetters {

    private static final Map<String, String> LETTERS = Stream.of(
                    "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch"
                            + " ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya і=i ї=yi є=ye ґ=g ў=u")
            .flatMap(all -> Stream.of(all.split(" ")))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));

    private LatinLetters() {}

    /** The spellings, in small letters, the usual one first; none of a name without Russian letters. */
    public static List<String> spellings(String name) {
        // A mark typed on its own, as of й, is put with its letter.
        String small = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        if (small.codePoints()
                .noneMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC)) {
            return List.of();
        }
        // Yekaterinburg and Dostoyevsky, but Ekaterinburg too: GeoNames has both ways.
        String soft = small.replaceAll("(^|[\\s-]|[аеёиоуыэюяьъ])[её]", "$1ye");
        // Kharkov and Khabarovsk, but Harbin and Helsinki.
        return Stream.of(soft, small, soft.replace("х", "h"), small.replace("х", "h"))
                .map(LatinLetters::written)
                .distinct()
                .toList();
    }

    private static String written(String small) {
        return small.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> LETTERS.getOrDefault(letter, letter))
                .collect(Collectors.joining());
    }
}
