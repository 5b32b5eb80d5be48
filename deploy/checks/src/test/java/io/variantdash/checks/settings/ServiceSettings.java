package io.variantdash.checks.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.common.utils.StringUtil;
import io.variantdash.ingest.IngestConfiguration;
import io.variantdash.local.stack.Repository;
import io.variantdash.query.config.DashboardConfig;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The two services as their sources say that they can be set. */
public enum ServiceSettings {
    INGEST("ingest-service", IngestConfiguration.class),
    QUERY("query-service", DashboardConfig.class);

    private final String module;
    private final Class<?> own;

    ServiceSettings(String module, Class<?> own) {
        this.module = module;
        this.own = own;
    }

    public String module() {
        return module;
    }

    public static ServiceSettings ofModule(String module) {
        return Stream.of(values())
                .filter(service -> service.module.equals(module))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no service " + module));
    }

    /** Our own settings with their defaults. */
    public Map<String, String> own() {
        String prefix = own.getAnnotation(ConfigMapping.class).prefix();
        Map<String, String> settings = new TreeMap<>();
        ConfigMappings.getProperties(new ConfigClass(own, prefix))
                // A list goes by its name and by that of its elements; what is set by name stands for all names.
                .forEach((name, property) ->
                        settings.put(name.replace("[*]", "").replace(".*.", ".\"id\"."), defaultOf(property)));
        return settings;
    }

    /** The default of one of them. */
    public String own(String name) {
        return Objects.requireNonNull(own().get(name), name);
    }

    private static String defaultOf(Property property) {
        return property.hasDefaultValue() ? property.getDefaultValue() : "";
    }

    /** What the service sets itself. */
    public String applicationProperty(String name) {
        Properties properties = new Properties();
        Path file = Repository.around(Path.of("")).resolve(module).resolve("src/main/resources/application.properties");
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty(name, "");
    }

    /** How a setting is called in the environment. */
    public static String variable(String property) {
        return StringUtil.replaceNonAlphanumericByUnderscores(property).toUpperCase(Locale.ROOT);
    }
}
