package org.entente.document.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Contents as objects of a bucket. The store answers for an object's being whole: a put that breaks off leaves none. */
final class S3ContentStore implements ContentStore {

    private final S3Client client;
    private final String bucket;

    S3ContentStore(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    @Override
    public boolean contains(ContentKey key) throws IOException {
        try {
            client.headObject(head -> head.bucket(bucket).key(key.path()));
            return true;
        } catch (NoSuchKeyException e) {
            return false;
        } catch (SdkException e) {
            throw unreachable(e);
        }
    }

    @Override
    public void keep(Path sealed, ContentKey key) throws IOException {
        if (contains(key)) {
            return;
        }
        try {
            client.putObject(put -> put.bucket(bucket).key(key.path()), RequestBody.fromFile(sealed));
        } catch (SdkException e) {
            throw unreachable(e);
        }
    }

    @Override
    public InputStream open(ContentKey key) throws IOException {
        try {
            return client.getObject(get -> get.bucket(bucket).key(key.path()));
        } catch (SdkException e) {
            throw unreachable(e);
        }
    }

    @Override
    public void remove(ContentKey key) throws IOException {
        try {
            client.deleteObject(delete -> delete.bucket(bucket).key(key.path()));
        } catch (SdkException e) {
            throw unreachable(e);
        }
    }

    @Override
    public void forEach(Consumer<ContentKey> each) throws IOException {
        try {
            client.listObjectsV2Paginator(list -> list.bucket(bucket)).contents().stream()
                    .map(S3Object::key)
                    .flatMap(path -> ContentKey.ofPath(path).stream())
                    .forEach(each);
        } catch (SdkException e) {
            throw unreachable(e);
        }
    }

    private static IOException unreachable(SdkException e) {
        return new IOException("The content store did not do what was asked of it", e);
    }
}
