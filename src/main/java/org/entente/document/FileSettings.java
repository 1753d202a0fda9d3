package org.entente.document;

import java.net.URI;
import java.nio.file.Path;
import org.entente.document.content.Contents;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where files are kept and how much of them.
 *
 * @param directory for sealed contents, and for those on their way in
 * @param masterKey the file with the master key; beside the contents if it is not named
 * @param largest file
 * @param workspace the most that all versions in one workspace take together
 * @param viewable the largest file that is shown page by page
 * @param s3 an S3-compatible store that keeps the contents instead of the directory, if it has an endpoint
 */
@ConfigurationProperties("entente.files")
record FileSettings(
        String directory,
        @DefaultValue("") String masterKey,
        @DefaultValue("512MB") DataSize largest,
        @DefaultValue("20GB") DataSize workspace,
        @DefaultValue("64MB") DataSize viewable,
        @DefaultValue Store s3) {

    record Store(
            @DefaultValue("") String endpoint,
            @DefaultValue("us-east-1") String region,
            @DefaultValue("") String bucket,
            @DefaultValue("") String accessKey,
            @DefaultValue("") String secretKey) {}

    FileSettings {
        if (directory.isBlank()) {
            throw new IllegalArgumentException("No directory for files: set ENTENTE_FILES_DIRECTORY");
        }
    }

    Path place() {
        return Path.of(directory).toAbsolutePath().normalize();
    }

    Path keyFile() {
        return masterKey.isBlank() ? place().resolve("master-key") : Path.of(masterKey);
    }

    Contents.@Nullable Bucket bucket() {
        return s3.endpoint().isBlank()
                ? null
                : new Contents.Bucket(
                        URI.create(s3.endpoint()), s3.region(), s3.bucket(), s3.accessKey(), s3.secretKey());
    }
}
