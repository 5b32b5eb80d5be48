package io.variantdash.ingest.store.sql;

import org.postgresql.copy.CopyIn;
import org.postgresql.util.ByteStreamWriter;

/** A COPY that goes nowhere. */
final class NoCopy implements CopyIn {

    @Override
    public void writeToCopy(byte[] buffer, int offset, int length) {}

    @Override
    public void writeToCopy(ByteStreamWriter from) {}

    @Override
    public void flushCopy() {}

    @Override
    public long endCopy() {
        return 0;
    }

    @Override
    public void cancelCopy() {}

    @Override
    public boolean isActive() {
        return false;
    }

    @Override
    public int getFieldCount() {
        return 0;
    }

    @Override
    public int getFormat() {
        return 1;
    }

    @Override
    public int getFieldFormat(int field) {
        return 1;
    }

    @Override
    public long getHandledRowCount() {
        return 0;
    }
}
