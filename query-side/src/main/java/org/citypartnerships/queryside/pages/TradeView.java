package org.citypartnerships.queryside.pages;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.citypartnerships.queryside.figures.Figures;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.pages.TimelineView.Source;
import org.citypartnerships.queryside.partnerships.PartnershipAnswer;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.PartyFigures.PrintedFigure;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Printed numbers, as pages say them; none is converted, nothing is summed. */
@Component
class TradeView {

    private final Figures figures;

    TradeView(Figures figures) {
        this.figures = figures;
    }

    /**
     * Numbers between the sides themselves, and those of other levels, which are not theirs.
     *
     * @param series where the same are shown as series; null if nowhere
     */
    record Trade(
            List<FigureView> own,
            List<FigureView> context,
            @Nullable String series) {
        /** Whether there is any number. */
        public boolean isAny() {
            return isOfTheSides() || isOfOtherLevels();
        }

        /** Whether there is one between the sides themselves. */
        public boolean isOfTheSides() {
            return !own.isEmpty();
        }

        /** Whether there is one of another level. */
        public boolean isOfOtherLevels() {
            return !context.isEmpty();
        }
    }

    /**
     * A number.
     *
     * @param address the page of it
     * @param between whom it is about
     * @param measure what is measured
     * @param amounts as printed
     * @param changes the change that the source states beside the computed one, in each unit; none if there is neither
     * @param counted how many sources it has
     */
    record FigureView(
            String address,
            String between,
            String measure,
            @Nullable String period,
            List<String> amounts,
            List<ChangedBy> changes,
            boolean target,
            List<Source> sources,
            String counted) {}

    /**
     * The numbers of a partnership.
     *
     * @param between every number between the sides, from which changes of the newest are computed
     */
    Trade of(PartnershipAnswer partnership, List<PrintedFigure> between, Phrases phrases) {
        List<PartnershipAnswer.SideAnswer> sides = partnership.sides();
        List<PrintedFigure> above = partnership.knownAt() == null && sides.size() == 2
                ? figures.around(ids(sides.get(0)), ids(sides.get(1)), partnership.asOf())
                : List.of();
        return new Trade(of(partnership.figures(), between, phrases), of(above, above, phrases), series(sides));
    }

    /** Some numbers, with the changes that follow from all of them that are at hand. */
    static List<FigureView> of(List<PrintedFigure> shown, List<PrintedFigure> all, Phrases phrases) {
        if (shown.isEmpty()) {
            return List.of();
        }
        Map<String, List<ChangedBy>> changes = ChangedBy.among(all, phrases);
        return shown.stream()
                .map(figure -> of(figure, changes.getOrDefault(ChangedBy.address(figure), List.of()), phrases))
                .toList();
    }

    private static List<String> ids(PartnershipAnswer.SideAnswer side) {
        return side.members().stream().map(PartyLabel::id).toList();
    }

    /** Where the same numbers are shown as series; null unless the sides are one party each. */
    private static @Nullable String series(List<PartnershipAnswer.SideAnswer> sides) {
        return sides.size() == 2
                        && sides.stream().allMatch(side -> side.members().size() == 1)
                ? "/trade?between="
                        + Ids.name(sides.get(0).members().get(0).id()) + ","
                        + Ids.name(sides.get(1).members().get(0).id())
                : null;
    }

    private static FigureView of(PrintedFigure figure, List<ChangedBy> changes, Phrases phrases) {
        List<String> amounts = new ArrayList<>();
        figure.amounts().forEach(amount -> amounts.add(amount(amount, phrases)));
        return new FigureView(
                ChangedBy.address(figure),
                figure.from().nameWith(figure.to()),
                measured(figure.flow(), figure.measure(), figure.commodity(), phrases),
                phrases.date(figure.period()),
                amounts,
                changes,
                figure.kind().equals("target-set"),
                figure.evidence().stream()
                        .map(witness -> Source.of(witness, phrases))
                        .toList(),
                phrases.say("entry.sources", figure.evidence().size()));
    }

    /** {@code exports · coal}, {@code population}. */
    static String measured(@Nullable String flow, String measure, @Nullable String commodity, Phrases phrases) {
        String measured = flow == null ? SeriesView.measure(measure, phrases) : phrases.say("flow." + flow);
        return commodity == null ? measured : measured + " · " + commodity;
    }

    /** {@code about 1.5 billion GBP}, {@code 22 %}, {@code −5 %}. */
    static String amount(JsonNode amount, Phrases phrases) {
        BigDecimal number = new BigDecimal(amount.path("number").asString("0"));
        NumberFormat format = NumberFormat.getNumberInstance(phrases.locale());
        format.setMinimumFractionDigits(number.scale());
        format.setMaximumFractionDigits(number.scale());
        String magnitude = "magnitude." + amount.path("magnitude").asInt(0);
        String counted = phrases.sayOr(magnitude, "").isEmpty()
                ? printed(number.scaleByPowerOfTen(amount.path("magnitude").asInt(0)), format)
                : phrases.say(magnitude, printed(number, format));
        String unit = amount.path("unit").asString("");
        String measured = unit.startsWith("currency:")
                ? counted + " " + unit.substring("currency:".length())
                : unit.startsWith("ucum:")
                        ? counted + " " + unit.substring("ucum:".length())
                        : phrases.say("unit." + unit, counted);
        return switch (amount.path("bound").asString("EXACT")) {
            case "ABOUT" -> phrases.say("bound.ABOUT", measured);
            case "AT_LEAST" -> phrases.say("bound.AT_LEAST", measured);
            case "AT_MOST" -> phrases.say("bound.AT_MOST", measured);
            default -> measured;
        };
    }

    /** With the minus sign that is none of a hyphen. */
    private static String printed(BigDecimal number, NumberFormat format) {
        return (number.signum() < 0 ? "−" : "") + format.format(number.abs());
    }
}
