package org.citypartnerships.commandside.streams;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.citypartnerships.values.Country;
import org.citypartnerships.values.FiguresId;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Scope;
import org.citypartnerships.values.SideMembers;
import org.jspecify.annotations.Nullable;

/**
 * Ids proposed once from names; opaque ever after. {@code Fürth} in {@code DE} is {@code party:fuerth-de}; its partnership
 * with {@code party:shenzhen-cn} is {@code partnership:fuerth-de~shenzhen-cn}.
 */
public final class ProposedIds {

    private static final int CHARACTERS_MAX = 120;

    private ProposedIds() {}

    /** The id of a party of this name; empty if the name has no letters or digits of Latin script. */
    public static Optional<PartyId> party(String name, @Nullable Country country) {
        String slug = slug(name);
        if (slug.isEmpty()) {
            return Optional.empty();
        }
        String suffix = country == null ? "" : '-' + country.code().toLowerCase(Locale.ROOT);
        return Optional.of(new PartyId(PartyId.KIND + bounded(slug + suffix)));
    }

    /** The id of a partnership with these sides: members joined by "_", sides by "~", both sorted; a strand after ".". */
    public static PartnershipId partnership(List<SideMembers> sides, @Nullable String strand) {
        String joined = sides.stream()
                .map(side ->
                        side.members().stream().map(ProposedIds::bare).sorted().collect(Collectors.joining("_")))
                .sorted()
                .collect(Collectors.joining("~"));
        return new PartnershipId(PartnershipId.KIND + bounded(strand == null ? joined : joined + '.' + strand));
    }

    /** The id of the figures of a scope. */
    public static FiguresId figures(Scope scope) {
        PartyId to = scope.to();
        return new FiguresId(
                FiguresId.KIND + bounded(to == null ? bare(scope.from()) : bare(scope.from()) + '~' + bare(to)));
    }

    private static String bare(PartyId party) {
        return party.value().substring(PartyId.KIND.length());
    }

    private static String slug(String name) {
        String german = name.toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("đ", "d")
                .replace("æ", "ae");
        return Normalizer.normalize(german, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("['’]", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    private static String bounded(String id) {
        return id.length() <= CHARACTERS_MAX ? id : id.substring(0, CHARACTERS_MAX - 17) + '-' + hash(id);
    }

    private static String hash(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
