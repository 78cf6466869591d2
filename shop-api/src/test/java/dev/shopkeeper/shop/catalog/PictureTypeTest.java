package dev.shopkeeper.shop.catalog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTypeTest {

  private static final String OPEN = "<svg xmlns='http://www.w3.org/2000/svg'";

  private static boolean isSvg(String text) {
    return PictureType.SVG.accepts(text.getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "PNG, '\u0089PNG\r\n\u001a\n'",
    "JPEG, \u00ff\u00d8\u00ff\u00e0",
    "GIF, GIF89a",
    "WEBP, RIFF1234WEBPVP8",
    "AVIF, '\u0000\u0000\u0000 ftypavif'"
  })
  void knowsATypeByItsBeginning(PictureType type, String beginning) {
    byte[] bytes = (beginning + " and more").getBytes(ISO_8859_1);

    for (PictureType other : PictureType.values()) {
      assertThat(other.accepts(bytes)).as(other.name()).isEqualTo(other == type);
    }
    assertThat(type.accepts(new byte[] {bytes[0]})).isFalse();
    assertThat(type.accepts(new byte[0])).isFalse();
  }

  @Test
  void takesADrawing() {
    assertThat(
            isSvg(
                OPEN
                    + """
                     viewBox='0 0 9 9' role='img' aria-label='A curly import: data'>
                      <defs><linearGradient id='g'><stop offset='0' stop-color='#fff'/></linearGradient></defs>
                      <!-- a comment -->
                      <g fill='url(#g)' style='stroke: #000; opacity: .5'><path d='M0 0h9'/></g>
                      <use href='#g' xmlns:x='http://www.w3.org/1999/xlink' x:href='#g'/>
                    </svg>
                    """
                        .replace("data'", "dates'")))
        .isTrue();
  }

  @Test
  void takesEveryPictureOfTheSampleCatalogue() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/sample-catalog"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".svg")))
          .hasSize(24)
          .allSatisfy(
              file -> assertThat(PictureType.SVG.accepts(Files.readAllBytes(file))).isTrue());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "><script>alert(1)</script>",
        "><g onload='alert(1)'/>",
        "><g ONLOAD='alert(1)'/>",
        "><foreignObject/>",
        "><image href='https://example.com/a.png'/>",
        "><a href='https://example.com'/>",
        "><a href='javascript:alert(1)'/>",
        "><use href='https://example.com/a.svg#b'/>",
        "><use href='data:image/svg+xml;base64,AA#b'/>",
        " xmlns:x='http://www.w3.org/1999/xlink'><use x:href='//example.com/a#b'/>",
        "><set attributeName='href' to='javascript:alert(1)'/>",
        "><animate attributeName='href' values='x'/>",
        "><style>@import url(https://example.com)</style>",
        "><g style='fill: url(https://example.com/a)'/>",
        "><g style='fill: u\\72l(https://example.com/a)'/>",
        "><g fill='url (//example.com/a)'/>",
        "><g style='background: image-set(\"//example.com\" 1x)'/>",
        " xml:base='https://example.com/'>",
        "><div xmlns='http://www.w3.org/1999/xhtml'/>",
        " xmlns:h='http://www.w3.org/1999/xhtml'><h:script/>",
        "><?xml-stylesheet href='https://example.com/a.css'?>",
        "><g"
      })
  void refusesADrawingThatDoesMore(String content) {
    assertThat(isSvg(OPEN + content + "</svg>")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no xml",
        "<html/>",
        "<svg/>",
        "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
            + "<svg xmlns='http://www.w3.org/2000/svg'><text>&x;</text></svg>",
        "<!DOCTYPE svg [<!ENTITY x 'y'>]><svg xmlns='http://www.w3.org/2000/svg'/>",
        "<?xml version='1.0' encoding='UTF-7'?><svg xmlns='http://www.w3.org/2000/svg'/>",
        "<?xml-stylesheet href='a'?><svg xmlns='http://www.w3.org/2000/svg'/>"
      })
  void refusesWhatIsNoDrawing(String text) {
    assertThat(isSvg(text)).isFalse();
  }

  @Test
  void refusesOtherEncodingsAndEndlessDepth() {
    assertThat(PictureType.SVG.accepts((OPEN + "/>").getBytes(UTF_16))).isFalse();
    assertThat(isSvg(OPEN + ">" + "<g>".repeat(100) + "</g>".repeat(100) + "</svg>")).isFalse();
  }
}
