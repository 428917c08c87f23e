package network.khala.attestation.internal;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Moments in the few forms that certificates and documents use, as epoch seconds.
public final class Times {
  /// The last second of the year 9999.
  private static final long LAST = 253_402_300_799L;

  private Times() {}

  /// A certificate's time: UTCTime `YYMMDDhhmmssZ` or GeneralizedTime `YYYYMMDDhhmmssZ`.
  public static long certificateTime(DerReader in) {
    boolean utc = in.nextIs(DerReader.UTC_TIME);
    byte[] content = in.content(utc ? DerReader.UTC_TIME : DerReader.GENERALIZED_TIME);
    String text = new String(content, StandardCharsets.ISO_8859_1);
    int yearSize = utc ? 2 : 4;
    if (text.length() != yearSize + 11 || text.charAt(yearSize + 10) != 'Z') {
      throw malformed(text);
    }
    int year = number(text, 0, yearSize);
    if (utc) {
      // RFC 5280 §4.1.2.5.1: 50 to 99 are of the last century.
      year += year >= 50 ? 1900 : 2000;
    }
    return seconds(
        text,
        year,
        number(text, yearSize, 2),
        number(text, yearSize + 2, 2),
        number(text, yearSize + 4, 2),
        number(text, yearSize + 6, 2),
        number(text, yearSize + 8, 2));
  }

  /// `YYYY-MM-DDThh:mm:ssZ`, exactly.
  public static long documentTime(String text) {
    if (text.length() != 20 || text.charAt(19) != 'Z') {
      throw malformed(text);
    }
    return dateAndTime(text);
  }

  /// `YYYY-MM-DDThh:mm:ss`, optionally with a fraction of 1 to 9 digits, which is cut off.
  public static long reportTime(String text) {
    if (text.length() < 19) {
      throw malformed(text);
    }
    if (text.length() > 19) {
      int digits = text.length() - 20;
      if (text.charAt(19) != '.' || digits < 1 || digits > 9) {
        throw malformed(text);
      }
      number(text, 20, digits);
    }
    return dateAndTime(text);
  }

  /// Epoch seconds as people read them: `2027-01-15T08:00:00Z`; as a number beyond the year 9999.
  public static String text(long epochSeconds) {
    return epochSeconds >= 0 && epochSeconds <= LAST
        ? Instant.ofEpochSecond(epochSeconds).toString()
        : Long.toString(epochSeconds);
  }

  private static long dateAndTime(String text) {
    if (text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      throw malformed(text);
    }
    return seconds(
        text,
        number(text, 0, 4),
        number(text, 5, 2),
        number(text, 8, 2),
        number(text, 11, 2),
        number(text, 14, 2),
        number(text, 17, 2));
  }

  private static long seconds(
      String text, int year, int month, int day, int hour, int minute, int second) {
    try {
      return LocalDateTime.of(year, month, day, hour, minute, second).toEpochSecond(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw malformed(text);
    }
  }

  private static int number(String text, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        throw malformed(text);
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }

  private static MalformedException malformed(String text) {
    return new MalformedException(
        "'" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "' is no time");
  }
}
