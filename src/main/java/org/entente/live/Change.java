package org.entente.live;

/**
 * Something changed. Whoever hears it reads again as oneself.
 *
 * @param topic what kind of thing, such as {@code exercise-plan}: letters, digits and hyphens
 * @param id the thing's public id; {@code *} when anything of the topic may have changed unheard
 */
public record Change(String topic, String id) {

    /** Stands for every id of a topic: sent after changes may have been missed. */
    public static final String ANY = "*";

    /** Whether the thing with that id may be the one that changed. */
    public boolean concerns(Object publicId) {
        return id.equals(ANY) || id.equals(publicId.toString());
    }

    public Change {
        if (topic.isEmpty() || topic.length() > 60 || id.length() > 100 || topic.indexOf(' ') >= 0) {
            throw new IllegalArgumentException("Not a topic and an id");
        }
    }
}
