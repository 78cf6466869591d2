package dev.shopkeeper.shop.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/// A folder of files that are replaced all at once, as a kubelet replaces a mounted Secret: the
/// files are links into `..data`, and `..data` is a link that is turned.
public final class MountedSecret {

  private static final String DATA = "..data";

  private final Path folder;
  private int generation;

  /// Takes the place of a folder of plain files.
  public MountedSecret(Path folder, Map<String, String> files) throws IOException {
    this.folder = folder;
    replace(files);
    for (String file : files.keySet()) {
      Files.deleteIfExists(folder.resolve(file));
      Files.createSymbolicLink(folder.resolve(file), Path.of(DATA, file));
    }
  }

  /// Shows other contents of the same files, from one moment to the next.
  public void replace(Map<String, String> files) throws IOException {
    Path next = Path.of("..generation" + ++generation);
    Files.createDirectory(folder.resolve(next));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(next).resolve(file.getKey()), file.getValue());
    }
    Path link = Files.createSymbolicLink(folder.resolve("..data_tmp"), next);
    Files.move(
        link,
        folder.resolve(DATA),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
