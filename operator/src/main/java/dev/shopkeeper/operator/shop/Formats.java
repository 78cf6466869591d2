package dev.shopkeeper.operator.shop;

/// The patterns of spec fields, written once for the schema and for ShopRules.
final class Formats {
  static final String IMAGE =
      "^[a-z0-9][a-zA-Z0-9._-]*(:[0-9]{1,5})?(/[a-zA-Z0-9._-]+)*(:[a-zA-Z0-9._-]{1,128})?"
          + "(@sha256:[a-f0-9]{64})?$";
  static final String CURRENCY = "^[A-Z]{3}$";
  static final String LOCALE = "^(en|de|ar)$";
  static final String CPU =
      "^([1-9][0-9]{0,2}(\\.[0-9]{1,3})?|0\\.[0-9]{0,2}[1-9]|[1-9][0-9]{0,5}m)$";
  static final String MEMORY = "^[1-9][0-9]{0,5}(Mi|Gi)$";
  static final String STORAGE = "^[1-9][0-9]{0,5}(Mi|Gi|Ti)$";
  static final String DNS_LABEL = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";
  static final String INTERVAL = "^[1-9][0-9]{0,2}(s|m)$";
  static final String METRIC = "^[a-zA-Z_][a-zA-Z0-9_:.-]*$";
  static final String METRIC_TARGET = "^[1-9][0-9]{0,5}(m|k|M)?$";
  static final String HOST =
      "^([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\\.)*[a-z]([-a-z0-9]{0,61}[a-z0-9])?$";
  static final String CERTIFICATE_ARN =
      "^arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/[a-zA-Z0-9-]+$";
  static final String TIME = "^[1-9][0-9]{0,3}(s|m|h)$";
  static final String DAY = "^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)$";
  static final String TIME_OF_DAY = "^([01][0-9]|2[0-3]):[0-5][0-9]$";
  static final String WINDOW_LENGTH = "^([1-9][0-9]{0,2}m|([1-9]|1[0-9]|2[0-4])h)$";
  static final String TIME_ZONE = "^[A-Z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$";
  static final String ONE_LINE = "^[^\\x00-\\x1F\\x7F]*$";
  static final String CLAIM = "^[A-Za-z0-9_:/.-]+$";
  static final String ORIGIN = "^https://[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[1-9][0-9]{0,4})?$";
  private static final String PORT =
      "([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";

  /// A host by its name: its last label begins with a letter, so that it is no address.
  static final String ISSUER =
      "^https://([a-z0-9]([a-z0-9-]*[a-z0-9])?[.])*[a-z]([a-z0-9-]*[a-z0-9])?(:"
          + PORT
          + ")?(/[A-Za-z0-9._~/-]*)?$";

  static final String DNS_SUBDOMAIN = "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$";

  private Formats() {}
}
