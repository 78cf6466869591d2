package dev.shopkeeper.shop.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.annotation.Qualifier;

/// Asks for the connections that only read: browsing has its own, so that it takes none from
/// orders.
///
/// Within a transaction it joins the transaction's connection; outside of one it can write nothing,
/// and a read whose connection turns out to be broken is repeated once.
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.METHOD})
public @interface Browsing {}
