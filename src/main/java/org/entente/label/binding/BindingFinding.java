package org.entente.label.binding;

import java.util.List;
import java.util.Locale;
import org.entente.label.LabelWords;

/**
 * Something that holds of a binding, or does not.
 *
 * @param details what the sentence names
 */
public record BindingFinding(Kind kind, List<String> details) {

    public BindingFinding {
        details = List.copyOf(details);
    }

    static BindingFinding of(Kind kind, String... details) {
        return new BindingFinding(kind, List.of(details));
    }

    /** What was found. */
    public enum Kind {
        DATA_UNCHANGED(false),
        DATA_CHANGED(true),
        /** The binding has no digest of the data: whether it is the one that was labelled is for a person to say. */
        DATA_UNCHECKED(false),
        LABEL_UNCHANGED(false),
        LABEL_CHANGED(true),
        /** The binding has no digest of a label. */
        LABEL_UNCHECKED(false),
        /** Holds as far as it goes: whoever changes both label and digest is not found out. */
        NOT_SIGNED(false),
        SIGNED(false),
        /** As {@link #SIGNED}; the signature tells no time. */
        SIGNED_UNDATED(false),
        /** The key is nobody's whom the reader trusts; whether the signature is right was not asked. */
        SIGNER_NOT_TRUSTED(true),
        /** The signer's certificate does not hold at the time of the check. */
        CERTIFICATE_NOT_VALID(true),
        CHANGED_AFTER_SIGNING(true),
        SIGNATURE_BROKEN(true);

        private final boolean broken;

        Kind(boolean broken) {
            this.broken = broken;
        }
    }

    /** Whether the binding is not to be relied on because of it. */
    public boolean isBroken() {
        return kind.broken;
    }

    /** Whether it is that somebody whom the reader trusts has signed. */
    public boolean isSigned() {
        return kind == Kind.SIGNED || kind == Kind.SIGNED_UNDATED;
    }

    /** The finding in words; English where there are none of that language. */
    public String words(Locale language) {
        return LabelWords.of("label.binding." + kind, language, details);
    }

    @Override
    public String toString() {
        return words(Locale.ENGLISH);
    }
}
