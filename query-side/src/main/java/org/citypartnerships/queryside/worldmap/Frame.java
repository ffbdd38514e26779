package org.citypartnerships.queryside.worldmap;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of the picture {@code world.svg} that is shown, in its units: where lines are, with some room around them.
 *
 * @param x the left edge
 * @param y the upper edge
 * @param width the width
 * @param height the height, always the same part of the width
 */
public record Frame(double x, double y, double width, double height) {

    /** The whole picture. */
    public static final Frame WORLD = new Frame(0, 0, EqualEarth.WIDTH, EqualEarth.HEIGHT);

    private static final Pattern POINT = Pattern.compile("(-?[0-9.]+) (-?[0-9.]+)");

    /** Less would show a few coasts that nobody recognizes. */
    private static final double WIDTH_MIN = 360;

    private static final double ROOM = 0.12;

    /** The frame around lines, the whole picture if there are none. */
    static Frame around(List<String> paths) {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (String path : paths) {
            Matcher point = POINT.matcher(path);
            while (point.find()) {
                double x = Double.parseDouble(point.group(1));
                double y = Double.parseDouble(point.group(2));
                left = Math.min(left, x);
                right = Math.max(right, x);
                top = Math.min(top, y);
                bottom = Math.max(bottom, y);
            }
        }
        if (left > right) {
            return WORLD;
        }
        double shape = WORLD.width / WORLD.height;
        double wide = Math.max(right - left, (bottom - top) * shape) * (1 + 2 * ROOM);
        double width = Math.min(WORLD.width, Math.max(WIDTH_MIN, wide));
        double height = width / shape;
        return new Frame(
                tenth(within(0, (left + right - width) / 2, WORLD.width - width)),
                tenth(within(0, (top + bottom - height) / 2, WORLD.height - height)),
                tenth(width),
                tenth(height));
    }

    private static double within(double least, double value, double most) {
        return Math.max(least, Math.min(value, most));
    }

    private static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /** As SVG wants it: {@code 0 0 1000 432}. */
    public String viewBox() {
        return x + " " + y + " " + width + " " + height;
    }
}
