/// Tests of the custom resource: its schema as committed, its defaults and its rules.
@NullMarked
package dev.shopkeeper.operator.shop;

import org.jspecify.annotations.NullMarked;
