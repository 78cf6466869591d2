package dev.shopkeeper.operator.plan;

import dev.shopkeeper.operator.shop.DataObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What has to be known at the next reconcile and cannot be read off the objects then.
///
/// @param migratedImage the API image whose migration is done
/// @param initialised whether the database was ever healthy
/// @param data the data objects that are in place
public record Memory(@Nullable String migratedImage, boolean initialised, List<DataObject> data) {}
