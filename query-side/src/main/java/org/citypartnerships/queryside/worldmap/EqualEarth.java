package org.citypartnerships.queryside.worldmap;

/**
 * The projection of {@code world.svg}: Equal Earth (Šavrič, Patterson, Jenny 2018), centred on 11.5° east, so that its seam lies in
 * the Bering Strait; 1000 units wide, from 83.7° north down.
 */
final class EqualEarth {

    static final int WIDTH = 1000;
    static final int HEIGHT = 432;

    private static final double CENTRE = 11.5;
    private static final double NORTH = 83.7;
    private static final double A1 = 1.340264;
    private static final double A2 = -0.081106;
    private static final double A3 = 0.000893;
    private static final double A4 = 0.003796;
    private static final double M = Math.sqrt(3) / 2;
    private static final double SCALE = WIDTH / (2 * x(Math.PI, 0));

    private EqualEarth() {}

    /** A place on the picture. */
    record Dot(double x, double y) {}

    /** Where a place lies on the picture, by its degrees. */
    static Dot dot(double latitude, double longitude) {
        double turned = longitude - CENTRE;
        double wrapped = turned > 180 ? turned - 360 : turned < -180 ? turned + 360 : turned;
        double theta = theta(latitude);
        return new Dot(WIDTH / 2.0 + SCALE * x(Math.toRadians(wrapped), theta), SCALE * (y(theta(NORTH)) - y(theta)));
    }

    private static double theta(double latitude) {
        return Math.asin(M * Math.sin(Math.toRadians(latitude)));
    }

    private static double x(double longitude, double theta) {
        double t2 = theta * theta;
        double t6 = t2 * t2 * t2;
        return longitude * Math.cos(theta) / (M * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2)));
    }

    private static double y(double theta) {
        double t2 = theta * theta;
        double t6 = t2 * t2 * t2;
        return theta * (A1 + A2 * t2 + t6 * (A3 + A4 * t2));
    }
}
