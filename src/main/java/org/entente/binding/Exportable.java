package org.entente.binding;

import java.util.List;
import org.entente.label.ConfidentialityLabel;

/**
 * An object as it is to leave.
 *
 * @param name what people call it, for the name of the file
 * @param element the first element
 * @param content what stands within it
 * @param parts labels of what is in it besides its own
 */
public record Exportable(String name, String element, ExportXml.Content content, List<ConfidentialityLabel> parts) {

    public Exportable {
        parts = List.copyOf(parts);
    }
}
