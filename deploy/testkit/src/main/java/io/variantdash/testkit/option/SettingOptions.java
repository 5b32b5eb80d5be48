package io.variantdash.testkit.option;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Settings of what is started, for this run only. */
public final class SettingOptions {

    @Option(
            names = "--service",
            paramLabel = "NAME=VALUE",
            description = "An environment variable of our services; repeatable.")
    private Map<String, String> service = new LinkedHashMap<>();

    @Option(names = "--postgres", paramLabel = "NAME=VALUE", description = "A setting of PostgreSQL; repeatable.")
    private Map<String, String> postgres = new LinkedHashMap<>();

    public Map<String, String> service() {
        return service;
    }

    public Map<String, String> postgres() {
        return postgres;
    }
}
