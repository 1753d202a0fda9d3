package org.entente.audit.export;

/** What an export carries so that its entries can be held against the log, such as a checkpoint. */
@FunctionalInterface
public interface ExportStamp {

    /** As text of one or several lines; empty where there is none. */
    String text();
}
