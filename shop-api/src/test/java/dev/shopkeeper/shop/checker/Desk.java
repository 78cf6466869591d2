package dev.shopkeeper.shop.checker;

import dev.shopkeeper.shop.checker.fault.Pulse;
import dev.shopkeeper.shop.checker.history.Action;
import dev.shopkeeper.shop.checker.history.Answer;
import dev.shopkeeper.shop.checker.history.History;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// Where clients ask: each call is written down before it is sent and after it ended.
/// `acknowledged` counts the purchases that the shop said yes to.
record Desk(
    Caller caller, Requests requests, History history, Pulse pulse, AtomicLong acknowledged) {

  Map<Long, String> tokens() {
    return requests.tokens();
  }

  int replicas() {
    return caller.replicas().size();
  }

  Answer ask(int client, int replica, Action action) throws InterruptedException {
    long call = history.began(client, replica, action);
    long began = System.nanoTime();
    Answer answer = caller.send(replica, requests.of(action));
    history.ended(call, client, replica, answer);
    pulse.felt(replica, answer.outcome(), System.nanoTime() - began);
    return answer;
  }
}
