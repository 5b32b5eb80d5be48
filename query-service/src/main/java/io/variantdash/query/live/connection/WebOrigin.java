package io.variantdash.query.live.connection;

import io.netty.util.NetUtil;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page comes from, in the one form that can be compared: names in lower case and without the dot at their end,
 * addresses in their shortest form, the port of the scheme where none is named.
 */
record WebOrigin(String scheme, String host, int port) {

    private static final Pattern FORM = Pattern.compile(
            "(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?:\\[(?<address>[0-9A-Fa-f:.]+)]|(?<name>[A-Za-z0-9._~!$&'()*+,;=%-]+))"
                    + "(?::(?<port>[0-9]{0,5}))?");

    /** Reads {@code scheme://host[:port]}; empty for anything else, such as the {@code null} of a page without origin. */
    static Optional<WebOrigin> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String scheme = form.group("scheme").toLowerCase(Locale.ROOT);
        String port = form.group("port");
        return host(form.group("address"), form.group("name"))
                .map(host -> new WebOrigin(
                        scheme, host, port == null || port.isEmpty() ? usualPort(scheme) : Integer.parseInt(port)));
    }

    private static Optional<String> host(String address, String name) {
        if (address != null) {
            return Optional.ofNullable(NetUtil.getByName(address)).map(NetUtil::toAddressString);
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return Optional.of(lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower);
    }

    private static int usualPort(String scheme) {
        return switch (scheme) {
            case "http", "ws" -> 80;
            case "https", "wss" -> 443;
            default -> 0;
        };
    }
}
