package io.variantdash.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.variantdash.support.Database;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The services' roles try what they may not do, on a database that the owner migrated. */
class ServiceRolesTest {

    private static final String OWNER = "variantdash";
    private static final String INGEST = "variantdash_ingest";
    private static final String QUERY = "variantdash_query";

    /** What the dashboard does not show: the answers to producers' requests, who is erased, and the work of operators. */
    private static final String WITHHELD_FROM_QUERY = "('erasures', 'gateway_requests', 'rebuilds')";

    private static final String TABLES = """
            FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v') AND NOT relispartition""";

    private static final Database DATABASE = Database.empty();

    @BeforeAll
    static void migrate() {
        DATABASE.script("db/roles.sql");
        DATABASE.flyway(OWNER).migrate();
    }

    @ParameterizedTest
    @ValueSource(strings = {INGEST, QUERY})
    void noServiceChangesTheSchema(String service) {
        for (String statement : new String[] {
            "CREATE TABLE mine ()",
            "CREATE TEMP TABLE mine ()",
            "CREATE SCHEMA mine",
            "CREATE FUNCTION mine() RETURNS int LANGUAGE sql RETURN 1",
            "ALTER TABLE variants ADD COLUMN mine int",
            "ALTER TABLE dashboard_events DETACH PARTITION dashboard_events_default",
            "CREATE INDEX ON variants (content)",
            "CREATE TRIGGER mine BEFORE INSERT ON variants FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
            "DROP TABLE variants",
            "DROP FUNCTION detach_expired_day",
            "TRUNCATE dashboard_events",
            "UPDATE flyway_schema_history SET checksum = 1",
            "CREATE ROLE mine",
            "SET ROLE variantdash",
            "ALTER SYSTEM SET fsync = off"
        }) {
            assertRefused(service, statement);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {INGEST, QUERY})
    void noServiceReadsWhatIsTheServers(String service) {
        DATABASE.execute("CREATE SCHEMA IF NOT EXISTS another");
        DATABASE.execute("CREATE TABLE IF NOT EXISTS another.secret ()");
        for (String statement : new String[] {
            "SELECT rolpassword FROM pg_authid",
            "SELECT passwd FROM pg_shadow",
            "SELECT FROM another.secret",
            "SELECT pg_read_file('/etc/passwd')",
            "COPY variants TO PROGRAM 'cat'",
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'"
        }) {
            assertRefused(service, statement);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "INSERT INTO variants (persona_id, id, status) VALUES ('ava', 'v', 'active')",
                "UPDATE variants SET content = ''",
                "DELETE FROM variant_kills",
                "SELECT nextval('dashboard_events_id')",
                "SELECT ensure_day_partition('dashboard_events', '2025-01-31')",
                "SELECT detach_expired_day('dashboard_events', '2025-01-31')",
                "SELECT drop_detached_day('dashboard_events', '2025-01-31')",
                "SELECT persona_id FROM erasures",
                "SELECT ends FROM rebuilds",
                "UPDATE dead_letters SET replays = '[]'",
                "SELECT answer FROM gateway_requests"
            })
    void queryOnlyReadsWhatIsShown(String statement) {
        assertRefused(QUERY, statement);
    }

    @Test
    void ingestMakesAndDropsDaysByFunctionsOfTheOwner() {
        DATABASE.rowsAs(INGEST, "SELECT ensure_day_partition('dashboard_events', '2025-01-31')");
        DATABASE.executeAs(INGEST, """
                INSERT INTO dashboard_events (identity, event_type, persona_id, event_data, occurred_at)
                VALUES (gen_random_uuid(), 'early_kill', 'ava', '{}', '2025-01-31 10:00Z')""");
        assertThat(DATABASE.rowsAs(QUERY, "SELECT tableoid::regclass FROM dashboard_events"))
                .containsExactly("dashboard_events_20250131");
        // A day has no rights of its own.
        assertRefused(INGEST, "SELECT FROM dashboard_events_20250131");

        assertThat(DATABASE.rowsAs(INGEST, "SELECT detach_expired_day('dashboard_events', '2025-02-01')"))
                .containsExactly("dashboard_events_20250131");
        assertThat(DATABASE.rowsAs(INGEST, "SELECT drop_detached_day('dashboard_events', '2025-02-01')"))
                .containsExactly("dashboard_events_20250131");
    }

    @Test
    void eachTableIsGrantedOrWithheld() {
        assertThat(DATABASE.rows("SELECT relname " + TABLES + " AND relname NOT IN " + WITHHELD_FROM_QUERY
                        + " AND NOT has_table_privilege('variantdash_query', oid, 'SELECT')"))
                .as("add these to afterMigrate__rights.sql or to what is withheld here")
                .isEmpty();
        assertThat(
                        DATABASE.rows(
                                "SELECT relname " + TABLES + " AND (relname IN " + WITHHELD_FROM_QUERY
                                        + " AND has_any_column_privilege('variantdash_query', oid, 'SELECT')"
                                        + " OR has_table_privilege('variantdash_query', oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER'))"))
                .as("more than query-service needs")
                .isEmpty();
    }

    @Test
    void whatALaterMigrationMakesIsGrantedWithIt() {
        DATABASE.executeAs(OWNER, "CREATE TABLE later (id bigint GENERATED ALWAYS AS IDENTITY)");
        DATABASE.executeAs(OWNER, "CREATE FUNCTION later_work() RETURNS int LANGUAGE sql SECURITY DEFINER RETURN 1");
        DATABASE.executeAs(OWNER, "REVOKE ALL ON FUNCTION later_work FROM PUBLIC");
        assertRefused(INGEST, "INSERT INTO later DEFAULT VALUES");

        DATABASE.flyway(OWNER).migrate();

        DATABASE.executeAs(INGEST, "INSERT INTO later DEFAULT VALUES");
        DATABASE.executeAs(INGEST, "SELECT later_work()");
        assertRefused(QUERY, "SELECT FROM later");
        DATABASE.executeAs(OWNER, "DROP TABLE later; DROP FUNCTION later_work");
    }

    @Test
    void nothingThatWorksWithTheOwnersRightsIsForEveryone() {
        assertThat(DATABASE.rows("""
                SELECT function.oid::regprocedure
                FROM pg_proc function, aclexplode(coalesce(proacl, acldefault('f', proowner)))
                WHERE pronamespace = 'public'::regnamespace AND prosecdef AND grantee = 0
                """)).isEmpty();
    }

    @Test
    void whatAnotherRoleMigratedIsHandedOver() {
        Database database = Database.migrated();
        database.rows("SELECT ensure_day_partition('dashboard_events', '2025-01-31')");

        database.script("db/roles.sql");
        database.script("db/roles.sql");

        assertThat(database.rows("""
                SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relowner <> 'variantdash'::regrole
                UNION ALL
                SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proowner <> 'variantdash'::regrole
                """)).isEmpty();
        database.flyway(OWNER).migrate();
        assertThat(database.rowsAs(INGEST, "SELECT ensure_day_partition('dashboard_events', '2025-02-01')"))
                .containsExactly("t");
    }

    private static void assertRefused(String role, String statement) {
        assertThatThrownBy(() -> DATABASE.executeAs(role, statement))
                .as("%s as %s", statement, role)
                .rootCause()
                .message()
                .containsAnyOf("permission denied", "must be owner", "Only roles with", "must be a member");
    }
}
