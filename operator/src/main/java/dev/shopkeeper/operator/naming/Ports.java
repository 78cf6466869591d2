package dev.shopkeeper.operator.naming;

/// The ports of a Shop.
public final class Ports {
  public static final int DATABASE = 5432;
  public static final int API = 3000;
  public static final int API_MANAGEMENT = 9090;
  public static final int UI = 80;
  public static final int UI_CONTAINER = 8080;
  public static final int UI_METRICS = 9113;
  public static final int DNS = 53;

  private Ports() {}
}
