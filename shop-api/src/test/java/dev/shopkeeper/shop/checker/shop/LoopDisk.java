package dev.shopkeeper.shop.checker.shop;

import static org.awaitility.Awaitility.await;

import dev.shopkeeper.shop.testing.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A small ext4 whose device is a file on an XFS of its own: it can be full, and it can lose power.
///
/// A copy by reflink has the device's content at one instant, without what the file system had not
/// sent to it: that is what a machine finds when its power comes back.
public final class LoopDisk implements Disk {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int NOBODY = 65534;
  private static final String STORE_SIZE = "8G";
  private static final int BLOCK = 4_096;
  private static final String SIZE = "1536M";

  private final Path home;

  private LoopDisk(Path home) {
    this.home = home;
  }

  /// Makes and mounts one in that folder, which no killed run may have left mounts in.
  public static LoopDisk create(Path home) throws Exception {
    var disk = new LoopDisk(home);
    Files.createDirectories(disk.store());
    Files.createDirectories(disk.mount());
    Path image = home.resolve("store.img");
    run("truncate", "-s", STORE_SIZE, image);
    run("mkfs.xfs", "-q", "-m", "reflink=1", image);
    run("mount", "-o", "loop,discard", image, disk.store());
    run("truncate", "-s", SIZE, disk.device());
    run(
        "mkfs.ext4",
        "-q",
        "-m",
        "0",
        "-E",
        "root_owner=%1$d:%1$d".formatted(NOBODY),
        disk.device());
    disk.attach();
    return disk;
  }

  private Path store() {
    return home.resolve("store");
  }

  private Path device() {
    return store().resolve("data.img");
  }

  private Path copy() {
    return store().resolve("cut.img");
  }

  private Path ballast() {
    return mount().resolve("ballast");
  }

  /// Where the file system is mounted.
  public Path mount() {
    return home.resolve("mount");
  }

  @Override
  public Path data() {
    return mount().resolve("pgdata");
  }

  /// Remembers what the device holds at this instant.
  public void cut() throws Exception {
    run("cp", "--reflink=always", device(), copy());
  }

  /// Comes back with what was remembered; nobody may use the disk any more.
  public void powerOn() throws Exception {
    // A killed server lets go of its files a moment after it is gone.
    await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> run("umount", mount()));
    run("mv", copy(), device());
    attach();
  }

  /// Takes all the room that is left, down to the last block.
  public void fill() throws Exception {
    long offset = 0;
    for (long size = Long.highestOneBit(mount().toFile().getUsableSpace()); size >= BLOCK; ) {
      if (allocate(offset, size)) {
        offset += size;
      } else {
        size /= 2;
      }
    }
  }

  private boolean allocate(long offset, long size) throws IOException, InterruptedException {
    return new ProcessBuilder("fallocate", "-o", "" + offset, "-l", "" + size, "" + ballast())
            .start()
            .waitFor()
        == 0;
  }

  /// Gives it back, for good: else the next cut of power would bring the ballast back.
  public void free() throws Exception {
    Files.deleteIfExists(ballast());
    run("sync", "-f", mount());
  }

  private void attach() throws Exception {
    run("mount", "-o", "loop,discard", device(), mount());
  }

  @Override
  public void close() throws IOException {
    Mounts.removeBelow(home);
  }

  private static void run(Object... words) throws Exception {
    Processes.run(List.of(words).stream().map(String::valueOf).toList());
  }
}
