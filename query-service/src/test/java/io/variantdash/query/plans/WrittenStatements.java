package io.variantdash.query.plans;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The statements that the code has, wherever they are: constants that begin like one. */
final class WrittenStatements {

    private static final Pattern SQL = Pattern.compile("(SELECT|WITH)\\s.*", Pattern.DOTALL);
    private static final Pattern HQL = Pattern.compile("from\\s.*", Pattern.DOTALL);

    private WrittenStatements() {}

    /** Without those that are only a part of others. */
    static List<String> sql() {
        List<String> all = constants(SQL);
        return all.stream()
                .filter(statement ->
                        all.stream().noneMatch(other -> !other.equals(statement) && other.contains(statement)))
                .toList();
    }

    static List<String> hql() {
        return constants(HQL);
    }

    private static List<String> constants(Pattern pattern) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.variantdash.query").stream()
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                        .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                        .flatMap(WrittenStatements::value)
                        .filter(text -> pattern.matcher(text).matches())
                        .distinct()
                        .toList();
    }

    private static Stream<String> value(Field field) {
        try {
            field.setAccessible(true);
            return Stream.ofNullable((String) field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field.toString(), e);
        }
    }
}
