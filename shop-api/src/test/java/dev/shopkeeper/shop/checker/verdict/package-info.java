/// The ten checks of a history. Functions of the evidence alone: no clock, no process, no network.
@NullMarked
package dev.shopkeeper.shop.checker.verdict;

import org.jspecify.annotations.NullMarked;
