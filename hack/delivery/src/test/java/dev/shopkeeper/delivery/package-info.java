/// The pipeline as GitHub would run it and the scripts it runs; nothing here talks to GitHub, AWS
/// or a registry.
@NullMarked
package dev.shopkeeper.delivery;

import org.jspecify.annotations.NullMarked;
