package org.citypartnerships.allinone.benchmark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.springframework.web.util.UriComponentsBuilder;

/** Asks for pages as a browser does, one after the other, and looks whether each holds what it should. */
final class PagesRead {

    private static final double TIME_GOAL = 5;
    private static final double KILOBYTES_MAX = 200;
    private static final int ASKED = 40;
    private static final int SPELL_SECONDS = 10;
    private static final int WARM_UPS_MAX = 4;
    private static final double RESTING_PERCENT = 3;
    private static final int LISTED = 50;

    /** What a page calls once is compiled for good only after some fifteen thousand of them. */
    private static final int WARM_UP_PAGES = 20_000;

    /** Some are asked for over and over. */
    private static final int ASKED_AGAIN = 100;

    private static final List<String> COUNTRIES = List.of("DE", "CN", "FR", "US", "PL", "JP", "MT");

    private final String address;
    private final int partnerships;
    private final Scale scale;
    private final List<RealTowns.Town> towns;
    private final SplittableRandom random = new SplittableRandom(1990);
    private boolean isWarmingUp;

    PagesRead(String address, Scale scale) throws IOException {
        this.address = address;
        this.partnerships = scale.largeStore();
        this.scale = scale;
        this.towns = RealTowns.all().subList(1, Math.min(24_000, 2 * Names.cities(partnerships)));
    }

    /** A kind of page. */
    enum Kind {
        OVERVIEW("overview with its map", "class=\"arc ", 100),
        LIST("list of partnerships", "<th scope=\"row\">", LISTED),
        FILTERED("list of partnerships in force of a country", "<th scope=\"row\">", 0),
        DEEP("list of partnerships, any page of it, which few had asked for before", "<th scope=\"row\">", LISTED),
        SEARCH("search for any of 24,000 cities by its name, which few had asked for before", "<th scope=\"row\">", 1),
        PAIRS("list of city pairs", "<th scope=\"row\">", LISTED),
        CITIES("list of cities and bodies", "<th scope=\"row\">", LISTED),
        ONE("any partnership of ten events, which few had asked for before", "class=\"item ", 8),
        LONG("a partnership of a thousand events", "class=\"item ", LISTED),
        CITY("any city, which few had asked for before", "class=\"who\"", 5),
        SEARCH_AGAIN("search for one of a hundred cities by its name", "<th scope=\"row\">", 1),
        ONE_AGAIN("one of a hundred partnerships of ten events", "class=\"item ", 8),
        CITY_AGAIN("one of a hundred cities", "class=\"who\"", 5);

        private final String words;
        private final Pattern holds;
        private final int atLeast;

        Kind(String words, String holds, int atLeast) {
            this.words = words;
            this.holds = Pattern.compile(Pattern.quote(holds));
            this.atLeast = atLeast;
        }
    }

    List<Figure> figures() throws Exception {
        List<Figure> figures = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            figures.addAll(figures(kind));
        }
        return figures;
    }

    private List<Figure> figures(Kind kind) throws Exception {
        Times ours = new Times();
        Times bare = new Times();
        try (KeepAlive browser = KeepAlive.ofAnybody(address)) {
            double warm = warmUp(browser, kind);
            Comparison comparison = Comparison.of(
                    scale.rounds(),
                    round -> median(browser, round, ours, () -> path(kind), kind),
                    round -> median(browser, round, bare, () -> BarePage.PATH, null));
            String how = scale.rounds() + " turns of " + ASKED + " pages read by one browser that is not signed in, "
                    + Figure.number(warm) + " s of warming up, with others of the kind where there are any, until "
                    + WARM_UP_PAGES
                    + " of each kind were read and Java's compiler rested, or for "
                    + scale.warmUpSeconds() * WARM_UPS_MAX + " s at most; " + partnerships
                    + " partnerships of real towns; raw: what stands around every page, with nothing on it; p99 "
                    + Figure.number(ours.at(0.99)) + " ms beside " + Figure.number(bare.at(0.99)) + " ms";
            String id = "o-page-" + kind.name().toLowerCase(Locale.ROOT);
            return List.of(
                    Figure.time(id, "page: " + kind.words + ", median", comparison, "ms", TIME_GOAL, how),
                    Figure.value(
                            id + "-bytes",
                            "page: " + kind.words + ", as sent",
                            ours.sentMax / 1e3,
                            "kB",
                            KILOBYTES_MAX,
                            "",
                            "the largest of those read; " + Figure.number(ours.wholeMax / 1e3)
                                    + " kB before it was compressed"));
        }
    }

    private String path(Kind kind) {
        return switch (kind) {
            case OVERVIEW -> "/";
            case LIST -> "/partnerships";
            case FILTERED ->
                "/partnerships?standing=IN_FORCE&country=" + COUNTRIES.get(random.nextInt(COUNTRIES.size()));
            case DEEP -> "/partnerships?page=" + (1 + any(partnerships / LISTED));
            case SEARCH -> search(any(towns.size()));
            case SEARCH_AGAIN -> search(random.nextInt(ASKED_AGAIN));
            case PAIRS -> "/pairs";
            case CITIES -> "/parties";
            case ONE -> one(1 + any(partnerships - 1));
            case ONE_AGAIN -> one(1 + random.nextInt(ASKED_AGAIN));
            case LONG -> "/partnerships/" + local(Names.of(0, partnerships).partnership());
            case CITY -> city(any(Names.cities(partnerships)));
            case CITY_AGAIN -> city(random.nextInt(ASKED_AGAIN));
        };
    }

    /** One of so many, of which every other is asked for while warming up, and the rest is kept for the turns that count. */
    private int any(int many) {
        int ofPairs = 2 * random.nextInt(Math.max(1, many / 2));
        return isWarmingUp ? ofPairs : Math.min(ofPairs + 1, many - 1);
    }

    private String search(int town) {
        return UriComponentsBuilder.fromPath("/partnerships")
                .queryParam("q", "{q}")
                .encode()
                .buildAndExpand(towns.get(town).name())
                .toUriString();
    }

    private String one(int partnership) {
        return "/partnerships/" + local(Names.of(partnership, partnerships).partnership());
    }

    private static String city(int city) {
        return "/parties/" + local(Names.ofCities(city).leftParty());
    }

    private static String local(String id) {
        return id.substring(id.indexOf(':') + 1);
    }

    /** What was read in the turns that count. */
    private static final class Times {
        private final List<Double> millis = new ArrayList<>();
        private int sentMax;
        private int wholeMax;

        private double at(double part) {
            List<Double> sorted = millis.stream().sorted().toList();
            return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * part)));
        }
    }

    private interface Path {
        String next();
    }

    /**
     * Asks for both kinds of pages in turn until Java has compiled what they need, and the larger page is the later one to come to
     * that: its compiler rests for a while between what a page calls often and what it calls once.
     *
     * @return how long it took, in seconds
     */
    private double warmUp(KeepAlive browser, Kind kind) throws IOException {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        long begun = System.nanoTime();
        long end = begun + TimeUnit.SECONDS.toNanos((long) scale.warmUpSeconds() * WARM_UPS_MAX);
        long spell = TimeUnit.SECONDS.toNanos(Math.min(SPELL_SECONDS, scale.warmUpSeconds()));
        double busyPercent = 100;
        int asked = 0;
        isWarmingUp = true;
        while ((busyPercent >= RESTING_PERCENT || asked < WARM_UP_PAGES) && System.nanoTime() < end) {
            long compiled = compiler.getTotalCompilationTime();
            long spellBegun = System.nanoTime();
            while (System.nanoTime() - spellBegun < spell) {
                browser.ask(KeepAlive.page(path(kind))).mustBe(200);
                browser.ask(KeepAlive.page(BarePage.PATH)).mustBe(200);
                asked++;
            }
            busyPercent = 100.0
                    * TimeUnit.MILLISECONDS.toNanos(compiler.getTotalCompilationTime() - compiled)
                    / (System.nanoTime() - spellBegun);
        }
        isWarmingUp = false;
        return (System.nanoTime() - begun) / 1e9;
    }

    private double median(
            KeepAlive browser, int round, Times times, Path path, @org.jspecify.annotations.Nullable Kind kind)
            throws IOException {
        List<Double> turn = new ArrayList<>();
        for (int i = 0; i < ASKED; i++) {
            String asked = path.next();
            byte[] request = KeepAlive.page(asked);
            long begun = System.nanoTime();
            KeepAlive.Answer answer = browser.ask(request).mustBe(200);
            turn.add((System.nanoTime() - begun) / 1e6);
            byte[] whole = whole(answer.body());
            if (kind != null) {
                require(kind, asked, new String(whole, StandardCharsets.UTF_8));
            }
            times.sentMax = Math.max(times.sentMax, answer.body().length);
            times.wholeMax = Math.max(times.wholeMax, whole.length);
        }
        if (round > 0) {
            times.millis.addAll(turn);
        }
        return Comparison.median(turn);
    }

    private static void require(Kind kind, String asked, String page) {
        long found = kind.holds.matcher(page).results().count();
        if (found < kind.atLeast || !page.contains("</html>")) {
            throw new IllegalStateException(asked + " holds " + found + " × " + kind.holds + " in " + page);
        }
    }

    private static byte[] whole(byte[] sent) throws IOException {
        boolean isCompressed = sent.length > 1 && sent[0] == (byte) 0x1f && sent[1] == (byte) 0x8b;
        if (!isCompressed) {
            return sent;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            return in.readAllBytes();
        }
    }
}
