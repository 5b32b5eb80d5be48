package io.variantdash.query.config.value;

import io.netty.util.NetUtil;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * A range of addresses, as {@code 10.0.0.0/8}, or a single one.
 *
 * @param text as it was written, which tells ranges apart
 * @param prefix how many bits of it count
 */
public record AddressRange(String text, int prefix) {

    private static final int BITS = 8;

    /** Whether an address, as its bytes, is within. */
    public boolean includes(byte[] address) {
        byte[] start = bytes(text);
        if (address.length != start.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 1 << (BITS - 1 - bit % BITS);
            if (((address[bit / BITS] ^ start[bit / BITS]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String range) {
        int slash = range.indexOf('/');
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(slash < 0 ? range : range.substring(0, slash));
        if (bytes == null) {
            throw new IllegalArgumentException("(allowed are addresses and ranges such as 10.0.0.0/8)");
        }
        return bytes;
    }

    /** Reads a range; names are not looked up. */
    public static final class FromText implements Converter<AddressRange> {

        @Override
        public AddressRange convert(String text) {
            String range = text.trim();
            int bits = bytes(range).length * BITS;
            int slash = range.indexOf('/');
            int prefix = slash < 0 ? bits : prefix(range.substring(slash + 1));
            if (prefix > bits) {
                throw new IllegalArgumentException("(its prefix is at most " + bits + ")");
            }
            return new AddressRange(range, prefix);
        }

        private static int prefix(String digits) {
            if (!digits.matches("[0-9]{1,3}")) {
                throw new IllegalArgumentException("(allowed are addresses and ranges such as 10.0.0.0/8)");
            }
            return Integer.parseInt(digits);
        }
    }
}
