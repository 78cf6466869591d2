package dev.shopkeeper.shop.openapi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Completes the schemas that springdoc has of our records: what is always there, what may be null,
/// and that there is nothing else.
record Schemas(ObjectNode document) {

  void add(ObjectNode derived, List<Call> calls) {
    Map<String, Class<?>> records = new LinkedHashMap<>();
    calls.forEach(call -> {
      find(call.handler().getMethod().getGenericReturnType(), records);
      call.body().ifPresent(body -> find(body.getGenericParameterType(), records));
    });
    Map<String, JsonNode> sorted = new TreeMap<>();
    derived
        .properties()
        .forEach(schema -> {
          Class<?> type = records.get(schema.getKey());
          if (type != null) {
            sorted.put(schema.getKey(), complete((ObjectNode) schema.getValue(), type));
          }
        });
    requireProduct(sorted, derived);
    sorted.forEach(document::set);
  }

  /// The catalogue writes its products itself, but they are what adding one answers with.
  private static void requireProduct(Map<String, JsonNode> schemas, ObjectNode derived) {
    if (!schemas.containsKey("Product")) {
      throw new IllegalStateException("no Product among " + derived.propertyNames());
    }
  }

  private static void find(Type type, Map<String, Class<?>> records) {
    if (type instanceof ParameterizedType generic) {
      Arrays.stream(generic.getActualTypeArguments()).forEach(part -> find(part, records));
    } else if (type instanceof Class<?> known
        && known.isRecord()
        && known.getPackageName().startsWith("dev.shopkeeper")
        && records.put(known.getSimpleName(), known) == null) {
      for (RecordComponent component : known.getRecordComponents()) {
        find(component.getGenericType(), records);
      }
    }
  }

  private static ObjectNode complete(ObjectNode schema, Class<?> type) {
    ObjectNode complete = schema.deepCopy();
    complete.put("additionalProperties", false);
    var required = new TreeSet<String>();
    components(type, complete, required);
    complete
        .putArray("required")
        .addAll(required.stream().map(JsonMapper.shared()::<JsonNode>valueToTree).toList());
    return complete;
  }

  private static void components(Class<?> type, ObjectNode schema, TreeSet<String> required) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        components(component.getType(), schema, required);
      } else {
        var property = (ObjectNode) schema.at("/properties/" + component.getName());
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
          String one = property.get("type").stringValue();
          property.putArray("type").add(one).add("null");
        } else {
          required.add(component.getName());
        }
        constrain(property, component);
      }
    }
  }

  private static void constrain(ObjectNode property, RecordComponent component) {
    AnnotatedElement field = field(component);
    Digits digits = field.getAnnotation(Digits.class);
    if (digits != null) {
      BigDecimal most =
          BigDecimal.TEN
              .pow(digits.integer())
              .subtract(BigDecimal.ONE.movePointLeft(digits.fraction()));
      property.put("maximum", most);
      property.put(
          "description", "At most %d digits after the point.".formatted(digits.fraction()));
    }
    if (field.isAnnotationPresent(NotBlank.class)) {
      property.put("minLength", 1);
    }
    if (property.has("pattern")) {
      property.put(
          "pattern",
          Patterns.portable(
              property.get("pattern").stringValue(), field.isAnnotationPresent(NotBlank.class)));
    }
  }

  private static AnnotatedElement field(RecordComponent component) {
    try {
      return component.getDeclaringRecord().getDeclaredField(component.getName());
    } catch (NoSuchFieldException e) {
      throw new AssertionError("every component has a field", e);
    }
  }
}
