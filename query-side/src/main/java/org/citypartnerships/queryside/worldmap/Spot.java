package org.citypartnerships.queryside.worldmap;

import java.util.List;
import java.util.Locale;

/** A place on the globe, in degrees. */
record Spot(double latitude, double longitude) {

    /** A short way is as good as straight. */
    private static final double DEGREES_A_STEP = 2;

    private static final int STEPS_MIN = 3;
    private static final int STEPS_MAX = 24;

    /** The middle of the cell of a grid that it lies in; the grid is so many degrees wide. */
    Spot cell(double degrees) {
        return new Spot(Math.round(latitude / degrees) * degrees, Math.round(longitude / degrees) * degrees);
    }

    /** The middle of places that lie near to each other, and on one side of the date line. */
    static Spot middle(List<Spot> spots) {
        return new Spot(
                spots.stream().mapToDouble(Spot::latitude).average().orElseThrow(),
                spots.stream().mapToDouble(Spot::longitude).average().orElseThrow());
    }

    /** The shortest way to another place as a path of SVG; it is cut where it leaves the picture and comes back at its other side. */
    String arcTo(Spot other) {
        StringBuilder path = new StringBuilder();
        double before = Double.NaN;
        int steps = (int) Math.max(STEPS_MIN, Math.min(STEPS_MAX, degreesTo(other) / DEGREES_A_STEP));
        for (int step = 0; step <= steps; step++) {
            Spot on = towards(other, (double) step / steps);
            EqualEarth.Dot dot = EqualEarth.dot(on.latitude, on.longitude);
            boolean isCut = Double.isNaN(before) || Math.abs(dot.x() - before) > EqualEarth.WIDTH / 2.0;
            path.append(isCut ? 'M' : 'L').append(String.format(Locale.ROOT, "%.1f %.1f", dot.x(), dot.y()));
            before = dot.x();
        }
        return path.toString();
    }

    /** A part of the way along the great circle. */
    private Spot towards(Spot other, double part) {
        double[] from = vector();
        double[] to = other.vector();
        double cosine = Math.max(-1, Math.min(1, from[0] * to[0] + from[1] * to[1] + from[2] * to[2]));
        double angle = Math.acos(cosine);
        if (angle < 1e-6 || Math.PI - angle < 1e-6) {
            return part < 0.5 ? this : other;
        }
        double a = Math.sin((1 - part) * angle) / Math.sin(angle);
        double b = Math.sin(part * angle) / Math.sin(angle);
        double x = a * from[0] + b * to[0];
        double y = a * from[1] + b * to[1];
        double z = a * from[2] + b * to[2];
        return new Spot(Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, z)))), Math.toDegrees(Math.atan2(y, x)));
    }

    private double degreesTo(Spot other) {
        double[] from = vector();
        double[] to = other.vector();
        double cosine = from[0] * to[0] + from[1] * to[1] + from[2] * to[2];
        return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, cosine))));
    }

    private double[] vector() {
        double phi = Math.toRadians(latitude);
        double lambda = Math.toRadians(longitude);
        return new double[] {Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)};
    }
}
