package dev.shopkeeper.operator.testing;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// What EC2 or ELBv2 answered, or a part of it.
public record AwsAnswer(Node node) {
  static AwsAnswer of(String text) {
    try {
      return new AwsAnswer(
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(text))));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalArgumentException("AWS answered no XML: " + text, e);
    }
  }

  /// The parts at a path of XPath.
  public List<AwsAnswer> parts(String path) {
    try {
      var found =
          (NodeList)
              XPathFactory.newDefaultInstance()
                  .newXPath()
                  .evaluate(path, node, XPathConstants.NODESET);
      var parts = new ArrayList<AwsAnswer>();
      for (int i = 0; i < found.getLength(); i++) {
        parts.add(new AwsAnswer(found.item(i)));
      }
      return parts;
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  /// The texts at a path of XPath.
  public List<String> texts(String path) {
    return parts(path).stream().map(part -> part.node().getTextContent()).toList();
  }

  /// The only part at a path of XPath.
  public AwsAnswer part(String path) {
    List<AwsAnswer> parts = parts(path);
    if (parts.size() != 1) {
      throw new AssertionError(
          "%s is there %d times, with %s".formatted(path, parts.size(), texts(path)));
    }
    return parts.getFirst();
  }

  /// The only text at a path of XPath.
  public String text(String path) {
    return part(path).node().getTextContent();
  }
}
