package org.entente.uikit;

import java.time.Instant;
import org.entente.label.ConfidentialityLabel;

/**
 * Something that was made or changed lately and that the reader may read.
 *
 * @param what what became of what, such as "Exercise plan changed", in the page's language
 * @param title its name: content, marked by the label
 * @param href the route to it, without a leading slash
 * @param where the name of its workspace
 */
public record NewThing(Instant at, String what, String title, String href, ConfidentialityLabel label, String where) {}
