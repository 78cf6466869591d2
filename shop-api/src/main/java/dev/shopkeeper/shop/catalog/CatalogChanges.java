package dev.shopkeeper.shop.catalog;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tells this process of its own changes at once, and the others through the database.
@Component
final class CatalogChanges implements StockChanged {

  private final JdbcClient database;
  private final Freshness freshness;
  private final KeptAnswers kept;
  private final ChangeChannel channel;

  CatalogChanges(
      JdbcClient database, Freshness freshness, KeptAnswers kept, ChangeChannel channel) {
    this.database = database;
    this.freshness = freshness;
    this.kept = kept;
    this.channel = channel;
  }

  @Override
  public void ofOrder(Collection<ProductId> products) {
    List<ProductId> changed = List.copyOf(products);
    afterCommit(() -> {
      freshness.sold(changed);
      channel.announce(changed);
    });
  }

  @Override
  public void byAdministrator(ProductId product) {
    database
        .sql("SELECT pg_notify(?, ?)")
        .param(Announcement.CHANNEL)
        .param(new Announcement.Edited(product).text())
        .query()
        .singleRow();
    afterCommit(() -> edited(product));
  }

  private void edited(ProductId product) {
    freshness.edited();
    kept.forget(new CatalogRead.OfProduct(product));
  }

  private static void afterCommit(Runnable effect) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      effect.run();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            // Also where it is not known whether the commit took place.
            if (status != STATUS_ROLLED_BACK) {
              effect.run();
            }
          }
        });
  }
}
