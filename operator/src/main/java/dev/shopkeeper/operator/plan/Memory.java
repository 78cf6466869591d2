package dev.shopkeeper.operator.plan;

import dev.shopkeeper.operator.rollout.Course;
import dev.shopkeeper.operator.shop.DataObject;
import dev.shopkeeper.operator.workload.Pin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What has to be known at the next reconcile and cannot be read off the objects then.
///
/// @param migrated what the API pods are made by: the schema is ready for it
/// @param initialised whether the database was ever healthy
/// @param data the data objects that are in place
/// @param course which revision the pods are made by
public record Memory(
    @Nullable Pin migrated, boolean initialised, List<DataObject> data, Course course) {}
