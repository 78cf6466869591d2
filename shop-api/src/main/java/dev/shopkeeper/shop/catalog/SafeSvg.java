package dev.shopkeeper.shop.catalog;

import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Lets drawings pass that only draw: no script, no foreign content, nothing from elsewhere.
final class SafeSvg {

  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final String XLINK = "http://www.w3.org/1999/xlink";

  /// What draws. Not here: script, foreignObject, image, style, a, and what animates attributes.
  private static final Set<String> ELEMENTS =
      Set.of(
          "svg",
          "g",
          "defs",
          "symbol",
          "use",
          "title",
          "desc",
          "path",
          "rect",
          "circle",
          "ellipse",
          "line",
          "polyline",
          "polygon",
          "text",
          "tspan",
          "textPath",
          "linearGradient",
          "radialGradient",
          "stop",
          "pattern",
          "clipPath",
          "mask",
          "marker",
          "filter",
          "feBlend",
          "feColorMatrix",
          "feComponentTransfer",
          "feComposite",
          "feDropShadow",
          "feFlood",
          "feFuncA",
          "feFuncB",
          "feFuncG",
          "feFuncR",
          "feGaussianBlur",
          "feMerge",
          "feMergeNode",
          "feMorphology",
          "feOffset",
          "feTurbulence");

  private static final int DEEPEST = 64;

  /// A reference to a part of the same drawing.
  private static final Pattern LOCAL = Pattern.compile("\\s*#[\\w.-]+\\s*");

  private static final Pattern LOCAL_URL =
      Pattern.compile("url\\(\\s*['\"]?#[\\w.-]+['\"]?\\s*\\)");

  /// What may load or hide something in a value: escapes and comments take words apart.
  private static final Pattern SUSPECT =
      Pattern.compile("(url|src|image-set|expression)\\s*\\(|@import|javascript:|data:|\\\\|/\\*");

  private SafeSvg() {}

  static boolean accepts(byte[] bytes) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
      return isUtf8(reader) && draws(reader);
    } catch (XMLStreamException e) {
      return false;
    }
  }

  /// Browsers and this parser must not read the bytes differently.
  private static boolean isUtf8(XMLStreamReader reader) {
    String declared = reader.getCharacterEncodingScheme();
    return (declared == null || declared.equalsIgnoreCase("UTF-8"))
        && "UTF-8".equalsIgnoreCase(reader.getEncoding());
  }

  private static boolean draws(XMLStreamReader reader) throws XMLStreamException {
    int depth = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          boolean begins = depth > 0 || reader.getLocalName().equals("svg");
          if (!begins || ++depth > DEEPEST || !isHarmless(reader)) {
            return false;
          }
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.DTD,
            XMLStreamConstants.ENTITY_REFERENCE,
            XMLStreamConstants.PROCESSING_INSTRUCTION -> {
          return false;
        }
        default -> {
          // Text, comments and the end.
        }
      }
    }
    return true;
  }

  private static boolean isHarmless(XMLStreamReader element) {
    if (!SVG.equals(element.getNamespaceURI()) || !ELEMENTS.contains(element.getLocalName())) {
      return false;
    }
    for (int i = 0; i < element.getAttributeCount(); i++) {
      String space = element.getAttributeNamespace(i);
      String name = element.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
      if (!isHarmless(space == null ? "" : space, name, element.getAttributeValue(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHarmless(String space, String name, String value) {
    return switch (space) {
      case XLINK -> name.equals("href") && LOCAL.matcher(value).matches();
      case XMLConstants.XML_NS_URI -> name.equals("lang") || name.equals("space");
      case "" ->
          name.equals("href")
              ? LOCAL.matcher(value).matches()
              : !name.startsWith("on") && loadsNothing(value);
      default -> false;
    };
  }

  private static boolean loadsNothing(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return !SUSPECT.matcher(LOCAL_URL.matcher(lower).replaceAll("")).find();
  }
}
