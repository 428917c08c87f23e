package network.khala.cli.simulate;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/// A line over hours, as an SVG image that stands alone.
final class Chart {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 300;
  private static final int LEFT = 90;
  private static final int RIGHT = 20;
  private static final int TOP = 40;
  private static final int BOTTOM = 40;
  private static final int GRID_LINES = 4;

  private Chart() {}

  /// @param title what the line shows, with its unit
  /// @param hours a figure for each hour; may be empty
  static String svg(String title, List<Double> hours) {
    double top = hours.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    Formatter svg = new Formatter(Locale.ROOT);
    svg.format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
            + " font-family=\"system-ui,sans-serif\" font-size=\"13\">%n",
        WIDTH, HEIGHT);
    svg.format("<title>%s</title>%n", title);
    svg.format("<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n");
    svg.format("<text x=\"%d\" y=\"24\" font-size=\"16\">%s</text>%n", LEFT, title);
    for (int i = 0; i <= GRID_LINES; i++) {
      double value = top * i / GRID_LINES;
      double y = y(value, top);
      svg.format(
          "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>%n",
          LEFT, WIDTH - RIGHT, y, y);
      svg.format(
          "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#555\">%,.2f</text>%n",
          LEFT - 8, y + 4, value);
    }
    svg.format("<polyline fill=\"none\" stroke=\"#1f6feb\" stroke-width=\"1.5\" points=\"");
    for (int hour = 0; hour < hours.size(); hour++) {
      svg.format("%.1f,%.1f ", x(hour, hours.size()), y(hours.get(hour), top));
    }
    svg.format("\"/>%n");
    svg.format(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#555\">hour %d</text>%n</svg>%n",
        WIDTH - RIGHT, HEIGHT - 14, hours.size());
    return svg.toString();
  }

  private static double x(int hour, int hours) {
    return LEFT + (double) (WIDTH - LEFT - RIGHT) * hour / Math.max(1, hours - 1);
  }

  private static double y(double value, double top) {
    double part = top == 0 ? 0 : value / top;
    return HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM);
  }
}
