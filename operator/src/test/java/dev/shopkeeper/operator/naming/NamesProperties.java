package dev.shopkeeper.operator.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopkeeper.operator.testing.ShopNames;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NamesProperties {
  @Property(tries = 500)
  void areDnsLabelsOfAtMost63Characters(@ForAll("shops") String shop) {
    assertThat(all(shop))
        .allMatch(name -> name.length() <= 63)
        .allMatch(name -> name.matches("[a-z]([-a-z0-9]*[a-z0-9])?"));
  }

  @Property(tries = 500)
  void differWithinAShop(@ForAll("shops") String shop) {
    assertThat(all(shop)).doesNotHaveDuplicates();
  }

  @Provide
  Arbitrary<String> shops() {
    return ShopNames.any();
  }

  /// The volume is of another kind than the server whose name it continues.
  private static List<String> all(String shop) {
    var names = new Names(shop);
    return List.of(
        names.database(),
        names.databaseOwner(),
        names.databaseLogin(),
        names.databaseCertificate(),
        names.databaseVolume(),
        names.authority(),
        names.admin(),
        names.orderToken(),
        names.api(),
        names.migration("0123abcd"),
        names.ui(),
        names.edge(),
        names.edgeCertificate());
  }
}
